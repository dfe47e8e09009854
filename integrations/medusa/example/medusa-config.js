/** A Medusa server with Souk Pay: `DATABASE_URL`, `SOUK`, `SOUK_SECRET_KEY`, `SOUK_WEBHOOK_SECRET`, `STOREFRONT` from the environment. */
const { defineConfig } = require('@medusajs/framework/utils');

const { DATABASE_URL, SOUK, SOUK_SECRET_KEY, SOUK_WEBHOOK_SECRET, STOREFRONT, JWT_SECRET, COOKIE_SECRET } = process.env;

module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: {
    databaseUrl: DATABASE_URL,
    http: {
      storeCors: STOREFRONT,
      adminCors: STOREFRONT,
      authCors: STOREFRONT,
      jwtSecret: JWT_SECRET,
      cookieSecret: COOKIE_SECRET,
    },
  },
  modules: [
    {
      resolve: '@medusajs/medusa/payment',
      options: {
        providers: [
          {
            resolve: '@souk/medusa',
            id: 'souk',
            options: {
              key: SOUK_SECRET_KEY,
              webhookSecret: SOUK_WEBHOOK_SECRET,
              souk: SOUK,
              storefront: STOREFRONT,
              title: 'Desk lamp',
            },
          },
        ],
      },
    },
  ],
});
