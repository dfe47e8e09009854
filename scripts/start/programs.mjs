/** Which programs run and what each may know. The owner's DATABASE_URL goes to none of them. */
import fs from 'node:fs';
import { NEXT } from './build.mjs';
import { RINGS, ringEnvironment, variableOf } from './database.mjs';
import { ownAddress } from './settings.mjs';

/** Empty rather than absent: Next reads .env by itself and would put an absent one back. */
const NO_DATABASE = Object.fromEntries(
  ['DATABASE_URL', 'SOUK_MANAGED_ROLES', ...RINGS.map(variableOf)].map((name) => [name, '']),
);

/** The sandbox is the provider's house and opens nothing of ours. */
const NO_KEYS = Object.fromEntries(
  ['SOUK_KEY_RING', 'SOUK_INDEX_KEY', 'SOUK_KEYS_FOLDER', 'SOUK_KEYS_URL', 'SOUK_KEYS_TOKEN'].map((name) => [name, '']),
);

/** What can settle a payment or a payout to a seller; an endpoint at the provider itself is set to the same (docs/payments.md). */
export const WEBHOOK_EVENTS = [
  'payment_intent.amount_capturable_updated',
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.requires_action',
  'payment_intent.canceled',
  'refund.failed',
  'charge.refund.updated',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'charge.dispute.closed',
  'transfer.reversed',
  'payout.updated',
  'payout.paid',
  'payout.failed',
  'payout.canceled',
];

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {Record<string, string>} secrets
 * @param {boolean} development
 */
export function siteEnvironment(settings, secrets, development) {
  const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
  const sandbox =
    settings.mode === 'sandbox'
      ? {
          STRIPE_API_BASE: settings.stripeApiBase,
          PAYPAL_API_BASE: settings.paypalApiBase,
          SANDBOX_ORIGIN: settings.sandboxOrigin,
          STRIPE_FINANCIAL_ACCOUNT: process.env.STRIPE_FINANCIAL_ACCOUNT || 'fa_sandbox',
        }
      : {};
  return {
    ...process.env,
    ...secrets,
    ...sandbox,
    NODE_ENV: development ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    SOUK_VERSION: version,
    SOUK_MODE: settings.mode,
    SOUK_DATA: settings.folder,
    SOUK_ORIGIN: settings.soukOrigin,
    PAY_ORIGIN: settings.payOrigin,
    NEXTAUTH_URL: settings.soukOrigin,
  };
}

/** V8 lets a heap grow with the memory it sees; told that little is there it keeps half as much for the same work. */
const HEAP = ['--max-old-space-size=384', '--max-semi-space-size=8'];

/** An operator who sizes the heap in NODE_OPTIONS knows the machine better. */
const heap = () => (process.env.NODE_OPTIONS?.includes('max-old-space-size') ? [] : HEAP);

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {import('./database.mjs').Database} database
 * @param {NodeJS.ProcessEnv} site
 * @param {boolean} development
 * @returns {Record<'app' | 'worker' | 'sandbox', import('./children.mjs').Program>}
 */
export function programs(settings, database, site, development) {
  const rings = ['shop', 'money', 'social', 'identity'];
  const bundled = (name) => ['--enable-source-maps', `dist/${name}.mjs`];
  const listen = ['-H', settings.host, '-p', String(settings.port)];
  return {
    app: {
      name: 'app',
      vital: true,
      args: development ? [NEXT, 'dev', ...listen] : [...heap(), NEXT, 'start', ...listen],
      environment: {
        ...site,
        ...NO_DATABASE,
        ...ringEnvironment(database, rings),
        PORT: String(settings.port),
        // Sizing pictures on many threads leaves glibc's heaps full of holes: with two of them the app keeps half the memory.
        MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2',
      },
    },
    worker: {
      name: 'worker',
      vital: false,
      args: bundled('worker'),
      environment: { ...site, ...NO_DATABASE, ...ringEnvironment(database, [...rings, 'queue']) },
    },
    sandbox: {
      name: 'sandbox',
      vital: false,
      args: bundled('sandbox'),
      environment: {
        ...site,
        ...NO_DATABASE,
        ...NO_KEYS,
        ...ringEnvironment(database, ['sandbox']),
        SANDBOX_PORT: String(settings.sandboxPort),
        SANDBOX_HOST: settings.host,
        SANDBOX_WEBHOOK_URL: `${ownAddress(settings.host, settings.port)}/api/stripe/webhook`,
        SANDBOX_WEBHOOK_EVENTS: WEBHOOK_EVENTS.join(','),
        SANDBOX_PAYPAL_WEBHOOK_URL: `${ownAddress(settings.host, settings.port)}/api/webhooks/paypal`,
        SANDBOX_ACCOUNT_WEBHOOK_URL: `${ownAddress(settings.host, settings.port)}/api/stripe/accounts`,
      },
    },
  };
}
