import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { inLanes } from '@/lib/kernel/in-lanes';
import type { Money } from '@/lib/kernel/money';
import { logBug, logWarn } from '@/lib/platform/log';
import { PayPalRefusal } from '@/lib/platform/paypal';
import { toPayPal } from '@/lib/platform/paypal-amount';
import type { PayPalOrder, PayPalRefund } from '@/lib/platform/paypal-answers';
import {
  authorizeOrder,
  captureAuthorization,
  createAuthorizedOrder,
  readAuthorization,
  readCapture,
  readOrder,
  readRefund,
  refundCapture,
  voidAuthorization,
} from '@/lib/platform/paypal-calls';
import type { Authorization, PaymentGateway, ProviderCharge, RefundOutcome, Trace } from '../gateway';
import type { AuthorizationOutcome } from '../read-outcome';
import { chargeOfOrder, isTaken, moneyOf, outcomeOfOrder, outcomeOfPayPalRefusal } from './read-order';

/**
 * PayPal as a payment provider. A payment is an order of PayPal's with one hold; its id is what an attempt keeps. The
 * attempt's id is the request id of the order, so that asking again finds it: PayPal has no search (decision 018).
 */
export const paypalGateway: PaymentGateway = {
  authorize: (input) => ask(input),
  find,
  findPayment,
  capture,
  void: release,
  refund,
  listCharges,
};

async function ask(input: Authorization): Promise<AuthorizationOutcome> {
  const amount = toPayPal(input.amount);
  if (amount === null) {
    logBug('amount_not_chargeable', new Error('amount'), { attempt: input.attemptId, currency: input.amount.currency });
    return { state: 'declined', intentId: null, problem: 'processing_error' };
  }
  const { attemptId, method, returnUrl, description } = input;
  const payment = {
    ...{ reference: attemptId, amount, vaultId: method, returnUrl, cancelUrl: returnUrl },
    ...(description === undefined ? {} : { description }),
  };
  try {
    return await holdApproved(await createAuthorizedOrder(payment, attemptId));
  } catch (error) {
    const outcome = outcomeOfPayPalRefusal(error);
    if (outcome.state === 'unknown' || !(error instanceof PayPalRefusal) || error.status !== 422) {
      logWarn('authorize_unanswered', { attempt: attemptId, state: outcome.state, reason: reasonOf(error) });
    }
    return outcome;
  }
}

/** An order that its buyer has just approved on PayPal's page holds nothing until it is asked to. */
async function holdApproved(order: PayPalOrder): Promise<AuthorizationOutcome> {
  if (order.status !== 'APPROVED' || moneyOf(order).hold) return outcomeOfOrder(order);
  try {
    return outcomeOfOrder(await authorizeOrder(order.id));
  } catch (error) {
    return { ...sureOnly(outcomeOfPayPalRefusal(error)), intentId: order.id };
  }
}

/** Of a repeated request only "not with this account" tells that nothing is held: anything else may be about the repetition. */
function sureOnly(outcome: AuthorizationOutcome): Refused {
  const { state } = outcome;
  if (state === 'declined' && outcome.problem !== 'processing_error') return outcome;
  return { state: 'unknown', intentId: null };
}

type Refused = Extract<AuthorizationOutcome, { state: 'declined' | 'unknown' }>;

/**
 * An attempt that knows its order is read. One that does not asks once more, in the same words and under the same request
 * id: PayPal answers what it did the first time, and if that was nothing it does it now.
 */
async function find(attemptId: Id<'attempt'>, trace: Trace): Promise<AuthorizationOutcome | null> {
  if (trace.intentId !== null) {
    const intentId = trace.intentId;
    try {
      return await holdApproved(await readOrder(intentId));
    } catch (error) {
      logWarn('provider_unreachable', { attempt: attemptId, reason: reasonOf(error) });
      return { state: 'unknown', intentId };
    }
  }
  const again = await trace.again();
  if (again === null) return null;
  const outcome = await ask(again);
  return outcome.state === 'declined' ? sureOnly(outcome) : outcome;
}

/** What an event told of may be a hold, a capture or an order: their links lead up to the order. */
async function findPayment({ type, objectId }: { type: string; objectId: string }) {
  try {
    const orderId = await orderBehind(type, objectId);
    if (orderId === null) return null;
    const order = await readOrder(orderId);
    return { attemptId: order.purchase_units[0]?.custom_id ?? null, outcome: await holdApproved(order) };
  } catch (error) {
    if (error instanceof PayPalRefusal && error.isMissing) return null;
    throw error;
  }
}

async function orderBehind(type: string, objectId: string): Promise<string | null> {
  if (type.startsWith('CHECKOUT.ORDER.')) return objectId;
  if (type.startsWith('PAYMENT.AUTHORIZATION.')) return orderAbove((await readAuthorization(objectId)).links);
  // A refund's event names the refund: it has no word for an attempt, whose money was taken long ago.
  if (type === 'PAYMENT.CAPTURE.REFUNDED' || type === 'PAYMENT.CAPTURE.REVERSED') return null;
  const { links } = await readCapture(objectId);
  const hold = above(links, 'authorizations');
  return hold === null ? orderAbove(links) : orderAbove((await readAuthorization(hold)).links);
}

const orderAbove = (links: readonly Link[]) => above(links, 'orders');

type Link = { rel: string; href: string };

/** The id in the link `up` to an object of that kind; the address before it is not believed, only PayPal's own is asked. */
function above(links: readonly Link[], kind: 'orders' | 'authorizations'): string | null {
  const found = links.flatMap(({ rel, href }) =>
    rel === 'up' ? [new RegExp(`/${kind}/([A-Za-z0-9_-]+)$`).exec(href)] : [],
  );
  return found.find((match) => match !== null)?.[1] ?? null;
}

async function capture(orderId: string, amount: Money): Promise<'captured' | 'failed' | 'unknown'> {
  const units = toPayPal(amount);
  if (units === null) throw new Error('Invariant broken: captures more or less than can be held');
  const before = await present(orderId);
  if (before === null) return 'unknown';
  if (before === 'missing') return 'failed';
  const known = captureState(before);
  if (known !== null) return known;
  const { hold } = moneyOf(before);
  if (hold === null || hold.status === 'VOIDED' || hold.status === 'DENIED') return 'failed';
  try {
    const made = await captureAuthorization(hold.id, units);
    return isTaken(made) ? 'captured' : made.status === 'PENDING' ? 'unknown' : 'failed';
  } catch (error) {
    // Perhaps an earlier call took it and its answer was lost: the payment itself knows.
    const after = await present(orderId);
    if (after === null || after === 'missing') return 'unknown';
    return captureState(after) ?? (error instanceof PayPalRefusal ? 'failed' : 'unknown');
  }
}

/** What the captures there are come to; null when nothing was taken, or what was tried failed and may be tried again. */
function captureState(order: PayPalOrder): 'captured' | 'unknown' | null {
  const { capture: made } = moneyOf(order);
  if (made === null) return null;
  if (isTaken(made)) return 'captured';
  return made.status === 'PENDING' ? 'unknown' : null;
}

async function release(orderId: string): Promise<'voided' | 'captured' | 'unknown'> {
  for (let tries = 1; ; tries++) {
    const order = await present(orderId);
    if (order === null) return 'unknown';
    if (order === 'missing') return 'voided';
    const { hold, capture: made } = moneyOf(order);
    if (made && (isTaken(made) || made.status === 'PENDING')) return 'captured';
    // Nothing held, nothing to let go: an order without a hold ends by itself.
    if (hold === null || hold.status === 'VOIDED' || hold.status === 'DENIED') return 'voided';
    if (tries > 2) return 'unknown';
    await voidAuthorization(hold.id).catch((error: unknown) => {
      logWarn('void_unanswered', { order: orderId, reason: reasonOf(error) });
    });
  }
}

/** The refund's id is PayPal's request id, kept for 45 days: asked again it answers what it did. */
async function refund(orderId: string, amount: Money, refundId: Id<'refund'>): Promise<RefundOutcome> {
  const units = toPayPal(amount);
  if (units === null) throw new Error('Invariant broken: refunds more or less than could be captured');
  try {
    const taken = moneyOf(await readOrder(orderId)).capture;
    if (taken === null || !isTaken(taken)) return { state: 'failed' };
    const made = await refundCapture(taken.id, units, refundId);
    // The saved answer says how it stood when it was made.
    return refundState(made.status === 'PENDING' ? await readRefund(made.id) : made);
  } catch (error) {
    logWarn('refund_unanswered', { refund: refundId, reason: reasonOf(error) });
    return error instanceof PayPalRefusal && !error.isMissing ? { state: 'failed' } : { state: 'unknown' };
  }
}

function refundState({ id, status }: PayPalRefund): RefundOutcome {
  if (status === 'COMPLETED') return { state: 'succeeded', refundId: id };
  return status === 'PENDING' ? { state: 'unknown' } : { state: 'failed' };
}

const atOnce = 8;

/** PayPal's interface has no list of payments as they stand now: those that are known are read, one by one. */
async function* listCharges(known: readonly string[]): AsyncIterable<ProviderCharge> {
  for (let from = 0; from < known.length; from += atOnce * 8) {
    const found: (ProviderCharge | null)[] = [];
    await inLanes(known.slice(from, from + atOnce * 8), atOnce, async (orderId) => {
      const order = await readOrder(orderId).catch((error: unknown) => {
        // What PayPal does not know is a difference to be told; silence proves nothing and ends the proof.
        if (error instanceof PayPalRefusal && error.isMissing) return null;
        throw error;
      });
      found.push(order && chargeOfOrder(order));
    });
    for (const charge of found) if (charge) yield charge;
  }
}

/** An order as it stands; `missing` when PayPal knows none, null when it cannot be asked. */
async function present(orderId: string): Promise<PayPalOrder | 'missing' | null> {
  try {
    return await readOrder(orderId);
  } catch (error) {
    return error instanceof PayPalRefusal && error.isMissing ? 'missing' : null;
  }
}

/** The kind of a failure, for the log: PayPal's own words, which quote nobody. */
function reasonOf(error: unknown): string {
  if (error instanceof PayPalRefusal) return `${error.status} ${error.issues.join(' ')}`.slice(0, 200);
  return error instanceof Error ? error.message.slice(0, 200) : typeof error;
}
