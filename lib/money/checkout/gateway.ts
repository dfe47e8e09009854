import 'server-only';
import Stripe from 'stripe';
import type { Id } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import { logBug, logWarn } from '@/lib/platform/log';
import { isDefiniteRefusal, isMissing, stripe } from '@/lib/platform/stripe';
import { toProvider } from '@/lib/platform/stripe-amount';
import { drawIntent, readDraw } from './bank/gateway';
import type { Draw } from './bank/model';
import { findIntentOf } from './find-intent';
import { listCharges, listMovements, type ProviderCharge, type ProviderMovement } from './list-charges';
import type { Provider } from './model';
import { paypalGateway } from './paypal/gateway';
import { type AuthorizationOutcome, outcomeOfIntent, outcomeOfRefusal } from './read-outcome';

export type { ProviderCharge, ProviderMovement } from './list-charges';
export type { AuthorizationOutcome, CardProblem } from './read-outcome';

/** One payment to be held. `customer` and `method` are the provider's tokens; `returnUrl` is absolute. The same attempt has the same words. */
export type Authorization = {
  attemptId: Id<'attempt'>;
  purchaseId: Id<'purchase'>;
  amount: Money;
  customer: string;
  method: string;
  /** The method is a bank account: the payment is written down, and its bank asked only by `draw`. */
  delayed: boolean;
  returnUrl: string;
  description?: string;
  /** Nobody is there whom her bank could ask: a job pays, as its person once said it shall. */
  alone?: boolean;
};

/**
 * What we know of an attempt that is looked for: the provider's payment, if its answer ever came, and the very request
 * that was sent, for a provider that finds a payment by nothing else; null when it cannot be written again.
 */
export type Trace = { intentId: string | null; again: () => Promise<Authorization | null> };

/** Where a refund stands at the provider; `failed` is final. */
export type RefundOutcome = { state: 'succeeded'; refundId: string } | { state: 'failed' } | { state: 'unknown' };

/**
 * The one door to the payment provider. No method is called inside a transaction; each carries a key of its own,
 * so repeating it does nothing twice; none reports a failure it is not sure of.
 */
export interface PaymentGateway {
  authorize(input: Authorization): Promise<AuthorizationOutcome>;
  /** How an attempt stands; null when the provider certainly holds nothing for it. */
  find(attemptId: Id<'attempt'>, trace: Trace): Promise<AuthorizationOutcome | null>;
  /** The payment behind an event; null when there is none. Throws when the provider cannot be reached. */
  findPayment(told: { type: string; objectId: string }): Promise<FoundPayment | null>;
  /** Takes all or part of the held money, once. `failed`: it can no longer be taken. */
  capture(intentId: string, amount: Money): Promise<'captured' | 'failed' | 'unknown'>;
  /** Lets held money go. `captured`: too late, it was taken; only a refund helps. */
  void(intentId: string): Promise<'voided' | 'captured' | 'unknown'>;
  refund(intentId: string, amount: Money, refundId: Id<'refund'>): Promise<RefundOutcome>;
  /** Every payment the provider knows; of a provider that has no list, those of `known` that it knows. Throws when it cannot be reached. */
  listCharges(known: readonly string[]): AsyncIterable<ProviderCharge>;
}

/** A payment as an event led to it. `attemptId` is whatever stands there: another product may share the account. */
export type FoundPayment = { attemptId: string | null; outcome: AuthorizationOutcome };

/** What Stripe answers besides. */
export interface StripeGateway extends PaymentGateway {
  /** Asks the bank of a delayed payment for its money, once; it answers days later. */
  draw(intentId: string): Promise<Draw>;
  /** How a payment whose bank was asked stands. */
  readDraw(intentId: string): Promise<Draw>;
  /** How a refund that was given stands now: `failed` when its bank sent the money back. Throws when the provider cannot be reached. */
  presentRefund(providerRefund: string): Promise<RefundOutcome>;
  /** Every line of the provider's balance, newest first. */
  listMovements(since?: Date): AsyncIterable<ProviderMovement>;
}

const stripeGateway: StripeGateway = {
  authorize,
  capture,
  void: release,
  refund,
  listCharges: () => listCharges(),
  listMovements,
  draw: drawIntent,
  readDraw,
  presentRefund: async (providerRefund) => readRefund(await stripe().refunds.retrieve(providerRefund)),

  async find(attemptId) {
    try {
      const intent = await findIntentOf(attemptId);
      return intent === null ? null : outcomeOfIntent(intent);
    } catch (error) {
      logWarn('provider_unreachable', { attempt: attemptId, reason: nameOf(error) });
      return { state: 'unknown', intentId: null };
    }
  },

  async findPayment({ objectId }) {
    try {
      const intent = await stripe().paymentIntents.retrieve(objectId);
      return { attemptId: intent.metadata.attempt_id ?? null, outcome: outcomeOfIntent(intent) };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  },
};

/** The adapter of a payment provider. */
export function paymentGateway(provider: 'stripe'): StripeGateway;
/** The adapter of whichever provider an attempt names. */
export function paymentGateway(provider: Provider): PaymentGateway;
/** See above. One object each: there is nothing to open or to close. */
export function paymentGateway(provider: Provider): PaymentGateway {
  switch (provider) {
    case 'stripe':
      return stripeGateway;
    case 'paypal':
      return paypalGateway;
  }
}

/** A bank account cannot be held: its payment waits to be confirmed, and can be let go until then. */
const written: Pick<Stripe.PaymentIntentCreateParams, 'confirm' | 'allowed_payment_method_types'> = {
  confirm: false,
  allowed_payment_method_types: ['us_bank_account'],
};

async function authorize(input: Authorization): Promise<AuthorizationOutcome> {
  const amount = toProvider(input.amount);
  if (amount === null) {
    logBug('amount_not_chargeable', new Error('amount'), { attempt: input.attemptId, currency: input.amount.currency });
    return { state: 'declined', intentId: null, problem: 'processing_error' };
  }
  try {
    const intent = await stripe().paymentIntents.create(
      {
        ...amount,
        ...(input.delayed
          ? written
          : { confirm: true, capture_method: 'manual' as const, return_url: input.returnUrl, ...whoIsThere(input) }),
        customer: input.customer,
        payment_method: input.method,
        transfer_group: input.purchaseId,
        metadata: { attempt_id: input.attemptId, purchase_id: input.purchaseId },
        ...(input.description === undefined ? {} : { description: input.description }),
      },
      // One repetition: the shopper is looking at the button, and the sweeper asks again anyway.
      { idempotencyKey: input.attemptId, maxNetworkRetries: 1 },
    );
    return outcomeOfIntent(intent);
  } catch (error) {
    const outcome = outcomeOfRefusal(error);
    const fields = { attempt: input.attemptId, state: outcome.state, reason: nameOf(error) };
    if (outcome.state === 'unknown' || outcome.intentId === null) logWarn('authorize_unanswered', fields);
    return outcome;
  }
}

/** A shopper who is there may be asked by her bank; of a payment that a job makes, the provider is told that nobody is. */
function whoIsThere({ alone }: Authorization) {
  return alone ? { off_session: true } : {};
}

async function capture(intentId: string, amount: Money): Promise<'captured' | 'failed' | 'unknown'> {
  const units = toProvider(amount);
  if (units === null) throw new Error('Invariant broken: captures more or less than can be held');
  try {
    const params = { amount_to_capture: units.amount };
    // No key of ours: the payment's own state lets it be captured once, and a key would replay a saved 500 for ever.
    await stripe().paymentIntents.capture(intentId, params);
    return 'captured';
  } catch (error) {
    // Perhaps an earlier call took it and its answer was lost: the payment itself knows.
    const state = await presentState(intentId);
    if (state === 'succeeded') return 'captured';
    return isDefiniteRefusal(error) && state !== 'unreachable' ? 'failed' : 'unknown';
  }
}

async function release(intentId: string): Promise<'voided' | 'captured' | 'unknown'> {
  try {
    await stripe().paymentIntents.cancel(intentId);
    return 'voided';
  } catch {
    const state = await presentState(intentId);
    if (state === 'canceled' || state === 'missing') return 'voided';
    return state === 'succeeded' ? 'captured' : 'unknown';
  }
}

/** Looks before it pays back: a key is forgotten after a day, a refund is not. */
async function refund(intentId: string, amount: Money, refundId: Id<'refund'>): Promise<RefundOutcome> {
  const units = toProvider(amount);
  if (units === null) throw new Error('Invariant broken: refunds more or less than could be captured');
  try {
    const params = { payment_intent: intentId, amount: units.amount, metadata: { refund_id: refundId } };
    for (let key = 1; ; key++) {
      const known = await knownRefund(intentId, refundId);
      if (known !== null) return known;
      try {
        return readRefund(await stripe().refunds.create(params, { idempotencyKey: `refund_${refundId}_${key}` }));
      } catch (error) {
        // A saved 500 answers this key for ever. The next key is the same for everybody who gets here, so two
        // workers still make one refund.
        if (key >= 5 || !isSavedFault(error)) throw error;
      }
    }
  } catch (error) {
    logWarn('refund_unanswered', { refund: refundId, reason: nameOf(error) });
    return isDefiniteRefusal(error) ? { state: 'failed' } : { state: 'unknown' };
  }
}

async function knownRefund(intentId: string, refundId: Id<'refund'>): Promise<RefundOutcome | null> {
  for await (const one of stripe().refunds.list({ payment_intent: intentId, limit: 100 })) {
    if (one.metadata?.refund_id === refundId) return readRefund(one);
  }
  return null;
}

function readRefund(refund: { id: string; status: string | null }): RefundOutcome {
  if (refund.status === 'succeeded' || refund.status === 'pending') return { state: 'succeeded', refundId: refund.id };
  return refund.status === 'failed' || refund.status === 'canceled' ? { state: 'failed' } : { state: 'unknown' };
}

async function presentState(intentId: string): Promise<string> {
  try {
    return (await stripe().paymentIntents.retrieve(intentId)).status;
  } catch (error) {
    return isMissing(error) ? 'missing' : 'unreachable';
  }
}

function isSavedFault(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeAPIError && error.headers?.['idempotent-replayed'] === 'true';
}

/** The kind of a failure, for the log: its message may quote a request. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}
