/** What the person chose by environment, checked, with everything left out filled in. */
import path from 'node:path';
import { Refusal } from './say.mjs';

/**
 * @typedef {{
 *   folder: string, host: string, port: number, sandboxPort: number, mode: 'sandbox' | 'live',
 *   soukOrigin: string, payOrigin: string, sandboxOrigin: string, stripeApiBase: string | undefined,
 *   paypalApiBase: string | undefined,
 * }} Settings
 */

function portOf(name, text, fallback) {
  const port = text ? Number(text) : fallback;
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Refusal(`${name} is "${text ?? fallback}", which is no port. Give a whole number from 1 to 65535.`);
}

function originOf(name, text, fallback) {
  if (!text) return fallback;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/') return url.origin;
  throw new Refusal(`${name} is "${text}". Write it as https://souk.example, without a path.`);
}

/** Real keys and nobody standing in for the provider: this is about real money (or the provider's own test money). */
function modeOf(environment) {
  const { SOUK_MODE: chosen, STRIPE_SECRET_KEY: key, STRIPE_API_BASE: standIn } = environment;
  if (chosen && chosen !== 'sandbox' && chosen !== 'live')
    throw new Refusal(`SOUK_MODE is "${chosen}". It is sandbox or live.`);
  const real = /^(sk|rk)_(live|test)_/.test(key ?? '');
  if (real && standIn)
    throw new Refusal(
      'STRIPE_SECRET_KEY is a real key, and STRIPE_API_BASE would send it elsewhere. Leave one of them out.',
    );
  if (chosen === 'sandbox' && real)
    throw new Refusal('SOUK_MODE is sandbox, but STRIPE_SECRET_KEY is a real key. Leave one of them out.');
  if (chosen === 'live' && !real) throw new Refusal('Live mode needs a real STRIPE_SECRET_KEY.');
  return real ? 'live' : 'sandbox';
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Settings}
 */
export function readSettings(environment) {
  const port = portOf('PORT', environment.PORT, 3000);
  const sandboxPort = portOf('SANDBOX_PORT', environment.SANDBOX_PORT, port + 1);
  if (sandboxPort === port)
    throw new Refusal('PORT and SANDBOX_PORT are the same. Leave SANDBOX_PORT out, or change it.');
  const mode = modeOf(environment);
  const soukOrigin = originOf('SOUK_ORIGIN', environment.SOUK_ORIGIN, `http://localhost:${port}`);
  const settings = {
    folder: path.resolve(environment.SOUK_DATA || '.souk'),
    host: environment.HOST || '127.0.0.1',
    port,
    sandboxPort,
    mode,
    soukOrigin,
    payOrigin: originOf('PAY_ORIGIN', environment.PAY_ORIGIN, soukOrigin),
    sandboxOrigin: originOf('SANDBOX_ORIGIN', environment.SANDBOX_ORIGIN, `http://localhost:${sandboxPort}`),
    stripeApiBase: mode === 'live' ? undefined : environment.STRIPE_API_BASE || `http://127.0.0.1:${sandboxPort}`,
    paypalApiBase:
      environment.PAYPAL_API_BASE || (mode === 'live' ? undefined : `http://127.0.0.1:${sandboxPort}/paypal`),
  };
  refuseHalfKeys(environment);
  refuseHalfPayPal(settings, environment);
  if (mode === 'live') refuseUnsafeLive(settings, environment);
  return settings;
}

/** Everything that is missing is told at once. The two checks that need the data folder and the database come later. */
function refuseUnsafeLive({ soukOrigin, payOrigin }, environment) {
  const faults = [];
  if (!soukOrigin.startsWith('https://')) faults.push(`SOUK_ORIGIN must be https (it is ${soukOrigin})`);
  if (!payOrigin.startsWith('https://')) faults.push(`PAY_ORIGIN must be https (it is ${payOrigin})`);
  if (new URL(soukOrigin).hostname === new URL(payOrigin).hostname)
    faults.push('PAY_ORIGIN must be another host than SOUK_ORIGIN');
  faults.push(...faultsOfKeys(environment));
  if (environment.SANDBOX_ORIGIN) faults.push('SANDBOX_ORIGIN is set, and there is no sandbox');
  if (environment.SOUK_PROOF_CLOCK)
    faults.push('SOUK_PROOF_CLOCK is set, which is for proofs alone: it stops the clock and takes away chance');
  if (!environment.SMTP_URL) faults.push('SMTP_URL is missing: there is no mailbox page in live mode');
  if (faults.length > 0)
    throw new Refusal(`Live mode takes real money, so Souk does not start like this: ${faults.join('; ')}.`);
}

const kindOf = (key) => /^[a-z]+_(live|test)_/.exec(key ?? '')?.[1];

/** Keys of two kinds would take real money on one side and play money on the other. */
function faultsOfKeys(environment) {
  const faults = [];
  const { STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_ACCOUNT_WEBHOOK_SECRET } =
    environment;
  if (!/^pk_(live|test)_/.test(STRIPE_PUBLISHABLE_KEY ?? '')) faults.push('STRIPE_PUBLISHABLE_KEY is missing');
  else if (kindOf(STRIPE_PUBLISHABLE_KEY) !== kindOf(STRIPE_SECRET_KEY))
    faults.push('STRIPE_PUBLISHABLE_KEY and STRIPE_SECRET_KEY are not both live or both test keys');
  if (!areSigningSecrets(STRIPE_WEBHOOK_SECRET ?? ''))
    faults.push('STRIPE_WEBHOOK_SECRET is missing or no signing secret');
  if (STRIPE_ACCOUNT_WEBHOOK_SECRET && !areSigningSecrets(STRIPE_ACCOUNT_WEBHOOK_SECRET))
    faults.push('STRIPE_ACCOUNT_WEBHOOK_SECRET is no signing secret (whsec_ and what follows)');
  const paypalTests = new URL(environment.PAYPAL_API_BASE || `https://${PAYPAL_HOSTS[0]}`).hostname === PAYPAL_HOSTS[1];
  if (environment.PAYPAL_CLIENT_ID && paypalTests !== (kindOf(STRIPE_SECRET_KEY) === 'test'))
    faults.push(
      `PayPal's test mode (PAYPAL_API_BASE=https://${PAYPAL_HOSTS[1]}) goes with Stripe's test keys, and with no others`,
    );
  return faults;
}

// What is left of an example, `whsec_` or `whsec_...`, is a secret that everybody knows.
const areSigningSecrets = (list) => list.split(',').every((secret) => /^whsec_[\w+/=-]+$/.test(secret.trim()));

const PAYPAL = ['PAYPAL_CLIENT_ID', 'PAYPAL_CLIENT_SECRET', 'PAYPAL_WEBHOOK_ID'];
const PAYPAL_HOSTS = ['api-m.paypal.com', 'api-m.sandbox.paypal.com'];

/** PayPal is not half there, and its keys go to PayPal: to nobody in the middle when money is real, and to no sandbox of ours. */
function refuseHalfPayPal({ mode, paypalApiBase }, environment) {
  const missing = PAYPAL.filter((name) => !environment[name]);
  if (missing.length > 0 && missing.length < PAYPAL.length)
    throw new Refusal(`PayPal needs all of ${PAYPAL.join(', ')}, or none of them. Missing: ${missing.join(', ')}.`);
  const host = paypalApiBase && URL.canParse(paypalApiBase) ? new URL(paypalApiBase) : undefined;
  if (paypalApiBase && !host) throw new Refusal(`PAYPAL_API_BASE is "${paypalApiBase}", which is no address.`);
  if (mode === 'live' && host && (host.protocol !== 'https:' || !PAYPAL_HOSTS.includes(host.hostname)))
    throw new Refusal(`Live mode takes real money: PAYPAL_API_BASE is left out, or https://${PAYPAL_HOSTS[1]}.`);
  if (mode === 'sandbox' && host && PAYPAL_HOSTS.includes(host.hostname))
    throw new Refusal(
      'PAYPAL_API_BASE is PayPal itself, but Stripe is the sandbox. Set the real keys of both, or of neither.',
    );
}

function refuseHalfKeys({ SOUK_KEYS_URL: url, SOUK_KEYS_TOKEN: token, SOUK_KEY_RING: ring, SOUK_INDEX_KEY: index }) {
  if (url && !token) throw new Refusal('SOUK_KEYS_URL needs SOUK_KEYS_TOKEN, by which the key service knows us.');
  if ((url || ring) && !index)
    throw new Refusal('Keys that are given need SOUK_INDEX_KEY as well: 32 random bytes as base64, never changed.');
  const host = url && URL.canParse(url) ? new URL(url) : undefined;
  const local = host && ['127.0.0.1', 'localhost', '[::1]'].includes(host.hostname);
  if (url && !local && host?.protocol !== 'https:')
    throw new Refusal('SOUK_KEYS_URL must be https: keys go over that line.');
}

/** One sentence where copies of the site would not have the same keys; nothing where they do, or where there is one copy. */
export function keysAlone({ folder }, environment) {
  const { DATABASE_URL: database, SOUK_KEYS_URL: url, SOUK_KEYS_FOLDER: shared } = environment;
  if (!database || url || shared) return undefined;
  return `owners' keys lie in ${path.join(folder, 'keys')}, on this machine only: another copy of this site needs a shared SOUK_KEYS_FOLDER or SOUK_KEYS_URL`;
}

/** Where this machine itself reaches a program that listens on HOST. */
export const ownAddress = (host, port) => {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
};
