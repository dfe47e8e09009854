import 'server-only';
import Stripe from 'stripe';
import { env } from './env';
import { heardStripe } from './provider-calls/hear';
import { addressOf } from './stripe';

/** A shopper waits for a rate no longer than this: what is known without it is shown instead. */
const timeoutMilliseconds = 1_500;

let client: Stripe | undefined;

/**
 * The tax service's client (Stripe Tax), made on first use; null where no key is set. It asks once: whoever asked goes on with an
 * estimate, and the next one asks again.
 */
export function taxService(): Stripe | null {
  const { STRIPE_TAX_KEY, STRIPE_API_BASE } = env();
  if (STRIPE_TAX_KEY === undefined) return null;
  client ??= new Stripe(STRIPE_TAX_KEY, {
    ...addressOf(STRIPE_API_BASE),
    telemetry: false,
    timeout: timeoutMilliseconds,
    maxNetworkRetries: 0,
    httpClient: heardStripe(() => 'tax'),
  });
  return client;
}
