import type { Database } from './database';
import type { Faults } from './faults';
import type { WebhookMode } from './webhooks';

/** What one running sandbox is made of; passed along, never global, so that tests can run several. */
export interface Context {
  database: Database;
  faults: Faults;
  webhooks: { mode: WebhookMode; nudge(): void };
  /** Where a shopper's browser finds this server. */
  origin: string;
  /** Origins that may frame the card fields and be returned to. */
  appOrigins: readonly string[];
  /** The one key that is accepted; undefined accepts any `sk_test_` key. */
  secretKey: string | undefined;
}
