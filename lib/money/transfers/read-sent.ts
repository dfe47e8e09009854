import 'server-only';
import type Stripe from 'stripe';
import type { Money } from '@/lib/kernel/money';
import { stripe } from '@/lib/platform/stripe';
import { fromProvider } from '@/lib/platform/stripe-amount';
import type { KnownSending, SentState } from './gateway';
import { sendProblemOf } from './read-problem';

type Intent = Stripe.V2.MoneyManagement.PayoutIntent;
type Payment = Stripe.V2.MoneyManagement.OutboundPayment;
type ProviderMoney = { value: number; currency: string };

/** Where a sending stands now, and what was taken for it. Throws when the provider cannot be reached. */
export async function readSent(intentId: string): Promise<SentState & { debited: Money }> {
  const intent = await stripe().v2.moneyManagement.payoutIntents.retrieve(intentId);
  const payment = await paymentOf(intent);
  return { ...stateOf(intent, payment), debited: debitedOf(intent, payment) };
}

/** The payment an intent has led to, if it has. */
export async function paymentOf(intent: Intent): Promise<Payment | null> {
  const id = intent.latest_payout?.outbound_payment;
  return id === undefined ? null : await stripe().v2.moneyManagement.outboundPayments.retrieve(id);
}

/** The intent that a payment belongs to; null for a payment of something else. Throws when the provider cannot be reached. */
export async function sendingOfPayment(paymentId: string): Promise<string | null> {
  const payment = await stripe().v2.moneyManagement.outboundPayments.retrieve(paymentId);
  return payment.payout_intent ?? null;
}

/** What is taken of our money for an intent: what its payment says, and before there is one what the quote does. */
export function debitedOf(intent: Intent, payment: Payment | null): Money {
  const debited: ProviderMoney | undefined = payment?.from.debited ?? intent.from.debited;
  if (debited === undefined) throw new Error('the provider does not say what it takes');
  return moneyOf(debited);
}

/**
 * What an intent and its payment say together. The payment knows better: it can come back days after its intent was posted. An intent
 * that waits to be confirmed has sent nothing, and one that failed sends nothing by itself.
 */
export function stateOf(intent: Intent, payment: Payment | null): SentState {
  if (payment?.status === 'failed') return failed(payment.status_details?.failed?.reason);
  if (payment?.status === 'returned') return failed(payment.status_details?.returned?.reason);
  if (payment?.status === 'canceled' || intent.status === 'canceled') return failed('canceled');
  if (payment?.status === 'posted') return { state: 'delivered', at: dateOf(payment.status_transitions?.posted_at) };
  const failure = intent.next_action?.handle_failure;
  if (intent.status === 'requires_action' && failure) return failed(failure.failure_reason);
  return { state: 'sending' };
}

const failed = (reason: string | undefined): SentState => ({ state: 'failed', problem: sendProblemOf(reason) });
const dateOf = (moment: string | undefined) => (moment === undefined ? null : new Date(moment));
const moneyOf = ({ value, currency }: ProviderMoney) => fromProvider({ amount: value, currency });

/**
 * Every sending the provider knows of, newest first, page by page, but for those by which a name was asked (`checkHolder`). Payments that did not arrive are read first: of them alone the intent
 * does not tell. Throws when the provider cannot be reached.
 */
export async function* listSent(): AsyncIterable<KnownSending> {
  const { payoutIntents, outboundPayments } = stripe().v2.moneyManagement;
  const gone = new Set<string>();
  const ended = outboundPayments.list({ status: ['failed', 'returned'], limit: 100 });
  for await (const { payout_intent } of ended) if (payout_intent !== undefined) gone.add(payout_intent);
  for await (const intent of payoutIntents.list({ limit: 100 })) {
    // What only asked for a name never takes anything, nor says what it would.
    if (intent.metadata?.name_of_quote !== undefined) continue;
    yield {
      intentId: intent.id,
      transferId: intent.metadata?.transfer_id ?? null,
      arrives: moneyOf(intent.to.credited ?? intent.amount),
      debited: debitedOf(intent, null),
      state: listedState(intent, gone.has(intent.id)),
    };
  }
}

function listedState(intent: Intent, gone: boolean): KnownSending['state'] {
  if (intent.status === 'canceled') return 'canceled';
  if (gone) return 'failed';
  if (intent.status === 'posted') return 'delivered';
  return stateOf(intent, null).state;
}
