import 'server-only';
import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import {
  donation,
  donationBenefit,
  donationReceipt,
  donationReceipted,
  donationReceiptPart,
  donationVoid,
  monthlyDonation,
} from '@/db/schema/money/donation';
import { order } from '@/db/schema/money/order';
import { type Actor, actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';
import { can, reachedCountries } from '@/lib/markets/queries';
import { openShipTos } from '@/lib/money/orders/ship-to/open-ship-tos';
import { homeCountry } from '@/lib/money/wallet/queries';
import type { CharityView } from '@/lib/shop/charities/model';
import { openDedications } from './dedication';
import { isEndToken } from './end-token';
import { type ReceiptKind, receiptKinds, type VoidReason, voidReasons } from './model';

const system: Actor = { kind: 'system', name: 'donations', locale: 'en' };
const shownMost = 100;
/** Orders whose money was taken, whatever went back since. */
export const taken = inArray(order.state, [
  ...(['paid', 'fulfilled', 'delivered', 'partially_refunded', 'refunded', 'disputed'] as const),
]);

/**
 * What a charity was given through Souk, in its currency: everything that was taken, less what went back. To the unit and of this moment, so for its own
 * people alone: everybody else is told `publicTotalOf`.
 */
export async function totalOf({ pageId, currency }: Pick<CharityView, 'pageId' | 'currency'>): Promise<Money> {
  const [row] = await asActor(system, (tx) =>
    tx
      .select({ sum: sql<string>`coalesce(sum(${order.totalMinor} - ${order.refundedMinor}), 0)::text` })
      .from(donation)
      .innerJoin(order, eq(order.id, donation.orderId))
      .where(and(eq(donation.pageId, pageId), eq(order.currency, currency), taken)),
  );
  return money(BigInt(row?.sum ?? 0), currency);
}

/** Where somebody gives to a charity from (ISO alpha-2): where she is, or where it is as long as her wallet does not say. */
export async function givesFrom(actor: PersonActor, charity: CharityView): Promise<string> {
  return (await homeCountry(actor)) ?? charity.pageCountry;
}

/** Whether donating is open to somebody, where she is (`givesFrom`) and where the charity is. */
export async function isOpenTo(actor: PersonActor, charity: CharityView, from: string): Promise<boolean> {
  const [here, there] = await Promise.all([can(from, 'donate', actor), reachedCountries('donate')]);
  return here && there.includes(charity.pageCountry);
}

/** A donation as whoever gave it, or its charity, sees it. */
export type DonationRow = {
  orderId: Id<'order'>;
  pageId: Id<'page'>;
  charity: string;
  handle: string;
  state: string;
  given: Money;
  cover: Money;
  refunded: Money;
  shown: boolean;
  monthly: boolean;
  dedication: string;
  /** Its valid receipt. */
  receiptId: Id<'donationReceipt'> | null;
  at: Date;
  /** What its donor got for it is worth, as the charity said. */
  benefit: Money | null;
  /** Whether a receipt can be issued for it now. */
  receiptable: boolean;
};

/** What the actor gave, the latest first. */
export function myDonations(actor: PersonActor): Promise<DonationRow[]> {
  return donationsWhere(actor, eq(donation.owner, actorKey(actor) ?? ''));
}

/** What a page was given, the latest first, with what was written to it: for those of its people who see orders, by row security. */
export function donationsOfPage(actor: PersonActor, pageId: Id<'page'>): Promise<DonationRow[]> {
  return donationsWhere(actor, and(eq(donation.pageId, pageId), taken) ?? sql`false`);
}

async function donationsWhere(actor: PersonActor, which: SQL): Promise<DonationRow[]> {
  const rows = await asActor(actor, (tx) =>
    tx
      .select({ row: donation, order, receiptId: donationReceipted.receiptId, benefit: donationBenefit.valueMinor })
      .from(donation)
      .innerJoin(order, eq(order.id, donation.orderId))
      .leftJoin(donationReceipted, eq(donationReceipted.orderId, donation.orderId))
      .leftJoin(donationBenefit, eq(donationBenefit.orderId, donation.orderId))
      .where(which)
      .orderBy(desc(donation.createdAt))
      .limit(shownMost),
  );
  const words = await openDedications(rows.map(({ row }) => row));
  return rows.map(({ row, order: of, receiptId, benefit }) => ({
    ...{ orderId: row.orderId, pageId: row.pageId, charity: of.pageName, handle: of.pageHandle, state: of.state },
    ...{ given: amount(row.givenMinor, row.currency), cover: amount(row.coverMinor, row.currency) },
    ...{ refunded: amount(of.refundedMinor, row.currency), shown: row.shown, monthly: row.monthlyId !== null },
    ...{ dedication: words(row.orderId), receiptId, at: row.createdAt },
    benefit: benefit === null ? null : amount(benefit, row.currency),
    receiptable:
      receiptId === null &&
      ['paid', 'delivered', 'partially_refunded'].includes(of.state) &&
      of.refundedMinor < of.totalMinor,
  }));
}

/** A monthly donation as whoever gives it sees it. */
export type MonthlyView = Omit<typeof monthlyDonation.$inferSelect, 'givenMinor' | 'coverMinor' | 'currency'> & {
  total: Money;
  charity: string;
  /** The order of a month whose money is held and not taken yet. */
  held: Id<'order'> | null;
};

/** The actor's monthly donations, those that go on first. */
export function myMonthly(actor: PersonActor): Promise<MonthlyView[]> {
  return monthlyWhere(actor, eq(monthlyDonation.owner, actorKey(actor) ?? ''));
}

/** The monthly donation that a mail was about, for whoever holds what it carried (`endToken`); null for anybody else. */
export async function monthlyByToken(id: Id<'monthly'>, token: string): Promise<MonthlyView | null> {
  return isEndToken(token, id) ? ((await monthlyWhere(system, eq(monthlyDonation.id, id)))[0] ?? null) : null;
}

async function monthlyWhere(actor: Actor, which: SQL): Promise<MonthlyView[]> {
  const rows = await asActor(actor, (tx) =>
    tx
      .select({
        row: monthlyDonation,
        name: sql<string>`coalesce((select g.name from shop.page g where g.id = ${monthlyDonation.pageId}), '')`,
        held: sql<string | null>`(select o.id from money.donation d join money."order" o on o.id = d.order_id
          where d.monthly_id = monthly_donation.id and o.state = 'authorized' order by o.created_at desc limit 1)`,
      })
      .from(monthlyDonation)
      .where(which)
      .orderBy(sql`${monthlyDonation.state} = 'ended'`, asc(monthlyDonation.createdAt))
      .limit(shownMost),
  );
  return rows.map(({ row: { givenMinor, coverMinor, currency, ...rest }, name, held }) => ({
    held: held === null ? null : fromUuid('order', held),
    ...{ ...rest, charity: name, total: amount(givenMinor + coverMinor, currency) },
  }));
}

/** A receipt as it was issued, with what became of it. */
export type ReceiptView = {
  id: Id<'donationReceipt'>;
  year: number;
  number: number;
  kind: ReceiptKind;
  total: Money;
  /** What the donor got for it is worth: zero but on a receipt of that kind. */
  benefit: Money;
  donor: string;
  charity: { legalName: string; registration: string; country: string };
  parts: { orderId: Id<'order'>; amount: Money; at: Date }[];
  /** The number it is in place of. */
  replaces: { year: number; number: number } | null;
  void: { reason: VoidReason; at: Date } | null;
  issuedAt: Date;
};

/** A receipt of the actor's, or of a charity whose money she sees; null for a missing one and for somebody else's. */
export async function receiptOf(actor: PersonActor, id: Id<'donationReceipt'>): Promise<ReceiptView | null> {
  return (await receiptsWhere(actor, eq(donationReceipt.id, id)))[0] ?? null;
}

/** The actor's own receipts, the latest first. */
export function myReceipts(actor: PersonActor): Promise<ReceiptView[]> {
  return receiptsWhere(actor, eq(donationReceipt.owner, actorKey(actor) ?? ''));
}

/** The receipts of a page, the latest first: for those of its people who see its money, by row security. */
export function receiptsOfPage(actor: PersonActor, pageId: Id<'page'>): Promise<ReceiptView[]> {
  return receiptsWhere(actor, eq(donationReceipt.pageId, pageId));
}

async function receiptsWhere(actor: PersonActor, which: SQL): Promise<ReceiptView[]> {
  const { rows, parts, old } = await asActor(actor, async (tx) => {
    const found = await tx
      .select({ row: donationReceipt, void: donationVoid })
      .from(donationReceipt)
      .leftJoin(donationVoid, eq(donationVoid.receiptId, donationReceipt.id))
      .where(which)
      .orderBy(desc(donationReceipt.issuedAt))
      .limit(shownMost);
    const ids = found.map(({ row }) => row.id);
    const named = found.flatMap(({ row }) => row.replaces ?? []);
    return { rows: found, parts: await partsOf(tx, ids), old: await numbersOf(tx, named) };
  });
  const donors = await donorsOf(rows.map(({ row }) => row.anchorId));
  return rows.map(({ row, void: gone }) => ({
    ...{
      id: row.id,
      year: row.year,
      number: row.number,
      kind: receiptKinds.find((one) => one === row.kind) ?? 'single',
    },
    ...{ total: amount(row.totalMinor, row.currency), benefit: amount(row.benefitMinor, row.currency) },
    ...{ donor: donors(row.anchorId).name, issuedAt: row.issuedAt },
    charity: { legalName: row.legalName, registration: row.registration, country: row.country },
    parts: parts
      .filter((part) => part.receiptId === row.id)
      .map(({ orderId, minor, at }) => ({ orderId, at, amount: amount(minor, row.currency) })),
    replaces: old.find((one) => one.id === row.replaces) ?? null,
    void: gone && { reason: voidReasons.find((one) => one === gone.reason) ?? 'wrong', at: gone.at },
  }));
}

async function partsOf(tx: MoneyTransaction, ids: readonly Id<'donationReceipt'>[]) {
  if (ids.length === 0) return [];
  return tx
    .select({
      ...{ receiptId: donationReceiptPart.receiptId, orderId: donationReceiptPart.orderId },
      ...{ minor: donationReceiptPart.amountMinor, at: order.createdAt },
    })
    .from(donationReceiptPart)
    .innerJoin(order, eq(order.id, donationReceiptPart.orderId))
    .where(inArray(donationReceiptPart.receiptId, [...ids]))
    .orderBy(asc(order.createdAt));
}

async function numbersOf(tx: MoneyTransaction, ids: readonly Id<'donationReceipt'>[]) {
  if (ids.length === 0) return [];
  return tx
    .select({ id: donationReceipt.id, year: donationReceipt.year, number: donationReceipt.number })
    .from(donationReceipt)
    .where(inArray(donationReceipt.id, [...ids]));
}

/** Whose name is on receipts: the one that their first donation was given under. */
async function donorsOf(ids: readonly Id<'order'>[]) {
  if (ids.length === 0) return openShipTos([]);
  const rows = await asActor(system, (tx) =>
    tx
      .select({ id: order.id, shipTo: order.shipTo, shipSealed: order.shipSealed })
      .from(order)
      .where(inArray(order.id, [...ids])),
  );
  return openShipTos(rows);
}

function amount(minor: bigint, currency: string): Money {
  assert(isCurrency(currency), 'a donation is in a known currency');
  return money(minor, currency);
}
