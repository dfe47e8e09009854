import 'server-only';
import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { asActor, readMoney } from '@/db/client/money';
import { order } from '@/db/schema/money/order';
import { attempt, purchase } from '@/db/schema/money/purchase';
import type { Actor } from '@/lib/identity/actor/model';
import { groupBy } from '@/lib/kernel/group-by';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { type Currency, isCurrency, type Money, money } from '@/lib/kernel/money';
import { openStates } from '@/lib/markets/model';
import { env } from '@/lib/platform/env';
import {
  type AttemptState,
  arrivalDays,
  type GoodsLine,
  type QuotedLine,
  quoteOrder,
  type SellerTerms,
  totalOf,
} from './model';

/** Why a seller's part cannot be bought as asked. */
export type OfferProblem = 'sold_out' | 'not_delivered_here' | 'closed' | 'market_closed';

/** What one seller asks: lines, total, arrival days (`YYYY-MM-DD`), and the first reason it cannot be bought. */
export type OfferOrder = {
  pageId: Id<'page'>;
  pageName: string;
  pageHandle: string;
  lines: readonly QuotedLine[];
  total: Money;
  terms: SellerTerms;
  arrivesFrom: string;
  arrivesBy: string;
  problem?: OfferProblem;
  /** Units left of the scarcest thing asked for. */
  stockLeft: number;
};

/** What items cost in one currency, seller by seller; several currencies make several offers. */
export type Offer = { currency: Currency; total: Money; orders: readonly OfferOrder[]; problem?: OfferProblem };

/** Something to buy. */
export type Item = { variantId: Id<'variant'>; quantity: number };

type Row = ReturnType<typeof toRow>;

type VariantRow = {
  id: string;
  product_id: string;
  title: string;
  slug: string;
  values: string[];
  price_minor: string;
  stock: number;
  media_key: string | null;
  page_id: string;
  page_name: string;
  handle: string;
  currency: string;
  shop_open: boolean;
  delivery_minor: string;
  delivery_days_min: number;
  delivery_days_max: number;
  delivery_countries: string[];
  tax_basis_points: number;
  tax_inclusive: boolean;
  seller_market_open: boolean;
  buyer_market_open: boolean;
};

/**
 * Prices items at this moment, for delivery to a country (ISO alpha-2; null when not known yet, then nothing
 * is said about delivery). Variants that are gone or not on sale are left out; an empty list means nothing
 * of it can be bought.
 */
export async function offerForItems(_actor: Actor, items: readonly Item[], country: string | null): Promise<Offer[]> {
  const rows = await readVariants(items, country);
  const quantities = new Map<string, number>();
  for (const item of items) quantities.set(item.variantId, (quantities.get(item.variantId) ?? 0) + item.quantity);
  const bySeller = groupBy(rows, (row) => row.pageId);
  const orders = [...bySeller.values()].map((sellerRows) => offerOrder(sellerRows, quantities, country));
  const byCurrency = groupBy(orders, (one) => one.terms.currency);
  return [...byCurrency].map(([currency, parts]) => {
    const problem = parts.find((part) => part.problem)?.problem;
    return { currency, total: totalOf(parts, currency), orders: parts, ...(problem ? { problem } : {}) };
  });
}

function offerOrder(rows: readonly Row[], quantities: ReadonlyMap<string, number>, country: string | null): OfferOrder {
  const seller = rows[0];
  if (!seller || !isCurrency(seller.currency))
    throw new Error('Invariant broken: a seller has goods and a known currency');
  const currency = seller.currency;
  const terms: SellerTerms = {
    currency,
    delivery: money(seller.deliveryMinor, currency),
    deliveryDaysMin: seller.deliveryDaysMin,
    deliveryDaysMax: seller.deliveryDaysMax,
    taxBasisPoints: seller.taxBasisPoints,
    taxInclusive: seller.taxInclusive,
  };
  const goods = rows.map((row) => goodsLine(row, quantities.get(row.variantId) ?? 1, currency));
  const days = arrivalDays(terms, new Date());
  const problem = problemOf(rows, quantities, country);
  return {
    pageId: seller.pageId,
    pageName: seller.pageName,
    pageHandle: seller.pageHandle,
    ...quoteOrder(goods, terms),
    terms,
    arrivesFrom: days.from,
    arrivesBy: days.by,
    stockLeft: Math.min(...rows.map((row) => row.stock)),
    ...(problem ? { problem } : {}),
  };
}

function goodsLine(row: Row, quantity: number, currency: Currency): GoodsLine {
  return {
    variantId: row.variantId,
    productId: row.productId,
    title: row.title,
    optionText: row.values.join(' · '),
    productSlug: row.slug,
    mediaKey: row.mediaKey,
    quantity,
    unit: money(row.price, currency),
  };
}

function problemOf(
  rows: readonly Row[],
  quantities: ReadonlyMap<string, number>,
  country: string | null,
): OfferProblem | undefined {
  if (rows.some((row) => !row.shopOpen)) return 'closed';
  if (rows.some((row) => row.stock < (quantities.get(row.variantId) ?? 1))) return 'sold_out';
  if (rows.some((row) => !row.sellerMarketOpen)) return 'market_closed';
  if (country === null) return undefined;
  if (rows.some((row) => !row.deliveryCountries.includes(country))) return 'not_delivered_here';
  return rows.some((row) => !row.buyerMarketOpen) ? 'market_closed' : undefined;
}

function marketOpen(country: SQL, capability: 'buy' | 'sell'): SQL {
  const states = `{${openStates(env().SOUK_MODE).join(',')}}`;
  return sql`exists (select from markets.market k
    where k.country = ${country} and k.capability = ${capability} and k.state = any(${states}::text[]))`;
}

async function readVariants(items: readonly Item[], country: string | null): Promise<Row[]> {
  if (items.length === 0) return [];
  const ids = `{${items.map((item) => toUuid(item.variantId)).join(',')}}`;
  const rows = await readMoney<VariantRow>(sql`
    select v.id, p.id as product_id, p.title, p.slug, v.values, v.price_minor, v.stock, coalesce(
        (select m.key from shop.media m where m.id = v.media_id),
        (select m.key from shop.product_media f join shop.media m on m.id = f.media_id where f.product_id = p.id
          order by f.position limit 1)) as media_key,
      g.id as page_id, g.name as page_name, g.handle, g.currency, g.shop_open and g.state = 'published' as shop_open,
      g.delivery_minor, g.delivery_days_min, g.delivery_days_max, g.delivery_countries, g.tax_basis_points, g.tax_inclusive,
      ${marketOpen(sql`g.country`, 'sell')} as seller_market_open, ${marketOpen(sql`${country}`, 'buy')} as buyer_market_open
    from shop.variant v join shop.product p on p.id = v.product_id and p.state = 'published' join shop.page g on g.id = v.page_id
    where v.id = any(${ids}::uuid[]) and v.removed_at is null and v.price_minor is not null order by g.id, v.id`);
  return rows.map(toRow);
}

function toRow(row: VariantRow) {
  return {
    variantId: fromUuid('variant', row.id),
    productId: fromUuid('product', row.product_id),
    title: row.title,
    slug: row.slug,
    values: row.values,
    price: BigInt(row.price_minor),
    stock: row.stock,
    mediaKey: row.media_key,
    pageId: fromUuid('page', row.page_id),
    pageName: row.page_name,
    pageHandle: row.handle,
    currency: row.currency,
    shopOpen: row.shop_open,
    deliveryMinor: BigInt(row.delivery_minor),
    deliveryDaysMin: row.delivery_days_min,
    deliveryDaysMax: row.delivery_days_max,
    deliveryCountries: row.delivery_countries,
    taxBasisPoints: row.tax_basis_points,
    taxInclusive: row.tax_inclusive,
    sellerMarketOpen: row.seller_market_open,
    buyerMarketOpen: row.buyer_market_open,
  };
}

/** How a purchase stands, as its buyer's screen shows it. */
export type PurchaseStatus = {
  purchaseId: Id<'purchase'>;
  state: 'paying' | 'action' | 'authorized' | 'paid' | 'declined' | 'undone' | 'expired';
  problem: string | null;
  actionUrl: string | null;
  undoUntil: Date | null;
  total: Money;
  orders: { id: Id<'order'>; pageName: string; total: Money }[];
};

/** The buyer's view of a purchase; null for a missing one and for somebody else's. */
export async function purchaseStatus(actor: Actor, purchaseId: Id<'purchase'>): Promise<PurchaseStatus | null> {
  const rows = await asActor(actor, (tx) =>
    tx
      .select({
        currency: purchase.currency,
        totalMinor: purchase.totalMinor,
        state: attempt.state,
        problem: attempt.problem,
        actionUrl: attempt.actionUrl,
        undoUntil: attempt.undoUntil,
        orderId: order.id,
        pageName: order.pageName,
        orderMinor: order.totalMinor,
      })
      .from(purchase)
      .innerJoin(attempt, eq(attempt.purchaseId, purchase.id))
      .innerJoin(order, eq(order.purchaseId, purchase.id))
      .where(eq(purchase.id, purchaseId))
      .orderBy(asc(order.pageId)),
  );
  const first = rows[0];
  if (!first || !isCurrency(first.currency)) return null;
  const currency = first.currency;
  return {
    purchaseId,
    state: shownState(first.state as AttemptState, first.problem),
    problem: first.problem,
    actionUrl: first.actionUrl,
    undoUntil: first.undoUntil,
    total: money(first.totalMinor, currency),
    orders: rows.map((row) => ({ id: row.orderId, pageName: row.pageName, total: money(row.orderMinor, currency) })),
  };
}

const shown = {
  pending: 'paying',
  unknown: 'paying',
  action: 'action',
  authorized: 'authorized',
  capturing: 'paid',
  captured: 'paid',
  declined: 'declined',
  expired: 'expired',
} as const;

function shownState(state: AttemptState, problem: string | null): PurchaseStatus['state'] {
  if (state !== 'voiding' && state !== 'voided') return shown[state];
  return problem === 'undo' ? 'undone' : 'expired';
}
