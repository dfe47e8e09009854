import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { groupBy } from '@/lib/kernel/group-by';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { type Currency, isCurrency, type Money, money } from '@/lib/kernel/money';
import { openNow } from '@/lib/markets/open-now';
import { type OutOfBounds, outOfBounds, type Terms } from '@/lib/markets/terms/model';
import type { OpeningProblem } from '@/lib/money/openings/model';
import { type DoorOffer, doorOf, doorProblem } from '@/lib/money/orders/door/model';
import { isMoreThanAtOnce } from '@/lib/platform/stripe-amount';
import { boundToProducts } from '@/lib/shop/collections/contained';
import { arrivalDays } from '@/lib/shop/delivery/days/model';
import { type Place, type Rate, ratesFor, simpleZone, type Zone } from '@/lib/shop/delivery/model';
import type { LeftDiscount } from '@/lib/shop/discounts/reckoning/model';
import { offerIn } from '@/lib/shop/markets/model';
import { type PickupPlace, pickupRate, placeOf, unitsAt } from '@/lib/shop/stock/pickup/model';
import { type TaxSettings, taxFor } from '@/lib/shop/tax/model';
import { isNode, shelfOf } from '@/lib/shop/taxonomy/tree';
import { type Fetched, type LocalRates, localRatesOf } from './local-rates';
import { totalOf } from './model';
import { addedAtDoor, type GoodsLine, type QuotedLine, quoteOrder, type SellerTerms } from './quote/model';
import { type OfferRow, OfferRows } from './schema';
import { losesWithdrawal } from './start-now/model';

/** Why a seller's part cannot be bought as asked. */
export type OrderProblem =
  | 'sold_out'
  | 'not_sold_there'
  | 'not_delivered_here'
  | 'closed'
  | 'market_closed'
  | 'not_at_place'
  | 'door_not_here'
  | 'door_too_high'
  | OpeningProblem;

/** Why an offer cannot be bought: the first part's reason, that its total is more than the provider takes at once, or not what the rule of its country allows (`bound`). */
export type OfferProblem = OrderProblem | 'total_too_high' | OutOfBounds['problem'];

/** What one seller asks: lines, total, arrival days (`YYYY-MM-DD`), and the first reason it cannot be bought. */
export type OfferOrder = {
  pageId: Id<'page'>;
  pageName: string;
  pageHandle: string;
  lines: readonly QuotedLine[];
  /** What its seller would take off, but not here, or not now. */
  left: readonly LeftDiscount[];
  total: Money;
  terms: SellerTerms;
  /** What paying at the door asks, where its seller offers that for this place, and what that adds to the total; null where she does not. */
  door: (DoorOffer & { adds: Money }) | null;
  /** Where it is fetched; null when it is delivered. */
  pickup: PickupPlace | null;
  /** The places of the seller at which all of it lies. */
  pickups: readonly PickupPlace[];
  /** Nothing of it is sent: all of it is delivered as files. */
  allFiles: boolean;
  /** The law of the buyer's country asks her to say that she wants her files at once, and gives up her right of withdrawal. */
  asksStart: boolean;
  /** The days on which it arrives, or is ready to be fetched. */
  arrivesFrom: string;
  arrivesBy: string;
  problem?: OrderProblem;
  /** What of it is not sold where it goes. */
  notSold: readonly Id<'variant'>[];
  /** Units left of the scarcest thing asked for. */
  stockLeft: number;
};

/** What items cost in one currency, seller by seller; several currencies make several offers. */
export type Offer = PricedOffer & {
  /** What the rule of the country it goes to says, and the least or the most that the problem is about; null where nothing is said, or no place is known. */
  buyerTerms: Terms | null;
  bound?: Money;
};
type PricedOffer = { currency: Currency; total: Money; orders: readonly OfferOrder[]; problem?: OfferProblem };

/** Something to buy. */
export type Item = { variantId: Id<'variant'>; quantity: number };

/**
 * Prices items at this moment, with the codes the actor keeps beside her cart, for delivery to a place (null when it is not known yet: then delivery costs
 * what it does in the seller's first zone, and nothing is said about whether it goes). Variants that are gone, not on sale or of a page that closed for good are left out; an empty list
 * means nothing of it can be bought. `to` is the country she said in this browser: as long as no place is known, goods are priced for it.
 */
export async function offerForItems(
  actor: Actor,
  items: readonly Item[],
  place: Place | null,
  { fetched = [], to = '', byDoor = false }: { fetched?: Fetched; to?: string; byDoor?: boolean } = {},
): Promise<Offer[]> {
  if (items.length === 0) return [];
  const found = await readOffer(actor, items);
  return offersOf(found, items, place, { fetched, rates: await localRatesOf(found, place, fetched), to, byDoor });
}

/** What is known of items now, to be priced for one place after another by `offersOf`. */
export async function readOffer(actor: Actor, items: readonly Item[]): Promise<OfferRows> {
  return bindDiscounts(
    actor,
    await callMoney(OfferRows, sql`money.offer_for(${actorKey(actor) ?? ''}, ${asked(items)})`),
  );
}

/**
 * What was read for sale, with discounts for collections as discounts for what of these goods is in them now: the shop alone knows. Only
 * where there are such is the shop asked.
 */
export async function bindDiscounts(actor: Actor, found: OfferRows): Promise<OfferRows> {
  const products = [...new Set(found.rows.map((row) => row.productId))];
  return { ...found, discounts: await boundToProducts(actor, found.discounts, products) };
}

/** What the functions of the database are asked about items: the variants, and the states in which a market is open here. */
export function asked(items: readonly Item[]): SQL {
  return askedOf(items.map((item) => item.variantId));
}

/** The same about variants or products by their ids. */
export function askedOf(ids: readonly Id<'variant' | 'product'>[]): SQL {
  const uuids = `{${ids.map((id) => toUuid(id)).join(',')}}`;
  return sql`${uuids}::text::uuid[], ${openNow()}`;
}

/** Prices items out of what was read about them and about the places (`localRatesOf`); see `offerForItems`. */
export function offersOf(
  found: OfferRows,
  items: readonly Item[],
  place: Place | null,
  {
    fetched = [],
    rates = () => null,
    to = '',
    byDoor = false,
  }: { fetched?: Fetched; rates?: LocalRates; to?: string; byDoor?: boolean } = {},
): Offer[] {
  const quantities = new Map<string, number>();
  for (const item of items) quantities.set(item.variantId, (quantities.get(item.variantId) ?? 0) + item.quantity);
  const wanted = found.rows.filter((row) => quantities.has(row.variantId));
  const bySeller = groupBy(wanted, (row) => row.pageId);
  const terms = (place && found.buyerTerms[place.country]) ?? null;
  const mayBuy = place === null || found.buyerCountries.includes(place.country);
  // Of each seller in the order in which they were asked for, which is that of the cart; sellers in the one they are locked in.
  const order = [...quantities.keys()];
  const orders = [...bySeller.values()].map((sellerRows) =>
    offerOrder(
      sellerRows.toSorted((one, other) => order.indexOf(one.variantId) - order.indexOf(other.variantId)),
      found,
      { quantities, place, mayBuy, fetched, rates, said: to, byDoor },
    ),
  );
  const byCurrency = groupBy(orders, (one) => one.terms.currency);
  return [...byCurrency].map(([currency, parts]) => {
    const total = totalOf(parts, currency);
    const out = outOfBounds(terms, total);
    const problem =
      parts.find((part) => part.problem)?.problem ??
      (isMoreThanAtOnce(total) ? 'total_too_high' : (out?.problem ?? null));
    const bound = out && out.problem === problem ? { bound: out.bound } : {};
    return { currency, total, orders: parts, buyerTerms: terms, ...(problem ? { problem } : {}), ...bound };
  });
}

type Asked = {
  quantities: ReadonlyMap<string, number>;
  place: Place | null;
  mayBuy: boolean;
  fetched: Fetched;
  rates: LocalRates;
  /** Whose prices are asked where no place is known; empty when nobody said. */
  said: string;
  /** It is to be paid at the door. */
  byDoor: boolean;
};

function offerOrder(
  rows: readonly OfferRow[],
  { zones, pickups, discounts, doorCountries }: Pick<OfferRows, 'zones' | 'pickups' | 'discounts' | 'doorCountries'>,
  { quantities, place, mayBuy, fetched, rates, said, byDoor }: Asked,
): OfferOrder {
  const seller = rows[0];
  if (!seller || !isCurrency(seller.currency))
    throw new Error('Invariant broken: a seller has goods and a known currency');
  const currency = seller.currency;
  const all = pickups[toUuid(seller.pageId)] ?? [];
  const pickup = all.find((one) => fetched.includes(one.id)) ?? null;
  const to = pickup ? placeOf(pickup) : place;
  // Prices are of where it goes: what is fetched goes no further than its place.
  const country = to?.country ?? said;
  // Files are there once they are paid for: nobody hands them over.
  const door =
    pickup || rows.some((row) => row.asFiles) || !doorCountries.includes(place?.country ?? '')
      ? null
      : doorOf(zonesOf(seller, zones), place, byDoor);
  const terms: SellerTerms = {
    version: seller.termsVersion,
    currency,
    rates: pickup ? [pickupRate(pickup, currency)] : ratesFor(zonesOf(seller, zones), place),
    tax: taxFor(taxSettings(seller), to, new Date().toISOString().slice(0, 10), to && rates(to)),
    discounts: discounts.filter((one) => one.pageId === seller.pageId),
    doorFee: door?.chosen ? door.fee : null,
  };
  const goods = rows.map((row) => goodsLine(row, quantities.get(row.variantId) ?? 1, currency, country));
  const { rate, ...quote } = quoteOrder(goods, terms);
  const days = arrivalOf(rate, seller.sellerCountry, to);
  const allFiles = rows.every((row) => row.asFiles);
  // Files go where their buyer lives, and so do their price, their tax and her rights; what is beside them is not fetched then.
  const here = rows.some((row) => row.asFiles)
    ? []
    : all.filter((one) => rows.every((row) => unitsAt(one, row.variantId) >= (quantities.get(row.variantId) ?? 1)));
  const going = place === null || rate !== null || allFiles;
  const missing = pickup !== null && !here.includes(pickup) ? 'not_at_place' : undefined;
  const problem =
    problemOf(rows, quantities, country, going) ??
    missing ??
    (mayBuy ? undefined : 'market_closed') ??
    doorProblem(door, quote.total, byDoor);
  return {
    pageId: seller.pageId,
    pageName: seller.pageName,
    pageHandle: seller.pageHandle,
    ...quote,
    terms,
    door: door && { ...door, adds: addedAtDoor(goods, terms, door.fee) },
    pickup,
    pickups: here,
    allFiles,
    asksStart: rows.some((row) => row.asFiles) && losesWithdrawal(country),
    arrivesFrom: days.from,
    arrivesBy: days.by,
    notSold: rows.filter((row) => isAbsent(row, country)).map((row) => row.variantId),
    stockLeft: Math.min(
      ...rows.map((row) => Math.min(pickup ? unitsAt(pickup, row.variantId) : row.stock, row.bar?.most ?? row.stock)),
    ),
    ...(problem ? { problem } : {}),
  };
}

/** A seller's zones; one without any has that of her simple settings. */
function zonesOf(seller: OfferRow | undefined, zones: OfferRows['zones']): readonly Zone[] {
  if (!seller || !isCurrency(seller.currency)) return [];
  const days = { min: seller.deliveryDaysMin, max: seller.deliveryDaysMax };
  const simple = simpleZone(money(seller.deliveryMinor, seller.currency), days, seller.deliveryCountries);
  return zones[toUuid(seller.pageId)] ?? [simple];
}

function taxSettings(seller: OfferRow): TaxSettings {
  return { basisPoints: seller.taxBasisPoints, inclusive: seller.taxInclusive, places: seller.taxPlaces };
}

/** When it arrives; what goes nowhere arrives on no day that is shown, but an order has days all the same. */
function arrivalOf(rate: Rate | null, from: string, place: Place | null): { from: string; by: string } {
  const pace = rate ?? { processingDays: 0, transitMin: 0, transitMax: 0, working: false };
  return arrivalDays(pace, { from, to: place?.country ?? from }, new Date());
}

function goodsLine(row: OfferRow, quantity: number, currency: Currency, country: string): GoodsLine {
  return {
    variantId: row.variantId,
    productId: row.productId,
    title: row.title,
    optionText: row.values.join(' · '),
    productSlug: row.slug,
    shelf: isNode(row.category) ? shelfOf(row.category) : row.category,
    mediaKey: row.mediaKey,
    grams: row.grams,
    asFiles: row.asFiles,
    quantity,
    unit: money(offerIn(row.markets, country)?.price ?? row.priceMinor, currency),
  };
}

const isAbsent = ({ markets }: OfferRow, country: string) => offerIn(markets, country)?.sold === false;

function problemOf(
  rows: readonly OfferRow[],
  quantities: ReadonlyMap<string, number>,
  country: string,
  going: boolean,
): OrderProblem | undefined {
  if (rows.some((row) => !row.shopOpen)) return 'closed';
  const barred = rows.find((row) => row.bar?.problem)?.bar?.problem;
  if (barred) return barred;
  if (rows.some((row) => row.stock < (quantities.get(row.variantId) ?? 1))) return 'sold_out';
  if (overCap(rows, quantities)) return 'had_all';
  if (rows.some((row) => !row.sellerMarketOpen)) return 'market_closed';
  if (rows.some((row) => isAbsent(row, country))) return 'not_sold_there';
  if (!going) return 'not_delivered_here';
  return undefined;
}

/** Whether more of a product is wanted, in whatever sizes, than one person may still buy. */
function overCap(rows: readonly OfferRow[], quantities: ReadonlyMap<string, number>): boolean {
  return [...groupBy(rows, (row) => row.productId).values()].some((same) => {
    const most = same[0]?.bar?.most;
    return most !== undefined && same.reduce((sum, row) => sum + (quantities.get(row.variantId) ?? 1), 0) > most;
  });
}
