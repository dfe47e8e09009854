import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import type { Visit } from '@/lib/identity/sessions/model';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import { compare, money } from '@/lib/kernel/money';
import { type Refusal, type Result, refuse } from '@/lib/kernel/result';
import { outOfBounds, type TermProblem, type Terms } from '@/lib/markets/terms/model';
import { placeMark } from '@/lib/money/button/delivery/place-mark';
import { offerOfPayOrder } from '@/lib/money/button/offer';
import { type DonateBesideCode, withDonation } from '@/lib/money/donations/with-donation';
import { isGivable, whereGiven } from '@/lib/money/gifts/giving/model';
import { givenWith } from '@/lib/money/gifts/giving/tap-note';
import type { OpeningProblem } from '@/lib/money/openings/model';
import type { DoorProblem } from '@/lib/money/orders/door/model';
import { returnOrderKeys, takeOrderKeys } from '@/lib/money/orders/ship-to/order-key';
import { type SplitProblem, shareOut } from '@/lib/money/parts/model';
import type { PostalAddress } from '@/lib/money/wallet/model';
import { isMoreThanAtOnce } from '@/lib/platform/stripe-amount';
import { hashToken, newToken } from '@/lib/platform/tokens';
import { authorizeAttempt } from './authorize-attempt';
import { composePurchase, type PurchaseOffer, type PurchaseParts } from './compose-purchase';
import { hashNetwork, mayTry, mayTryAsGuest } from './count-decline';
import { localRatesOf } from './local-rates';
import { makeOpenToken } from './make-open-token';
import { methodProblem } from './method-problem';
import { atDoor, whatIsLeft } from './model';
import { type Item, offersOf } from './queries';
import { type PaymentSource, readSource } from './read-source';
import { reportAttempt } from './report-attempt';
import { returnPath } from './return-url';
import { Placed, type PlaceOrderInput } from './schema';
import { sealShipTos } from './seal-ship-tos';
import type { SettleCode, Settled } from './settle-attempt';
import { hashTap } from './tap-hash';
import { whyNotSo } from './why-not-so';

/** Why a tap bought nothing. `method_currency`: the method does not take this currency, or not this amount of it. */
export type PlaceOrderCode =
  | SettleCode
  | 'price_changed'
  | 'total_too_high'
  | 'cart_changed'
  | 'too_many'
  | 'account_needed'
  | 'not_sold_there'
  | 'not_delivered_here'
  | 'not_at_place'
  | 'start_now_required'
  | 'closed'
  | 'market_closed'
  | 'split_closed'
  | TermProblem
  | DonateBesideCode
  | OpeningProblem
  | 'seller_unverified'
  | 'door_not_here'
  | 'door_too_high'
  | DoorProblem
  | 'guardian_missing'
  | 'guardian_busy'
  | 'key_reused'
  | 'method_missing'
  | 'method_currency'
  | 'expired_card'
  | 'address_missing'
  | 'email_missing'
  | 'order_ended'
  | 'delivery_missing'
  | 'try_again'
  | 'not_givable'
  | SplitProblem;

/**
 * What a tap ended in: the hold stands (`authorized`), the bank asks (`action`), or we are still finding out
 * (`unknown`). `orderId` is the first of the purchase's orders.
 */
export type PlacedOrder = Settled & {
  purchaseId: Id<'purchase'>;
  orderId: Id<'order'>;
  openToken: string;
  /** The order of another site that it pays. */
  payOrder: Id<'payOrder'> | null;
};

/** The tap waits until its person has confirmed it (`lib/money/limits`). */
export type ToConfirm = Refusal<'confirm'> & { confirmationId: Id<'confirmation'> };

/**
 * Buys: one consent, one authorisation, one order per seller. The same key is the same tap, so a repeated
 * call answers what the first one did; another body under a used key is `key_reused`.
 *
 * Prices are read now and compared with what the shopper saw: a higher total is `price_changed`, a lower
 * one is taken; more than the provider takes at once is `total_too_high` before anybody is asked. The order
 * and its stock are recorded before the provider is called, and the provider is called outside any
 * transaction; a lost reply is `unknown` and the sweeper finishes it.
 *
 * What has not opened yet is `not_open`; of what is capped for each person a guest is `person_needed` and who has had as many
 * `had_all`; what is sold by its line is `queue` for whoever's turn it is not (`lib/money/openings`). None of it is asked here alone.
 *
 * Files for somebody whose country's law gives her a right of withdrawal are `start_now_required` until she says `startNow`.
 *
 * With `atDoor` for its method it is paid in cash when it is handed over: no provider is asked, and the orders are due at once. It can be for all
 * sellers of the purchase or for none (`door_not_here`, `door_too_high`), and not by everybody (`lib/money/orders/door`).
 *
 * With `gift` somebody else receives it (`lib/money/gifts`): priced for the country she named, without an address, its note and friend written down
 * with it. One thing of one seller that is sent; anything else is `not_givable`, a guest `account_needed`.
 *
 * With `donationBeside` something is given besides, to a charity that one of the sellers chose: one more order of the same purchase, under an account.
 * `donation_gone` where that cannot be added (any more), and nothing is bought without it unasked.
 *
 * With `payOrder` it pays what another site's server asks (`lib/money/button`): `order_ended` once that is paid, canceled or too old,
 * `delivery_missing` while it is open how it is delivered (`deliverPayOrder`), and any other total than she saw is `price_changed`; nothing is
 * taken before that server completes it. With both items and `payOrder` they are bought of our shop as always, and
 * the order of the site that sent her follows.
 *
 * Beyond what the rule of the buyer's country, or of another site's, allows of one payment it is `market_least`, `market_most` or `market_method`; the
 * database asks it again when the tap is written.
 *
 * A seller whom the provider has not verified sells up to a limit: beyond it every purchase with something of hers is
 * `seller_unverified`. Too many declined payments of this wallet, this card or from this network are `too_many`; at one page they are `account_needed` to whoever has none. Beyond the
 * person's own limits, and from a device that has not paid from her wallet yet, the answer is `confirm`: the same tap sent
 * again buys once she has confirmed it. Of an account under 18 her guardian has to approve it too; without one it is
 * `guardian_missing`, and with five that wait for him `guardian_busy`. With `leaveOut` what is sold out is left out, and only
 * nothing at all left is `sold_out`.
 */
export async function placeOrder(
  actor: Actor,
  input: PlaceOrderInput,
  visit: Pick<Visit, 'network'>,
): Promise<Result<PlacedOrder, PlaceOrderCode> | ToConfirm> {
  const owner = actorKey(actor);
  if (owner === null) return refuse('method_missing', 'methodId');
  if ((input.gift || input.split) && actor.kind !== 'person') return refuse('account_needed');
  const email = input.email ?? (actor.kind === 'person' ? actor.email : undefined);
  if (!email) return refuse('email_missing', 'email');

  const bodyHash = hashTap(input, email);
  // A seller may change a price between our reading and our writing; the database notices, and we read again.
  for (let tries = 1; tries <= 3; tries++) {
    const source = await readSource(actor, owner, { ...input, email }, bodyHash);
    if (source.known) return answerKnown(actor, source.known);
    if (!source.method) return refuse('method_missing', 'methodId');
    const asked =
      input.payOrder && input.items.length === 0
        ? await askedElsewhere(actor, input.payOrder, input, source)
        : await askedHere(actor, input, source);
    if (!asked.ok) return asked;
    const { offer, address, terms } = asked.value;
    const unfit = methodProblem(source.method, offer.total, terms);
    if (unfit) return refuse(unfit, 'methodId');
    const networkHash = hashNetwork(visit.network);
    // A gift's order says whose it is; its place is only what it was priced for.
    const going = address === null ? nowhere(actor) : input.gift ? { ...address, name: nowhere(actor).name } : address;
    if (!(await mayTry({ networkHash, cardMark: source.method.cardMark }))) return refuse('too_many');
    if (actor.kind === 'guest' && !(await mayTryAsGuest(offer.orders.map((one) => one.pageId))))
      return refuse('account_needed');
    const attemptId = newId('attempt');
    const purchaseId = newId('purchase');
    const keys = await takeOrderKeys(offer.orders.length);
    const orderIds = keys.map((one) => one.id);
    const shipTos = await sealShipTos(offer.orders, keys, going, nowhere(actor).name);
    const openToken = makeOpenToken(purchaseId);
    const payOrder = input.payOrder ?? null;
    const placed = await callMoney(
      Placed,
      sql`money.place(${JSON.stringify(composePurchase({ actor, owner, input, email, bodyHash, networkHash, attemptId, purchaseId, orderIds, openToken, offer, guard: guardOf(actor, input), shipTos, given: await givenWith(actor, input, orderIds[0]), source: { method: source.method, address: going } }))}::jsonb)`,
    );
    if (placed.result !== 'placed') returnOrderKeys(keys);
    // What was sold meanwhile is left out when the stock is read again, if that was chosen.
    if (placed.result === 'stale' || (placed.result === 'sold_out' && input.leaveOut)) continue;
    if (placed.result === 'confirm') return { ...refuse('confirm'), confirmationId: placed.confirmation };
    if (placed.result === 'replay' || placed.result === 'mismatch') return answerKnown(actor, placed);
    if (placed.result !== 'placed') return refuse(placed.result);
    const [orderId] = orderIds;
    if (!orderId) throw new Error('Invariant broken: an offer without orders');
    const { provider } = source.method;
    // Nobody is asked about what is paid at the door: it stands already. In shares each payer is (`payPart`).
    const stands = { state: 'authorized' as const, undoUntil: new Date().toISOString() };
    const told = { purchaseId, orderId, openToken, payOrder };
    if (provider === 'door' || provider === 'split') return { ok: true, value: { ...stands, ...told } };
    const outcome = await authorizeAttempt({
      attemptId,
      purchaseId,
      amount: offer.total,
      customer: source.method.customer,
      method: source.method.token,
      provider,
      delayed: source.method.delayed,
      // PayPal is asked again in the same words, so they follow from the purchase alone.
      returnPath: provider === 'paypal' ? returnPath(input.locale) : input.returnPath,
    });
    if (!outcome.ok) return outcome;
    return { ok: true, value: { ...outcome.value, ...told } };
  }
  return refuse(input.leaveOut ? 'sold_out' : 'price_changed');
}

type Asked = { offer: PurchaseOffer; address: PostalAddress | null; terms: readonly (Terms | null)[] };

/** What the tap buys in our shops, priced now for where it goes. */
async function askedHere(
  actor: Actor,
  input: PlaceOrderInput,
  source: PaymentSource,
): Promise<Result<Asked, PlaceOrderCode>> {
  const { method } = source;
  const address = input.gift ? whereGiven(input.gift) : source.address;
  if (input.split && (input.gift || input.payOrder)) return refuse('not_splittable');
  // What comes days later, or is paid at the door, nobody can be given.
  if (input.gift && (method?.provider === 'door' || method?.delayed)) return refuse('method_currency', 'methodId');
  // The site that sent her is told how it went at once: not of what comes days later, or at the door.
  if (input.payOrder && (method?.provider === 'door' || method?.delayed)) return refuse('method_currency', 'methodId');
  if (!address) return refuse('address_missing', 'addressId');
  const items = itemsOf(input, source);
  const fetched = input.pickups ?? [];
  const rates = await localRatesOf(source.offer, address, fetched);
  const offers = offersOf(source.offer, items, address, { fetched, rates, byDoor: input.methodId === atDoor });
  const offer = offers.find((one) => one.currency === input.currency);
  const problem = whyNotSo(offer, items, input);
  if (problem === 'start_now_required') return refuse(problem, 'startNow');
  if (problem || !offer) return refuse(problem ?? 'sold_out');
  if (input.gift && !isGivable(offer)) return refuse('not_givable');
  const shares = input.split ? shareOut(input.split, offer.total) : null;
  if (shares?.ok === false) return refuse(shares.code, 'split');
  const terms = [offer.buyerTerms];
  if (!input.donationBeside) return { ok: true, value: { offer, address, terms } };
  const both = await withDonation(actor, input, offer);
  return both.ok ? { ok: true, value: { offer: both.value, address, terms } } : both;
}

/** What the tap pays on another site: what that site's server asked for, and nothing that a page said. */
async function askedElsewhere(
  actor: Actor,
  payOrder: Id<'payOrder'>,
  input: PlaceOrderInput,
  { method, address }: PaymentSource,
): Promise<Result<Asked, PlaceOrderCode>> {
  const asked = await offerOfPayOrder(actor, payOrder);
  if (!asked) return refuse('order_ended');
  if (asked.problem) return refuse(asked.problem);
  // What comes days later, or at the door, is nothing to be completed by a site that waits.
  if (method?.provider === 'door' || method?.delayed) return refuse('method_currency', 'methodId');
  if (asked.asksAddress && !address) return refuse('address_missing', 'addressId');
  if (address && !asked.buyerCountries.includes(address.country)) return refuse('not_sold_there');
  if (isMoreThanAtOnce(asked.total)) return refuse('total_too_high');
  const seen = money(BigInt(input.expectedMinor), asked.currency);
  // Neither more nor less than she saw: another sum is another order of hers.
  if (input.currency !== asked.currency || compare(seen, asked.total) !== 0) return refuse('price_changed');
  const isPriced = asked.pricedFor === null || (address && asked.pricedFor === placeMark(payOrder, address));
  if (!isPriced) return refuse('delivery_missing');
  const none = { pickup: null, allFiles: false, asksStart: false, door: null };
  const orders = [{ ...asked.order, ...none }];
  const offer = { currency: asked.currency, total: asked.total, orders, awaits: asked.awaits };
  const to = asked.asksAddress ? address : null;
  const terms = [asked.terms, (to && asked.buyerTerms[to.country]) ?? null];
  const out = terms.map((one) => outOfBounds(one, asked.total)).find((one) => one !== null);
  if (out) return refuse(out.problem);
  return { ok: true, value: { offer, address: to, terms } };
}

/** Where nothing is sent to: a name for the receipt, and no place. */
function nowhere(actor: Actor): PostalAddress {
  const name = actor.kind === 'person' ? actor.name : '';
  return { name, line1: '', line2: '', city: '', region: '', postalCode: '', country: '', phone: '' };
}

/** What the tap buys now; of what is for sale in another currency nothing is bought in any case. */
function itemsOf(input: PlaceOrderInput, source: PaymentSource): readonly Item[] {
  if (!input.leaveOut) return input.items;
  return whatIsLeft(input.items, new Map(source.offer.rows.map((row) => [row.variantId, row.stock])));
}

/** What the limits are asked about: this device, and the tap itself, to be sent again once it is confirmed. */
function guardOf(actor: Actor, input: PlaceOrderInput): PurchaseParts['guard'] {
  return {
    device: actor.kind === 'person' ? actor.device : null,
    tap: input,
    nonce: hashToken(newToken()),
    confirmation: toUuid(newId('confirmation')),
  };
}

async function answerKnown(
  actor: Actor,
  known: { result: 'mismatch' } | { result: 'replay'; attempt: string; purchase: string },
): Promise<Result<PlacedOrder, PlaceOrderCode>> {
  if (known.result === 'mismatch') return refuse('key_reused');
  return reportAttempt(actor, fromUuid('purchase', known.purchase));
}
