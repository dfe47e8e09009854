import 'server-only';
import Stripe from 'stripe';
import { env } from '@/lib/platform/env';

let client: Stripe | undefined;

/**
 * The Stripe client of this process. `STRIPE_API_BASE` points it at a stand-in; without it, Stripe itself.
 * Ten seconds a try and two retries under the same idempotency key: longer waits are the sweeper's business.
 */
export function stripe(): Stripe {
  client ??= new Stripe(env().STRIPE_SECRET_KEY, {
    timeout: 10_000,
    maxNetworkRetries: 2,
    telemetry: false,
    ...addressOf(env().STRIPE_API_BASE),
  });
  return client;
}

function addressOf(base: string | undefined): Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol'> {
  if (!base) return {};
  const url = new URL(base);
  const protocol = url.protocol === 'https:' ? 'https' : 'http';
  return { host: url.hostname, port: url.port || (protocol === 'https' ? '443' : '80'), protocol };
}

/** What is taken from a verified event. */
export type VerifiedEvent = { id: string; type: string; objectId: string };

/**
 * Checks a webhook's signature over its raw body (constant time, five minutes of tolerance) and that its
 * mode is ours. Null for anything that does not hold; nothing is said about why.
 */
export function verifyWebhook(rawBody: string, signature: string | null): VerifiedEvent | null {
  if (signature === null || rawBody.length > 512_000) return null;
  try {
    const event = stripe().webhooks.constructEvent(rawBody, signature, env().STRIPE_WEBHOOK_SECRET);
    const live = env().STRIPE_SECRET_KEY.startsWith('sk_live_');
    const object = event.data.object as { id?: unknown };
    if (event.livemode !== live || typeof object.id !== 'string') return null;
    return { id: event.id, type: event.type, objectId: object.id };
  } catch {
    return null;
  }
}
