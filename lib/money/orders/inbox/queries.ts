import 'server-only';
import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { order, orderLine } from '@/db/schema/money/order';
import { returnRequest } from '@/db/schema/money/return';
import { product, variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, parseId } from '@/lib/kernel/ids';
import { forSeller, type SellerOrder } from '@/lib/money/orders/model';
import { mayOnPage, sellerMay } from '@/lib/money/orders/seller-may';
import { namedLike } from '@/lib/money/orders/ship-to/named-like';
import { readOrders } from '@/lib/money/orders/stored/queries';
import { type InboxFilter, numberOf, type Show, shows, stagesOf } from './model';
import { asSelf, asSystem, overPage } from './over-page';

/** A screen of the inbox; `next` is the cursor of the following one or null at the end. */
export type InboxPage = { orders: SellerOrder[]; next: Id<'order'> | null };

const pageSize = 25;
/** Counts stop here: "999+" says enough, and no list is counted to its end. */
export const countMax = 999;

/** A screen of a page's orders for who may see them, after `cursor` when given; empty for everybody else. */
export function inboxOf(
  actor: Actor,
  pageId: Id<'page'>,
  filter: InboxFilter,
  cursor: Id<'order'> | null = null,
  size = pageSize,
): Promise<InboxPage> {
  return overPage(actor, pageId, 'see_orders', { orders: [], next: null }, async (tx) => {
    await asSelf(tx, actor);
    const seesBuyers = await mayOnPage(tx, pageId, 'see_buyers');
    await asSystem(tx);
    const found = await tx
      .select({ id: order.id })
      .from(order)
      .where(await inboxWhere(tx, pageId, filter, cursor, seesBuyers))
      .orderBy(...inOrder(filter))
      .limit(size + 1);
    const ids = found.slice(0, size).map((row) => row.id);
    await asSelf(tx, actor);
    return {
      orders: await inSameOrder(tx, pageId, ids),
      next: found.length > size ? (ids.at(-1) ?? null) : null,
    };
  });
}

/** The condition of a screen of the inbox, for `order`. Exported for the test that shows its plan. */
export async function inboxWhere(
  tx: MoneyTransaction,
  pageId: Id<'page'>,
  filter: InboxFilter,
  cursor: Id<'order'> | null,
  seesBuyers = true,
): Promise<SQL> {
  const { from, to } = filter;
  const parts = [
    eq(order.pageId, pageId),
    listWhere(filter.show, pageId),
    from ? sql`${order.createdAt} >= ${dayBegin(from, 0)}` : sql`true`,
    to ? sql`${order.createdAt} < ${dayBegin(to, 1)}` : sql`true`,
    filter.words ? await wordsWhere(tx, pageId, filter.words, seesBuyers) : sql`true`,
    afterCursor(filter, cursor),
  ];
  return sql.join(parts, sql` and `);
}

/** The first moment of a day or of one after it. An instant: row security lets no index be searched by comparing one with a date. */
const dayBegin = (day: string, later: number) => sql`((${day}::date + ${later}::int)::timestamp at time zone 'UTC')`;

/** How a list is sorted; the cursor follows it. */
export function inOrder({ sort }: Pick<InboxFilter, 'sort'>): SQL[] {
  const way = sort === 'oldest' ? asc : desc;
  return [way(order.createdAt), way(order.id)];
}

/** How many orders stand in each list, `countMax + 1` at most; 0 for who may not see them. */
export function inboxCounts(actor: Actor, pageId: Id<'page'>): Promise<Record<Show, number>> {
  const none = Object.fromEntries(shows.map((show) => [show, 0])) as Record<Show, number>;
  return overPage(actor, pageId, 'see_orders', none, async (tx) => {
    const counts = shows.map(
      (show) => sql`(select count(*)::int from (
        select from ${order} where ${eq(order.pageId, pageId)} and ${listWhere(show, pageId)} limit ${countMax + 1}) c) as ${sql.identifier(show)}`,
    );
    const [row] = await tx.execute<Record<Show, number>>(sql`select ${sql.join(counts, sql`, `)}`);
    return { ...none, ...row };
  });
}

/** The named orders of a page for who may see them, in the order in which they are named; those of others are not among them. */
export function ordersNamed(actor: Actor, pageId: Id<'page'>, ids: readonly Id<'order'>[]): Promise<SellerOrder[]> {
  return asActor(actor, (tx) => inSameOrder(tx, pageId, ids));
}

async function inSameOrder(
  tx: MoneyTransaction,
  pageId: Id<'page'>,
  ids: readonly Id<'order'>[],
): Promise<SellerOrder[]> {
  if (ids.length === 0) return [];
  const seesBuyers = await mayOnPage(tx, pageId, 'see_buyers');
  const sold = sql`${inArray(order.id, [...ids])} and ${eq(order.pageId, pageId)} and ${sellerMay('see_orders')} and ${seen}`;
  const stored = await readOrders(tx, sold, ids.length);
  const byId = new Map(stored.map((one) => [one.id, forSeller(one, seesBuyers)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** From the moment the money is on its way; `50-money.sql` says the same to whoever asks as herself. */
export const seen: SQL = sql`(${inArray(order.state, ['settling', 'paid', 'fulfilled', 'delivered', 'partially_refunded', 'refunded', 'disputed', 'due', 'collected', 'not_taken'])} or (${order.state} = 'failed' and ${order.settlesBy} is not null) or (${order.state} = 'canceled' and ${order.atDoor}))`;

function listWhere(show: InboxFilter['show'], pageId: Id<'page'>): SQL {
  if (show === 'returns') {
    return sql`${order.id} in (select r.order_id from ${returnRequest} r where r.page_id = ${order.pageId} and r.state in ('requested', 'accepted', 'sent', 'received'))`;
  }
  if (show === 'due') return sql`${order.state} = 'due'`;
  const among = stagesOf(show);
  if (among === null) return seen;
  const staged = inArray(order.stage, [...among]);
  // What is on the shelf again is nothing to pack, though its money came back and its state is as before: it stands among the cancelled.
  const onShelf = sql`(select money.on_shelf(${sql.param(pageId, order.pageId)}))`;
  const waiting = inArray(order.stage, ['to_pack', 'packed']);
  if (show === 'cancelled')
    return sql`(${staged} or (${order.id} = any(${onShelf}::uuid[]) and ${waiting})) and ${seen}`;
  if (among.includes('to_pack') || among.includes('packed'))
    return sql`${staged} and ${order.id} <> all(${onShelf}::uuid[]) and ${seen}`;
  return sql`${staged} and ${seen}`;
}

/** Products found by a word, at most: more of them is no search for an order. */
const productsMax = 200;

async function wordsWhere(tx: MoneyTransaction, pageId: Id<'page'>, words: string, seesBuyers: boolean): Promise<SQL> {
  const id = parseId('order', words);
  if (id !== null) return eq(order.id, id);
  const like = `%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  // To find an order by a name would be to see it.
  const named = seesBuyers ? await namedLike(order, pageId, words) : sql`false`;
  const products = await tx
    .selectDistinct({ id: product.id })
    .from(product)
    .leftJoin(variant, eq(variant.productId, product.id))
    .where(
      and(
        eq(product.pageId, pageId),
        sql`(lower(${product.title}) like ${like} or lower(${variant.sku}) like ${like})`,
      ),
    )
    .limit(productsMax);
  const ids = products.map((one) => one.id);
  const bought =
    ids.length > 0
      ? sql`${order.id} in (select l.order_id from ${orderLine} l where ${inArray(
          sql`l.product_id`,
          ids.map((one) => sql.param(one, orderLine.productId)),
        )})`
      : sql`false`;
  const number = numberOf(words);
  const numbered = number === null ? sql`false` : sql`${order.number} = ${number}`;
  return sql`(${named} or ${bought} or ${numbered})`;
}

function afterCursor({ sort }: InboxFilter, cursor: Id<'order'> | null): SQL {
  if (cursor === null) return sql`true`;
  const than = sort === 'oldest' ? sql`>` : sql`<`;
  return sql`(${order.createdAt}, ${order.id}) ${than} (select c.created_at, c.id from ${order} c where ${eq(sql`c.id`, sql.param(cursor, order.id))})`;
}
