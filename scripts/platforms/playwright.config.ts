import { defineConfig } from '@playwright/test';
import { launchOptions } from '../../e2e/launch-options';

/** Stories of real platforms. `npm run test:platforms` installs them, opens a site and sets SOUK_ORIGIN, CHROMIUM_PATH and SOUK_PLATFORMS. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  workers: 1,
  timeout: 900_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: process.env.SOUK_ORIGIN || 'http://localhost:3000',
    locale: 'en-US',
    timezoneId: 'UTC',
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    viewport: { width: 1280, height: 800 },
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions,
  },
});
