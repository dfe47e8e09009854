import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';

/** What a page sold since a day, for its members: by day (UTC) and currency, and how many of each product. */
export type PageSales = {
  days: { day: string; orders: number; total: Money }[];
  units: ReadonlyMap<Id<'product'>, number>;
};

/** What was taken and not given back since, of orders placed from `since` (`YYYY-MM-DD`) until `until`, both counted; nothing for a stranger. */
export async function salesOfPage(
  actor: Actor,
  pageId: Id<'page'>,
  { since, until }: { since: string; until: string },
): Promise<PageSales> {
  const sold = sql`o.page_id = ${toUuid(pageId)}::uuid and money.sells(o.page_id)
    and o.created_at >= ${since}::date::timestamp at time zone 'UTC' and o.created_at < (${until}::date + 1)::timestamp at time zone 'UTC'
    and o.state in ('paid', 'fulfilled', 'delivered', 'partially_refunded', 'refunded', 'disputed')`;
  return asActor(actor, async (tx) => {
    const days = await tx.execute<{ day: string; currency: string; orders: number; total: string }>(sql`
      select to_char(o.created_at at time zone 'UTC', 'YYYY-MM-DD') as day, o.currency, count(*)::int as orders,
        sum(o.total_minor - o.refunded_minor)::text as total
      from money."order" o where ${sold} group by 1, 2 order by 1, 2`);
    const units = await tx.execute<{ product: string; units: number }>(sql`
      select l.product_id as product, sum(l.quantity)::int as units
      from money."order" o join money.order_line l on l.order_id = o.id where ${sold} and l.kind = 'goods' and l.product_id is not null
      group by 1 order by 2 desc limit 500`);
    return {
      days: days.flatMap(({ day, currency, orders, total }) =>
        isCurrency(currency) ? [{ day, orders, total: money(BigInt(total), currency) }] : [],
      ),
      units: new Map(units.map((row) => [fromUuid('product', row.product), row.units])),
    };
  });
}
