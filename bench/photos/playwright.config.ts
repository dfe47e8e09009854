import { defineConfig } from '@playwright/test';
import stories from '../../e2e/playwright.config';

/** `walk.spec.ts` alone, one after the other, on a phone; against a site that runs: SOUK_ORIGIN and SOUK_DATA name it. */
export default defineConfig({
  ...stories,
  testDir: '.',
  testMatch: '*.spec.ts',
  workers: 1,
  retries: 0,
  timeout: 300_000,
  reporter: [['line']],
  projects: [
    {
      name: 'phone',
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
  ],
});
