import 'server-only';
import Stripe from 'stripe';
import { z } from 'zod';
import { env } from './env';
import { heardStripe } from './provider-calls/hear';
import { providerOfStripePath } from './provider-calls/model';

/** A provider call may take this long before its outcome counts as unknown. */
const timeoutMilliseconds = 10_000;

let client: Stripe | undefined;

/**
 * The payment provider's client, made on first use. `STRIPE_API_BASE` points it at the sandbox; without it,
 * at Stripe. It retries dropped connections, 409 and 5xx twice under one idempotency key, and tells Stripe
 * nothing about our machine.
 */
export function stripe(): Stripe {
  client ??= new Stripe(env().STRIPE_SECRET_KEY, {
    ...addressOf(env().STRIPE_API_BASE),
    telemetry: false,
    timeout: timeoutMilliseconds,
    maxNetworkRetries: 2,
    httpClient: heardStripe(providerOfStripePath),
  });
  return client;
}

/** A provider's address as its library wants it; nothing for the provider itself. */
export function addressOf(base: string | undefined): Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol'> {
  if (base === undefined) return {};
  const url = new URL(base);
  const secure = url.protocol === 'https:';
  return { host: url.hostname, port: url.port || (secure ? 443 : 80), protocol: secure ? 'https' : 'http' };
}

/** Stripe's own test mode takes no money either, but it is Stripe: the key tells, not the mode of this process. */
function usesLiveKey(): boolean {
  return /^[rs]k_live_/.test(env().STRIPE_SECRET_KEY);
}

/** What is taken from a webhook: which event, and which object to look at (empty for one without id). Its content is never believed. */
export type StripeEvent = { id: string; type: string; objectId: string };

/** As long as the provider's ids may be. A control character, NUL above all, is in none of them, and no database keeps it. */
const word = z.string().regex(/^\P{Cc}{1,255}$/u);
const Kept = z.object({ id: word, type: word, objectId: word.or(z.literal('')) });

/** How far a webhook's time may lie from ours, either way. */
const toleranceSeconds = 300;

/**
 * Reads an event about a seller's account: signed as the others, under a secret of its own, and without any content but which
 * account it is about. Null for anything `readStripeEvent` would refuse, and when no secret is set.
 */
export function readAccountEvent(rawBody: string, signature: string | null): StripeEvent | null {
  if (isDatedAhead(signature)) return null;
  try {
    const event = underOneOf(env().STRIPE_ACCOUNT_WEBHOOK_SECRET, (secret) =>
      stripe().parseEventNotification(rawBody, signature ?? '', secret, toleranceSeconds),
    );
    if (event.livemode !== usesLiveKey()) return null;
    const related: unknown = 'related_object' in event ? event.related_object : null;
    const objectId = typeof related === 'object' && related !== null && 'id' in related ? String(related.id) : '';
    return Kept.parse({ id: event.id, type: event.type, objectId });
  } catch {
    return null;
  }
}

/**
 * Reads under the first secret that fits. There are several, divided by commas, where the provider tells of one thing from
 * several endpoints, and while one secret follows another.
 */
function underOneOf<Read>(secrets: string | undefined, read: (secret: string) => Read): Read {
  const known = (secrets ?? '').split(',').flatMap((secret) => secret.trim() || []);
  for (const secret of known) {
    try {
      return read(secret);
    } catch {
      // Signed under another one, or by nobody: the next tells.
    }
  }
  throw new Error('signed under none of our secrets');
}

/** The library looks for old ones alone: one dated ahead could be kept, and sent when it suits its sender. */
function isDatedAhead(signature: string | null): boolean {
  const latest = Date.now() / 1000 + toleranceSeconds;
  return [...(signature ?? '').matchAll(/t=(\d+)/g)].some(([, second]) => Number(second) > latest);
}

/**
 * Checks the signature of a webhook over its raw body (HMAC, 300 s tolerance) and the mode it is for. Null for
 * anything forged, altered, old, dated ahead, or meant for another mode, and for ids that nobody could keep.
 */
export function readStripeEvent(rawBody: string, signature: string | null): StripeEvent | null {
  if (isDatedAhead(signature)) return null;
  try {
    const event = underOneOf(env().STRIPE_WEBHOOK_SECRET, (secret) =>
      stripe().webhooks.constructEvent(rawBody, signature ?? '', secret, toleranceSeconds),
    );
    if (event.livemode !== usesLiveKey()) return null;
    const object: unknown = event.data.object;
    const objectId = typeof object === 'object' && object !== null && 'id' in object ? String(object.id) : '';
    return Kept.parse({ id: event.id, type: event.type, objectId });
  } catch {
    return null;
  }
}

/** The second version of its interface has a kind of its own for each reason; these refuse where money would be sent. */
const refusals = [
  Stripe.errors.StripeCardError,
  Stripe.errors.StripeInvalidRequestError,
  Stripe.errors.AlreadyCanceledError,
  Stripe.errors.BlockedByStripeError,
  Stripe.errors.CapabilityNotEnabledError,
  Stripe.errors.FeatureNotEnabledError,
  Stripe.errors.FinancialAccountNotOpenError,
  Stripe.errors.FxQuoteNeedsRefreshError,
  Stripe.errors.InsufficientFundsError,
  Stripe.errors.InvalidPayoutMethodError,
  Stripe.errors.NotCancelableError,
  Stripe.errors.QuotaExceededError,
];

/**
 * Whether a failed call certainly changed nothing: the provider answered and refused. Time-outs, cut
 * connections, saved 500s, rate limits and keys in use say nothing about what happened.
 */
export function isDefiniteRefusal(error: unknown): error is Stripe.errors.StripeError {
  return refusals.some((kind) => error instanceof kind);
}

/** Whether the provider says that the object asked for does not exist. */
export function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing';
}

/** Whether the provider knows the key of a call from another one, or works at that now. */
export function isKeyOfAnother(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeIdempotencyError;
}
