import 'server-only';
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import type { Visit } from '@/lib/identity/sessions/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Refusal, type Result, refuse } from '@/lib/kernel/result';
import { openStates } from '@/lib/markets/model';
import type { TermProblem } from '@/lib/markets/terms/model';
import { authorizeAttempt } from '@/lib/money/checkout/authorize-attempt';
import { hashNetwork, mayTry } from '@/lib/money/checkout/count-decline';
import { undoSeconds } from '@/lib/money/checkout/model';
import type { PayingMethod } from '@/lib/money/checkout/read-source';
import { returnPath } from '@/lib/money/checkout/return-url';
import type { SettleCode } from '@/lib/money/checkout/settle-attempt';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { sealRecord } from '@/lib/money/vault/seal-record';
import { homeCountry } from '@/lib/money/wallet/queries';
import { env } from '@/lib/platform/env';
import { toPayPal } from '@/lib/platform/paypal-amount';
import { hashToken, newToken } from '@/lib/platform/tokens';
import { makeUserKey } from '@/lib/platform/vault/user-key';
import { linkToken } from './links/link-token';
import { markGoal } from './mark-goal';
import { payingMethodOf } from './paying-method';
import { type QuoteView, quoteOf, transferOfPurchase } from './queries';
import { PlacedTransfer, type SendInput, type SendTo } from './schema';

/** Why nothing was sent. */
export type SendCode =
  | SettleCode
  | 'not_found'
  | 'quote_ended'
  | 'method_missing'
  | 'method_currency'
  | 'key_reused'
  | 'too_many'
  | 'guarded'
  | 'sending_closed'
  | TermProblem
  | 'over_day'
  | 'over_month';

/** What a tap that sends came to: the money is held, the bank asks, or we are still finding out. */
export type PlacedSend = { transferId: Id<'transfer'>; purchaseId: Id<'purchase'>; actionUrl: string | null };

/**
 * Sends: holds what the quote says and records a transfer. The same key is the same tap. Nothing is taken before it can be taken back no longer, and
 * before whoever receives it has said where it goes; if she does not within five days, the hold is let go.
 *
 * Refusals: `not_found` for a quote that is not hers; `quote_ended` for one that is used or too old; `method_missing`; `method_currency` for a method that
 * cannot hold this amount; `guarded` to accounts under 18; `sending_closed` since a country was closed; `market_least`, `market_most`, `market_method` since its rule changed; `over_day`, `over_month` beyond what one person may send; `too_many`; the card's own problems.
 * `confirm`, with where, when it has to be confirmed first (`lib/money/limits`).
 */
export async function placeTransfer(
  actor: PersonActor,
  input: SendInput,
  visit: Pick<Visit, 'network'>,
): Promise<Result<PlacedSend, SendCode> | (Refusal<'confirm'> & { confirmationId: Id<'confirmation'> })> {
  const owner = actorKey(actor) ?? '';
  const [promise, method, from] = await Promise.all([
    quoteOf(actor, input.quoteId),
    payingMethodOf(actor, input.methodId),
    homeCountry(actor),
  ]);
  if (!promise) return refuse('not_found');
  if (!method) return refuse('method_missing', 'methodId');
  // A bank account holds nothing; PayPal takes few currencies.
  if (method.delayed || (method.provider === 'paypal' && toPayPal(promise.total) === null))
    return refuse('method_currency', 'methodId');
  const networkHash = hashNetwork(visit.network);
  if (!(await mayTry({ networkHash, cardMark: method.cardMark }))) return refuse('too_many');
  const ids = { transferId: newId('transfer'), purchaseId: newId('purchase'), attemptId: newId('attempt') };
  const whom = await payeeOf(actor, promise.to, ids.transferId);
  const placed = await callMoney(
    PlacedTransfer,
    sql`money.place_transfer(${JSON.stringify(documentOf(actor, input, { ...ids, owner, promise, method, networkHash, from, ...whom }))}::jsonb)`,
  );
  switch (placed.result) {
    case 'confirm':
      return { ...refuse('confirm'), confirmationId: placed.confirmation };
    case 'mismatch':
      return refuse('key_reused');
    case 'replay':
      return answerKnown(actor, placed.purchase);
    case 'placed':
      break;
    default:
      return refuse(placed.result);
  }
  const held = await authorizeAttempt({
    ...{ attemptId: ids.attemptId, purchaseId: ids.purchaseId, amount: promise.total, delayed: false },
    ...{ customer: method.customer, method: method.token, returnPath: returnPath(input.locale) },
    provider: method.provider === 'paypal' ? 'paypal' : 'stripe',
  });
  if (!held.ok) return held;
  const actionUrl = held.value.state === 'action' ? held.value.actionUrl : null;
  return ok({ transferId: ids.transferId, purchaseId: ids.purchaseId, actionUrl });
}

type Parts = {
  transferId: Id<'transfer'>;
  purchaseId: Id<'purchase'>;
  attemptId: Id<'attempt'>;
  owner: string;
  promise: QuoteView;
  method: PayingMethod;
  networkHash: string;
  from: string | null;
  payee: string;
  sealed: string | null;
  linkHash: string | null;
};

/** Whom limits are asked about, and the address or number it is sent to, sealed for the transfer's own row; a number has its first link. */
async function payeeOf(actor: PersonActor, to: SendTo, id: Id<'transfer'>) {
  const none = { sealed: null, linkHash: null };
  if ('person' in to) return { payee: toUuid(to.person), ...none };
  if ('recipient' in to) return { payee: toUuid(to.recipient), ...none };
  const owner = actorKey(actor) ?? '';
  const key = await makeUserKey(owner, moneyKeys());
  // A mark as the payee whom limits know.
  const payee = createHash('sha256')
    .update(await markGoal(to))
    .digest('hex')
    .slice(0, 32);
  if ('phone' in to) {
    const sealed = sealRecord(key, { kind: 'phoned', id, owner }, { phone: to.phone });
    return { payee, sealed, linkHash: hashToken(linkToken(id, 0)) };
  }
  const sealed = sealRecord(key, { kind: 'addressed', id, owner }, { email: to.email });
  return { payee, sealed, linkHash: null };
}

/** The document of `money.place_transfer`. Limits are asked about one payee: whoever receives it. */
function documentOf(actor: PersonActor, input: SendInput, parts: Parts) {
  const { promise, method } = parts;
  const total = promise.total.amount.toString();
  return {
    actor: parts.owner,
    attempt: {
      ...{ id: toUuid(parts.attemptId), key: input.key, bodyHash: hashOf(input), provider: method.provider },
      ...{ customer: method.customer, method: method.methodMark, networkHash: parts.networkHash },
      fingerprint: method.cardMark,
    },
    purchase: {
      ...{ id: toUuid(parts.purchaseId), personId: toUuid(actor.personId), currency: promise.total.currency, total },
      ...{ email: actor.email, locale: input.locale, tokenHash: hashToken(newToken()) },
    },
    open: openStates(env().SOUK_MODE),
    orders: [{ pageId: parts.payee, lines: [] }],
    transfer: {
      ...{ id: toUuid(parts.transferId), quote: toUuid(input.quoteId), refundId: toUuid(newId('refund')) },
      ...{ from: parts.from, sealed: parts.sealed, linkHash: parts.linkHash },
      ...{ shortPause: undoSeconds, longPause: env().SOUK_TRANSFER_PAUSE_SECONDS },
    },
    guard: {
      ...{ device: actor.device, tap: { transfer: input }, nonce: hashToken(newToken()) },
      confirmation: toUuid(newId('confirmation')),
    },
  };
}

async function answerKnown(actor: PersonActor, purchaseId: Id<'purchase'>): Promise<Result<PlacedSend, SendCode>> {
  const known = await transferOfPurchase(actor, purchaseId);
  if (!known) return refuse('not_found');
  return ok({ transferId: known.id, purchaseId, actionUrl: known.actionUrl });
}

/** What the tap said, so that another one under its key is seen. */
function hashOf({ quoteId, methodId }: SendInput): string {
  return createHash('sha256')
    .update(JSON.stringify([quoteId, methodId]))
    .digest('hex');
}
