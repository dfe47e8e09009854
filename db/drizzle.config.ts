import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema/**/*.ts',
  out: './db/migrations',
  schemaFilter: ['identity', 'markets', 'shop', 'money', 'ledger', 'social'],
});
