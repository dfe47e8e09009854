import 'server-only';
import type Stripe from 'stripe';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { stripe } from '@/lib/platform/stripe';

/** Stripe's search may lag behind by a minute; its lists do not. */
const searchLagMilliseconds = 120_000;
const clockSkewSeconds = 60;
const scannedMax = 500;

/**
 * Finds the payment an attempt made, by the attempt's id in its metadata; null when there certainly is none.
 * Search is one call and exact, but late: for a young attempt that it does not know, the payments made around
 * the attempt's own time (its id tells it) are read through. Throws when the provider cannot be reached, and
 * when too many payments fall into that time to be sure.
 */
export async function findIntentOf(attemptId: Id<'attempt'>): Promise<Stripe.PaymentIntent | null> {
  const found = await stripe().paymentIntents.search({ query: `metadata['attempt_id']:'${attemptId}'`, limit: 1 });
  const [intent] = found.data;
  if (intent) return intent;
  const madeAt = timeOf(attemptId);
  return Date.now() - madeAt > searchLagMilliseconds ? null : scanAround(attemptId, Math.floor(madeAt / 1000));
}

async function scanAround(attemptId: Id<'attempt'>, second: number): Promise<Stripe.PaymentIntent | null> {
  let scanned = 0;
  const created = { gte: second - clockSkewSeconds };
  for await (const intent of stripe().paymentIntents.list({ created, limit: 100 })) {
    if (intent.metadata.attempt_id === attemptId) return intent;
    scanned += 1;
    if (scanned >= scannedMax) throw new Error('too many payments to look through; search will know soon');
  }
  return null;
}

/** The first 48 bits of a UUIDv7 are the milliseconds at which it was made. */
function timeOf(attemptId: Id<'attempt'>): number {
  return Number.parseInt(toUuid(attemptId).replaceAll('-', '').slice(0, 12), 16);
}
