/** Starts the app: `README.md` says what each variable is. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { createApp } from './app.js';
import { openStore } from './store.js';

const needed = [
  'SHOPIFY_API_KEY',
  'SHOPIFY_API_SECRET',
  'SHOPIFY_CA',
  'APP_ORIGIN',
  'APP_SECRET',
  'TLS_KEY',
  'TLS_CERT',
];
const missing = needed.filter((name) => !process.env[name]);
if (missing.length > 0) {
  console.error(`Missing: ${missing.join(', ')}. See README.md.`);
  process.exit(1);
}
const { env } = process;
const store = await openStore(env.STORE ?? 'souk-shopify.store', env.APP_SECRET);
const app = createApp({
  ...{ store, apiKey: env.SHOPIFY_API_KEY, apiSecret: env.SHOPIFY_API_SECRET },
  ...{ origin: env.APP_ORIGIN, soukOrigin: env.SOUK ?? 'http://localhost:3000' },
});
const tls = { key: readFileSync(env.TLS_KEY), cert: readFileSync(env.TLS_CERT) };
const certified = { ...tls, ca: readFileSync(env.SHOPIFY_CA), requestCert: true, rejectUnauthorized: true };
createServer(certified, app.sessions).listen(Number(env.SESSIONS_PORT ?? 8443));
createServer(tls, app.pages).listen(Number(env.PORT ?? 443));

/** One sweep after another, never two at once. */
async function keepSweeping() {
  await app.sweep().catch(console.error);
  setTimeout(keepSweeping, 5_000);
}
await keepSweeping();
console.log(`Souk Pay for Shopify at ${env.APP_ORIGIN}`);
