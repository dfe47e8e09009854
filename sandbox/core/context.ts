import type { PayPalTokens } from '../paypal/tokens';
import type { Clock } from './clock';
import type { Database } from './database';
import type { Faults } from './faults';
import type { WebhookMode } from './webhook-mode';

/** What one running sandbox is made of; passed along, never global, so that tests can run several. */
export interface Context {
  database: Database;
  clock: Clock;
  faults: Faults;
  webhooks: { mode: WebhookMode; nudge(): void; tellFirst(): Promise<void> };
  /** Puts the clock forward, and lets happen what falls due. */
  schedule: { advance(seconds: number): Promise<void> };
  /** Who may call the part that speaks as PayPal. */
  paypal: PayPalTokens;
  /** Where a shopper's browser finds this server. */
  origin: string;
  /** Origins that may frame the card fields and be returned to. */
  appOrigins: readonly string[];
  /** The one key that is accepted; undefined accepts any `sk_test_` key. */
  secretKey: string | undefined;
}
