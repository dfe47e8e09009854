/**
 * A small Vendure shop with Souk Pay, kept in memory: one lamp, one way to deliver, one way to pay.
 *   SOUK=… SOUK_SECRET_KEY=… SOUK_WEBHOOK_SECRET=… STOREFRONT=http://127.0.0.1:8080 node server.mjs
 */
import { SoukPayPlugin } from '@souk/vendure';
import { bootstrap, DefaultLogger, LogLevel } from '@vendure/core';
import { populate } from '@vendure/core/cli/index.js';

const {
  PORT = '3100',
  SOUK,
  SOUK_SECRET_KEY,
  SOUK_WEBHOOK_SECRET,
  STOREFRONT,
  PASSWORD = 'a lamp in the window',
} = process.env;

const config = {
  logger: new DefaultLogger({ level: LogLevel.Warn }),
  apiOptions: {
    port: Number(PORT),
    hostname: '127.0.0.1',
    adminApiPath: 'admin-api',
    shopApiPath: 'shop-api',
    cors: { origin: [STOREFRONT], exposedHeaders: ['vendure-auth-token'] },
  },
  authOptions: {
    tokenMethod: ['bearer'],
    superadminCredentials: { identifier: 'superadmin', password: PASSWORD },
  },
  dbConnectionOptions: { type: 'sqljs', synchronize: true },
  paymentOptions: { paymentMethodHandlers: [] },
  plugins: [
    SoukPayPlugin.init({
      key: SOUK_SECRET_KEY,
      webhookSecret: SOUK_WEBHOOK_SECRET,
      souk: SOUK,
      storefront: STOREFRONT,
    }),
  ],
};

const world = {
  defaultLanguage: 'en',
  defaultZone: 'Americas',
  countries: [{ name: 'United States', code: 'US', zone: 'Americas' }],
  taxRates: [{ name: 'Standard', percentage: 0 }],
  shippingMethods: [{ name: 'Parcel', price: 620 }],
  paymentMethods: [{ name: 'Souk Pay', handler: { code: 'souk-pay', arguments: [] } }],
  collections: [],
};

await populate(() => bootstrap(config), world);
console.log(`Vendure is at http://127.0.0.1:${PORT}`);
