import 'server-only';
import Stripe from 'stripe';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { askOnce } from '@/lib/money/payouts/ask-once';
import { env } from '@/lib/platform/env';
import { logWarn } from '@/lib/platform/log';
import { isDefiniteRefusal, stripe } from '@/lib/platform/stripe';
import { toProvider } from '@/lib/platform/stripe-amount';
import type { NewSending, SendAnswer } from './gateway';
import { sendProblemOf } from './read-problem';
import { debitedOf, paymentOf, stateOf } from './read-sent';

type Intent = Stripe.V2.MoneyManagement.PayoutIntent;

/** Clocks may differ by as much; an intent older than its transfer by more is none of it. */
const slackMilliseconds = 60 * 60 * 1000;

/**
 * Sends what is to arrive, once for a transfer and a try. What the provider wants confirmed is: the person said yes to what arrives
 * before anything was paid. An intent that failed is canceled before we say so, so that nobody can wake it up afterwards.
 */
export async function sendIntent(given: NewSending): Promise<SendAnswer> {
  const params = paramsOf(given);
  if (params === null) return { state: 'failed', problem: 'too_much' };
  const asked = await askOnce({
    key: `sending_${given.transferId}_${given.tries}`,
    find: () => findIntent(given),
    create: async (idempotencyKey) =>
      (await stripe().v2.moneyManagement.payoutIntents.create(params, { idempotencyKey })).id,
  });
  if (asked.state === 'failed') return { state: 'failed', problem: sendProblemOf(asked.problem, asked.kind) };
  if (asked.state === 'unknown') return asked;
  try {
    return await answerOf(asked.id);
  } catch (error) {
    logWarn('sending_unanswered', { intent: asked.id, reason: error instanceof Error ? error.constructor.name : '' });
    return { state: 'unknown' };
  }
}

/** Calls a sending back; one that has left and is back already is. `too_late` once it has left; `unknown` when nobody can tell now. */
export async function cancelIntent(intentId: string): Promise<'canceled' | 'too_late' | 'unknown'> {
  const { payoutIntents } = stripe().v2.moneyManagement;
  try {
    await payoutIntents.cancel(intentId);
    return 'canceled';
  } catch (error) {
    const intent = await payoutIntents.retrieve(intentId).catch(() => null);
    if (intent === null) return 'unknown';
    if (intent.status === 'canceled') return 'canceled';
    if (intent.status !== 'posted') return isDefiniteRefusal(error) ? 'too_late' : 'unknown';
    const payment = await paymentOf(intent).catch(() => null);
    // Nobody can wake up an intent that is over.
    return payment && ['failed', 'returned', 'canceled'].includes(payment.status) ? 'canceled' : 'too_late';
  }
}

function paramsOf({ transferId, account, arrives, from, tries }: NewSending) {
  const units = toProvider(arrives);
  if (units === null) return null;
  return {
    amount: { value: units.amount, currency: units.currency },
    from: { financial_account: financialAccount(), currency: from.toLowerCase() },
    to: { recipient: account, currency: units.currency },
    metadata: { transfer_id: transferId, try: String(tries) },
  };
}

function financialAccount(): string {
  const given = env().STRIPE_FINANCIAL_ACCOUNT;
  if (given === undefined) throw new Error('STRIPE_FINANCIAL_ACCOUNT is not set: there is nothing to send money from');
  return given;
}

/** The list cannot be asked for one transfer; it is newest first, and nothing made before the transfer can be its own. */
async function findIntent({ transferId, tries }: NewSending): Promise<string | null> {
  const since = madeAt(transferId) - slackMilliseconds;
  for await (const intent of stripe().v2.moneyManagement.payoutIntents.list({ limit: 100 })) {
    const { transfer_id: owner, try: count } = intent.metadata ?? {};
    if (owner === transferId && count === String(tries)) return intent.id;
    if (Date.parse(intent.created) < since) return null;
  }
  return null;
}

/** When an id was made: its first 48 bits. */
function madeAt(id: Id<'transfer'>): number {
  return Number.parseInt(toUuid(id).replace('-', '').slice(0, 12), 16);
}

async function answerOf(intentId: string): Promise<SendAnswer> {
  const { payoutIntents } = stripe().v2.moneyManagement;
  const found = await payoutIntents.retrieve(intentId);
  const intent = found.next_action?.confirm && found.status === 'requires_action' ? await confirm(found) : found;
  const payment = await paymentOf(intent);
  const standing = stateOf(intent, payment);
  if (standing.state !== 'failed') {
    const name = intent.recipient_verification?.match_result ?? 'unavailable';
    return { state: 'sent', intentId, debited: debitedOf(intent, payment), name };
  }
  if (intent.status === 'requires_action') await payoutIntents.cancel(intentId);
  return standing;
}

/** A rate is held for minutes; after that the provider wants a new one before it goes on. */
async function confirm({ id }: Intent): Promise<Intent> {
  const { payoutIntents } = stripe().v2.moneyManagement;
  try {
    return await payoutIntents.confirm(id);
  } catch (error) {
    if (!(error instanceof Stripe.errors.FxQuoteNeedsRefreshError)) throw error;
    await payoutIntents.refreshFxQuote(id);
    return payoutIntents.confirm(id);
  }
}
