import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';

/** The days (`YYYY-MM-DD`, UTC) in which orders were placed, both counted. */
type Days = { since: string; until: string };

/** What was taken and not given back since, by day and currency, of a page whose money the actor may see; nothing for anybody else. */
export async function salesOfPage(
  actor: Actor,
  pageId: Id<'page'>,
  days: Days,
): Promise<{ day: string; orders: number; total: Money }[]> {
  const rows = await asActor(actor, (tx) =>
    tx.execute<{ day: string; currency: string; orders: number; total: string }>(sql`
      select to_char(o.created_at at time zone 'UTC', 'YYYY-MM-DD') as day, o.currency, count(*)::int as orders,
        sum(o.total_minor - o.refunded_minor)::text as total
      from money."order" o where ${soldIn(pageId, days)} group by 1, 2 order by 1, 2`),
  );
  return rows.flatMap(({ day, currency, orders, total }) =>
    isCurrency(currency) ? [{ day, orders, total: money(BigInt(total), currency) }] : [],
  );
}

/** How many of each product were sold, the most first; at most a hundred products. Nothing for who may not see the page's money. */
export async function unitsOfPage(
  actor: Actor,
  pageId: Id<'page'>,
  days: Days,
): Promise<ReadonlyMap<Id<'product'>, number>> {
  const rows = await asActor(actor, (tx) =>
    tx.execute<{ product: string; units: number }>(sql`
      select l.product_id as product, sum(l.quantity)::int as units
      from money."order" o join money.order_line l on l.order_id = o.id
      where ${soldIn(pageId, days)} and l.kind = 'goods' and l.product_id is not null
      group by 1 order by 2 desc, 1 limit 100`),
  );
  return new Map(rows.map(({ product, units }) => [fromUuid('product', product), units]));
}

/** The condition of orders whose money was taken, on days of UTC. Row security lets a buyer see her order too: a seller's question names her side. */
const soldIn = (pageId: Id<'page'>, { since, until }: Days) => sql`
  o.page_id = ${toUuid(pageId)}::uuid and money.may(o.page_id, 'see_money')
  and o.created_at >= ${since}::date::timestamp at time zone 'UTC' and o.created_at < (${until}::date + 1)::timestamp at time zone 'UTC'
  and o.state in ('paid', 'fulfilled', 'delivered', 'partially_refunded', 'refunded', 'disputed')`;
