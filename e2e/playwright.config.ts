import { defineConfig } from '@playwright/test';
import { launchOptions } from './launch-options';

/**
 * `npm test` opens a site of its own and sets SOUK_ORIGIN and CHROMIUM_PATH. By hand, against a site that runs:
 * SOUK_ORIGIN=http://localhost:3000 npx playwright test -c e2e/playwright.config.ts
 * Every story runs at desktop width; those tagged @phone run at phone width too, those tagged @phone-only only there.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  // A story waits as much as it works: for an undo to end, a mail to come. Each makes people and pages of its own.
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: process.env.SOUK_ORIGIN || 'http://localhost:3000',
    locale: 'en-US',
    timezoneId: 'UTC',
    colorScheme: 'light',
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    trace: 'on-first-retry',
    launchOptions,
  },
  projects: [
    {
      name: 'desktop',
      grepInvert: /@phone-only/,
      // Movement is for the phone's stories: drawn without a graphics card it takes most of a core.
      use: { viewport: { width: 1280, height: 800 }, contextOptions: { reducedMotion: 'reduce' } },
    },
    {
      name: 'phone',
      grep: /@phone/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
  ],
});
