import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Files that by their place in the vocabulary touch no database; they start in milliseconds. */
const PURE = [
  'app/**/*.test.ts',
  'lib/kernel/**/*.test.ts',
  'lib/shop/vision/picture/*.test.ts',
  'lib/shop/imports/read/**/*.test.ts',
  'lib/**/model.test.ts',
  'lib/**/schema.test.ts',
  'scripts/**/*.test.ts',
  'integrations/*/{amounts,pay-order}.test.ts',
];
/** Files that start the whole site, again and again. */
const SITE = ['scripts/start*.test.ts'];
const root = path.resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  // `server-only` throws in any other condition than a React server's.
  // What others install is imported by the name it has for them.
  resolve: {
    alias: { '@souk/pay': path.join(root, 'integrations/client/index.js'), '@': root },
    conditions: ['react-server'],
  },
  ssr: { resolve: { conditions: ['react-server'] } },
  test: {
    environment: 'node',
    pool: 'forks',
    // One more than the processors: a test waits for the database, and those that start the site wait most of the time.
    maxWorkers: 3,
    // A process runs many files: starting one for each took a third of the time. `db/testing/own-database.ts` begins each anew.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: {
      TZ: 'UTC',
      DATABASE_CONNECT_SECONDS: '30',
      DATABASE_ANSWER_SECONDS: '30',
      SOUK_MODE: 'sandbox',
      SOUK_ORIGIN: 'http://localhost:3000',
      PAY_ORIGIN: 'http://localhost:3000',
      SANDBOX_ORIGIN: 'http://localhost:3001',
      STRIPE_API_BASE: 'http://127.0.0.1:3001',
      STRIPE_SECRET_KEY: 'sk_sandbox_test',
      STRIPE_PUBLISHABLE_KEY: 'pk_sandbox_test',
      STRIPE_WEBHOOK_SECRET: 'whsec_test_0123456789abcdef',
      PAYPAL_API_BASE: 'http://127.0.0.1:3001/paypal',
      PAYPAL_CLIENT_ID: 'paypal_client_of_tests',
      PAYPAL_CLIENT_SECRET: 'paypal_secret_of_tests',
      PAYPAL_WEBHOOK_ID: 'WHTEST0123456789',
      STRIPE_ACCOUNT_WEBHOOK_SECRET: 'whsec_account_0123456789abcdef',
      STRIPE_FINANCIAL_ACCOUNT: 'fa_sandbox',
      NEXTAUTH_URL: 'http://localhost:3000',
      NEXTAUTH_SECRET: 'a secret that only tests use, long enough',
      SOUK_SECRET: 'another secret that only tests use, long',
      SOUK_PUSH_KEY: 'AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE',
    },
    // Begun in the order of their names. What waits longest begins first, while others work beside it.
    projects: [
      { extends: true, test: { name: 'a site', include: SITE } },
      { extends: true, test: { name: 'pure', include: PURE, exclude: SITE } },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['lib', 'db', 'sandbox', 'worker', 'integrations'].map((folder) => `${folder}/**/*.test.ts`),
          exclude: PURE,
          globalSetup: ['db/testing/global-setup.ts'],
          setupFiles: ['db/testing/own-database.ts'],
        },
      },
    ],
  },
});
