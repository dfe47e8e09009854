/** Secrets made once per data folder, for whatever the environment does not give. */
import { createECDH } from 'node:crypto';
import path from 'node:path';
import { randomSecret, readJson, writeJson } from './files.mjs';
import { Refusal } from './say.mjs';

/**
 * Variables of every program of one site. The file remembers the mode it was made for: secrets of a demonstration, whose
 * keys anybody could have read, never guard real money.
 * @param {import('./settings.mjs').Settings} settings
 * @param {NodeJS.ProcessEnv} environment
 */
export function secretVariables({ folder, mode }, environment) {
  const file = path.join(folder, 'secrets.json');
  const kept = withPayPal(readJson(file) ?? makeSecrets(mode));
  if (mode === 'live' && kept.mode !== 'live') {
    throw new Refusal(
      `${folder} holds the secrets of a sandbox, and live mode must not use those. Give live mode its own SOUK_DATA and its own database.`,
    );
  }
  if (mode === 'sandbox' && kept.mode !== 'sandbox') {
    throw new Refusal(
      `${folder} belongs to a live site. Give the sandbox its own SOUK_DATA, or set the real STRIPE_SECRET_KEY.`,
    );
  }
  kept.keys = keysOf(kept, mode, environment.STRIPE_SECRET_KEY, folder);
  // A folder of an earlier release lacks what came later: that is made now, the rest stays.
  kept.variables = { ...makeSecrets(mode).variables, ...kept.variables };
  writeJson(file, kept);
  const chosen = Object.entries(kept.variables).map(([name, value]) => [name, environment[name] || value]);
  return Object.fromEntries(chosen);
}

/** What was stored under test keys is nothing under live ones, and the books of both would never agree with the provider. */
function keysOf(kept, mode, key, folder) {
  if (mode !== 'live') return undefined;
  const now = key?.includes('_live_') ? 'live' : 'test';
  if (!kept.keys || kept.keys === now) return now;
  throw new Refusal(
    `${folder} was begun with ${kept.keys} keys, and these are ${now} keys. Give them their own SOUK_DATA and their own database.`,
  );
}

function paypalSecrets() {
  return {
    PAYPAL_CLIENT_ID: `paypal_${randomSecret()}`,
    PAYPAL_CLIENT_SECRET: randomSecret(),
    PAYPAL_WEBHOOK_ID: `WH${randomSecret().slice(0, 16).toUpperCase()}`,
  };
}

/** A data folder of before there was PayPal gets what it lacks. */
function withPayPal(kept) {
  if (kept.mode !== 'sandbox' || kept.variables.PAYPAL_CLIENT_ID) return kept;
  return { ...kept, variables: { ...kept.variables, ...paypalSecrets() } };
}

/** A private key of the curve that push services know us by: 32 bytes. */
function pushKey() {
  const curve = createECDH('prime256v1');
  curve.generateKeys();
  return Buffer.from(curve.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url');
}

function makeSecrets(mode) {
  const variables = {
    NEXTAUTH_SECRET: randomSecret() + randomSecret(),
    SOUK_SECRET: randomSecret() + randomSecret(),
    SOUK_PUSH_KEY: pushKey(),
  };
  if (mode === 'live') return { mode, variables };
  return {
    mode,
    variables: {
      ...variables,
      STRIPE_SECRET_KEY: `sk_sandbox_${randomSecret()}`,
      STRIPE_PUBLISHABLE_KEY: `pk_sandbox_${randomSecret()}`,
      STRIPE_WEBHOOK_SECRET: `whsec_${randomSecret()}`,
      ...paypalSecrets(),
      STRIPE_ACCOUNT_WEBHOOK_SECRET: `whsec_${randomSecret()}`,
    },
  };
}
