/** What the verbs of the money ring say to the database, as documents: the same fields, with made-up marks where theirs are sealed. */
import { openStates } from '@/lib/markets/model';
import { type Rate, rateSource } from '@/lib/markets/rates/model';
import type { InCurrency } from '@/lib/money/parts/quotes/model';
import type { Quoted } from '@/lib/money/transfers/model';
import { jsonOf, quote, uuid } from '../property/statements';
import type { Chance } from './chance';
import type { TownShop, Townsperson } from './town';

/** The ids of one payment. */
export type Payment = { purchase: string; attempt: string };

/** Ids of a payment that is not made yet. */
export const newPayment = (chance: Chance): Payment => ({ purchase: chance.uuid(), attempt: chance.uuid() });

/** A literal, or null. */
const orNull = (id: string | null) => (id === null ? 'null' : uuid(id));

/** To whom a quote is, and what it pays where it was asked for that. One of the first three is said. */
export type Goal = {
  receiver: string | null;
  recipient: string | null;
  mark: string | null;
  abroad: boolean;
  request?: string;
  debt?: { group: string; debtor: string; creditor: string };
};

/** Writes a promise, as `makeQuote` keeps it. */
export function quoteStatement(
  id: string,
  sender: Townsperson,
  goal: Goal,
  { promised, rate }: { promised: Quoted; rate: Rate },
): string {
  const { send, fee, arrives, marginBasisPoints } = promised;
  const { group = null, debtor = null, creditor = null } = goal.debt ?? {};
  return `insert into money.quote (id, owner, receiver_id, recipient_id, address_mark, request_id, group_id, debtor_id, creditor_id, abroad, reason,
      send_minor, send_currency, fee_minor, arrive_minor, arrive_currency, mid_over, mid_under, margin_basis_points, source, expires_at)
    values (${uuid(id)}, ${quote(sender.owner)}, ${orNull(goal.receiver)}, ${orNull(goal.recipient)}, ${goal.mark === null ? 'null' : quote(goal.mark)},
      ${[goal.request ?? null, group, debtor, creditor].map(orNull).join(', ')}, ${goal.abroad}, 'friend',
      ${send.amount}, '${send.currency}', ${fee.amount}, ${arrives.amount}, '${arrives.currency}', ${rate.over}, ${rate.under}, ${marginBasisPoints},
      '${rateSource.day}', clock_timestamp() + interval '10 minutes')`;
}

const paymentOf = (chance: Chance, payer: Townsperson, ids: Payment, what: { currency: string; total: bigint }) => ({
  actor: payer.owner,
  attempt: {
    ...{
      id: ids.attempt,
      key: `key-${ids.attempt}`,
      bodyHash: ids.attempt.replaceAll('-', '').repeat(2),
      provider: 'stripe',
    },
    ...{ customer: 'cus_town', method: 'm1.town' },
  },
  purchase: {
    ...{
      id: ids.purchase,
      personId: payer.id,
      currency: what.currency,
      total: what.total.toString(),
      email: 'town@example.com',
    },
    ...{ locale: 'en', tokenHash: chance.hex(64), fromCart: false },
  },
  guard: { device: 'town', tap: {}, nonce: chance.hex(64), confirmation: chance.uuid() },
});

/** Sends what a quote says, as `placeTransfer` does. `pause` is how many seconds it can be taken back. */
export function transferStatement(
  chance: Chance,
  sender: Townsperson,
  ids: Payment & { transfer: string; quote: string },
  what: { promised: Quoted; payee: string; pause: number },
): string {
  const { total } = what.promised;
  const document = {
    ...paymentOf(chance, sender, ids, { currency: total.currency, total: total.amount }),
    ...{ open: openStates('sandbox'), orders: [{ pageId: what.payee, lines: [] }] },
    transfer: {
      ...{ id: ids.transfer, quote: ids.quote, refundId: chance.uuid(), from: 'US', sealed: null },
      ...{ shortPause: what.pause, longPause: what.pause },
    },
  };
  return `select to_jsonb(money.place_transfer(${jsonOf(document)})->'result')`;
}

/** What else is said of an order: that several pay it, or that it is given to somebody. */
export type OrderMore = { split?: object; gift?: object };

/** Buys so many of a shop's things in one order, as `placeOrder` does. */
export function orderStatement(
  chance: Chance,
  buyer: Townsperson,
  shop: TownShop,
  ids: Payment & { order: string },
  more: OrderMore & { units: number },
): string {
  const total = shop.unit * BigInt(more.units);
  const payment = paymentOf(chance, buyer, ids, { currency: shop.code, total });
  const line = {
    ...{
      id: chance.uuid(),
      kind: 'goods',
      productId: shop.product,
      variantId: shop.variant,
      title: 'Thing',
      quantity: more.units,
    },
    ...{ unit: shop.unit.toString(), amount: total.toString() },
  };
  const order = {
    ...{
      id: ids.order,
      pageId: shop.page,
      pageName: 'Town',
      pageHandle: 'town',
      total: total.toString(),
      shipTo: { country: 'US' },
    },
    ...{
      arrivesFrom: '2030-01-01',
      arrivesBy: '2030-01-05',
      terms: { version: '1', currency: shop.code },
      lines: [line],
    },
    ...(more.gift && { gift: more.gift }),
  };
  const document = {
    ...payment,
    attempt: { ...payment.attempt, ...(more.split && { provider: 'split' }) },
    ...{ open: openStates('sandbox'), reserveSeconds: 7200, orders: [order] },
    ...(more.split && { split: more.split }),
  };
  return `select to_jsonb(money.place(${jsonOf(document)})->'result')`;
}

/** Promises what a share comes to in its payer's currency, as `offerOwnCurrency` keeps it. */
export function shareQuoteStatement(
  id: string,
  payer: Townsperson,
  part: string,
  { promised: { share, charged, marginBasisPoints }, rate }: { promised: InCurrency; rate: Rate },
): string {
  return `insert into money.part_quote (id, part_id, owner, part_minor, part_currency, charged_minor, charged_currency, mid_over, mid_under,
      margin_basis_points, source, expires_at)
    values (${uuid(id)}, ${uuid(part)}, ${quote(payer.owner)}, ${share.amount}, '${share.currency}', ${charged.amount}, '${charged.currency}',
      ${rate.over}, ${rate.under}, ${marginBasisPoints}, '${rateSource.day}', clock_timestamp() + interval '10 minutes')`;
}

/** Lets a share be held, as `payPart` does. */
export function partStatement(
  chance: Chance,
  payer: Townsperson,
  ids: Payment,
  part: { tokenHash: string; currency: string; amount: bigint; quote?: string | undefined },
): string {
  const document = {
    ...paymentOf(chance, payer, ids, { currency: part.currency, total: part.amount }),
    tokenHash: part.tokenHash,
    ...(part.quote && { quote: part.quote }),
  };
  return `select to_jsonb(money.place_part(${jsonOf(document)})->'result')`;
}
