import 'server-only';
import Stripe from 'stripe';
import type { Id } from '@/lib/kernel/ids';
import type {
  AuthorizationOutcome,
  AuthorizeInput,
  ListedPayment,
  PaymentGateway,
  RefundOutcome,
} from '@/lib/money/checkout/gateway';
import { stripe } from '@/lib/platform/stripe';
import { cardProblem, stripeAmount } from './model';

/** Payments through Stripe's PaymentIntents: held at the tap, captured later, customer present (never `off_session`). */
export const stripeGateway: PaymentGateway = {
  authorize,
  find,
  async findIntent(intentId) {
    const intent = await orNull(stripe().paymentIntents.retrieve(intentId));
    return intent && { attemptId: intent.metadata.attempt_id ?? null, outcome: outcomeOf(intent) };
  },
  async capture(intentId, amount, attemptId) {
    try {
      await stripe().paymentIntents.capture(
        intentId,
        { amount_to_capture: stripeAmount(amount) },
        { idempotencyKey: `capture_${attemptId}` },
      );
      return 'captured';
    } catch (error) {
      const intent = await present(intentId);
      if (intent?.status === 'succeeded') return 'captured';
      return isRefusal(error) && intent !== undefined && intent?.status !== 'requires_capture' ? 'failed' : 'unknown';
    }
  },
  async void(intentId, attemptId) {
    try {
      await stripe().paymentIntents.cancel(intentId, {}, { idempotencyKey: `void_${attemptId}` });
      return 'voided';
    } catch {
      const intent = await present(intentId);
      return intent === null || intent?.status === 'canceled' ? 'voided' : 'unknown';
    }
  },
  refund,
  listPayments,
};

async function authorize(input: AuthorizeInput): Promise<AuthorizationOutcome> {
  try {
    const intent = await stripe().paymentIntents.create(
      {
        amount: stripeAmount(input.amount),
        currency: input.amount.currency.toLowerCase(),
        customer: input.customer,
        payment_method: input.method,
        payment_method_types: ['card'],
        capture_method: 'manual',
        confirm: true,
        return_url: input.returnUrl,
        transfer_group: input.purchaseId,
        metadata: { attempt_id: input.attemptId, purchase_id: input.purchaseId },
      },
      { idempotencyKey: input.attemptId },
    );
    return outcomeOf(intent);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeCardError) {
      return {
        state: 'declined',
        intentId: error.payment_intent?.id ?? null,
        problem: cardProblem(error.code, error.decline_code),
      };
    }
    // A saved error or a time-out says nothing about the money: what the provider holds now decides.
    const found = await find(input.attemptId).catch(() => null);
    if (found) return found;
    if (isRefusal(error)) return { state: 'declined', intentId: null, problem: 'processing_error' };
    return { state: 'unknown', intentId: null };
  }
}

async function find(attemptId: Id<'attempt'>): Promise<AuthorizationOutcome | null> {
  const page = await stripe().paymentIntents.search({ query: `metadata['attempt_id']:'${attemptId}'`, limit: 1 });
  const intent = page.data[0];
  return intent ? outcomeOf(intent) : null;
}

async function refund(
  intentId: string,
  amount: Parameters<PaymentGateway['refund']>[1],
  refundId: Id<'refund'>,
): Promise<RefundOutcome> {
  try {
    const made = await stripe().refunds.create(
      { payment_intent: intentId, amount: stripeAmount(amount), metadata: { refund_id: refundId } },
      { idempotencyKey: refundId },
    );
    if (made.status === 'succeeded') return { state: 'succeeded', providerRefund: made.id };
    return { state: made.status === 'failed' || made.status === 'canceled' ? 'failed' : 'unknown' };
  } catch (error) {
    return { state: isRefusal(error) ? 'failed' : 'unknown' };
  }
}

async function* listPayments(since: Date): AsyncIterable<ListedPayment> {
  const created = { gte: Math.floor(since.getTime() / 1000) };
  for await (const intent of stripe().paymentIntents.list({ created, limit: 100, expand: ['data.latest_charge'] })) {
    const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
    yield {
      intentId: intent.id,
      attemptId: intent.metadata.attempt_id ?? null,
      status: intent.status,
      currency: intent.currency.toUpperCase(),
      amount: BigInt(intent.amount),
      captured: BigInt(charge?.amount_captured ?? 0),
      refunded: BigInt(charge?.amount_refunded ?? 0),
      createdAt: new Date(intent.created * 1000),
    };
  }
}

function outcomeOf(intent: Stripe.PaymentIntent): AuthorizationOutcome {
  const error = intent.last_payment_error;
  switch (intent.status) {
    case 'requires_capture':
    case 'succeeded':
      return { state: 'authorized', intentId: intent.id };
    case 'requires_action':
      return intent.next_action?.redirect_to_url?.url
        ? { state: 'action', intentId: intent.id, actionUrl: intent.next_action.redirect_to_url.url }
        : { state: 'unknown', intentId: intent.id };
    case 'requires_payment_method':
    case 'canceled':
      return { state: 'declined', intentId: intent.id, problem: cardProblem(error?.code, error?.decline_code) };
    default:
      return { state: 'unknown', intentId: intent.id };
  }
}

/** The payment as it stands; null when it does not exist, undefined when the provider cannot be asked. */
function present(intentId: string): Promise<Stripe.PaymentIntent | null | undefined> {
  return orNull(stripe().paymentIntents.retrieve(intentId)).catch(() => undefined);
}

async function orNull<Value>(request: Promise<Value>): Promise<Value | null> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing') return null;
    throw error;
  }
}

/** A clear no (the request itself was wrong), as opposed to silence or a fault on the way. */
function isRefusal(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError || error instanceof Stripe.errors.StripeCardError;
}
