import 'server-only';
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import type { Visit } from '@/lib/identity/sessions/model';
import { fromUuid, type Id, newId } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { type Result, refuse } from '@/lib/kernel/result';
import { authorizeAttempt } from './authorize-attempt';
import { composePurchase } from './compose-purchase';
import { hashNetwork, mayTry } from './count-decline';
import { makeOpenToken } from './make-open-token';
import { consented } from './model';
import { type Offer, offersOf } from './queries';
import { readSource } from './read-source';
import { reportAttempt } from './report-attempt';
import { Placed, type PlaceOrderInput } from './schema';
import type { SettleCode, Settled } from './settle-attempt';

/** Why a tap bought nothing. */
export type PlaceOrderCode =
  | SettleCode
  | 'price_changed'
  | 'total_too_high'
  | 'cart_changed'
  | 'too_many'
  | 'not_delivered_here'
  | 'closed'
  | 'market_closed'
  | 'seller_unverified'
  | 'key_reused'
  | 'method_missing'
  | 'expired_card'
  | 'address_missing'
  | 'email_missing'
  | 'try_again';

/**
 * What a tap ended in: the hold stands (`authorized`), the bank asks (`action`), or we are still finding out
 * (`unknown`). `orderId` is the first of the purchase's orders.
 */
export type PlacedOrder = Settled & { purchaseId: Id<'purchase'>; orderId: Id<'order'>; openToken: string };

/**
 * Buys: one consent, one authorisation, one order per seller. The same key is the same tap, so a repeated
 * call answers what the first one did; another body under a used key is `key_reused`.
 *
 * Prices are read now and compared with what the shopper saw: a higher total is `price_changed`, a lower
 * one is taken; more than the provider takes at once is `total_too_high` before anybody is asked. The order
 * and its stock are recorded before the provider is called, and the provider is called outside any
 * transaction; a lost reply is `unknown` and the sweeper finishes it.
 *
 * A seller whom the provider has not verified sells up to a limit: beyond it every purchase with something of hers is
 * `seller_unverified`. Too many declined payments of this wallet, this card or from this network are `too_many`.
 */
export async function placeOrder(
  actor: Actor,
  input: PlaceOrderInput,
  visit: Pick<Visit, 'network'>,
): Promise<Result<PlacedOrder, PlaceOrderCode>> {
  const owner = actorKey(actor);
  if (owner === null) return refuse('method_missing', 'methodId');
  const email = input.email ?? (actor.kind === 'person' ? actor.email : undefined);
  if (!email) return refuse('email_missing', 'email');

  const bodyHash = hashOf(input, email);
  // A seller may change a price between our reading and our writing; the database notices, and we read again.
  for (let tries = 1; tries <= 3; tries++) {
    const source = await readSource(owner, input, bodyHash);
    if (source.known) return answerKnown(actor, source.known);
    if (!source.method) return refuse('method_missing', 'methodId');
    if (!source.address) return refuse('address_missing', 'addressId');
    const offers = offersOf(source.offer, input.items, source.address.country);
    const offer = offers.find((one) => one.currency === input.currency);
    const problem = problemOf(offer, input);
    if (problem || !offer) return refuse(problem ?? 'sold_out');
    const networkHash = hashNetwork(visit.network);
    if (!(await mayTry({ networkHash, cardMark: source.method.cardMark }))) return refuse('too_many');
    const attemptId = newId('attempt');
    const purchaseId = newId('purchase');
    const orderIds = offer.orders.map(() => newId('order'));
    const openToken = makeOpenToken(purchaseId);
    const placed = await callMoney(
      Placed,
      sql`money.place(${JSON.stringify(composePurchase({ actor, owner, input, email, bodyHash, networkHash, attemptId, purchaseId, orderIds, openToken, offer, source: { method: source.method, address: source.address } }))}::jsonb)`,
    );
    if (placed.result === 'stale') continue;
    if (placed.result === 'replay' || placed.result === 'mismatch') return answerKnown(actor, placed);
    if (placed.result !== 'placed') return refuse(placed.result);
    const outcome = await authorizeAttempt({
      attemptId,
      purchaseId,
      amount: offer.total,
      customer: source.method.customer,
      method: source.method.token,
      returnPath: input.returnPath,
    });
    if (!outcome.ok) return outcome;
    const [orderId] = orderIds;
    if (!orderId) throw new Error('Invariant broken: an offer without orders');
    return { ok: true, value: { ...outcome.value, purchaseId, orderId, openToken } };
  }
  return refuse('price_changed');
}

async function answerKnown(
  actor: Actor,
  known: { result: 'mismatch' } | { result: 'replay'; attempt: string; purchase: string },
): Promise<Result<PlacedOrder, PlaceOrderCode>> {
  if (known.result === 'mismatch') return refuse('key_reused');
  return reportAttempt(actor, fromUuid('purchase', known.purchase));
}

function problemOf(offer: Offer | undefined, input: PlaceOrderInput): PlaceOrderCode | undefined {
  if (!offer) return 'sold_out';
  if (offer.problem) return offer.problem;
  const offered = offer.orders.flatMap((order) => order.lines).filter((line) => line.kind === 'goods').length;
  if (offered < new Set(input.items.map((item) => item.variantId)).size) return 'sold_out';
  return consented(money(BigInt(input.expectedMinor), offer.currency), offer.total) ? undefined : 'price_changed';
}

function hashOf(input: PlaceOrderInput, email: string): string {
  const items = [...input.items].sort((one, other) => (one.variantId < other.variantId ? -1 : 1));
  const body = [
    items.map((item) => [item.variantId, item.quantity]),
    input.currency,
    input.methodId,
    input.addressId,
    email.toLowerCase(),
  ];
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}
