import 'server-only';
import { sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { requireMember } from '@/lib/shop/ownership/queries';
import type { Grain, Told, ToldKind } from './model';

/** What was told of a page. */
export type PageInsights = {
  /** In how many days at once the page is told now. */
  grain: Grain;
  told: readonly Told[];
  /** Products something was told of, the most visited first, and those that were `sold`. */
  products: readonly { id: Id<'product'>; title: string }[];
};

const productsShown = 100;

/**
 * What was told of a page whose insights the actor may see, of spans that ended from `since` (`YYYY-MM-DD`) until `until`, both counted; null for anybody
 * else. There is no other way to the counts, and the days that are not over are in none of them.
 */
export async function insightsOf(
  actor: Actor,
  page: Id<'page'>,
  { since, until, sold = [] }: { since: string; until: string; sold?: readonly Id<'product'>[] },
): Promise<PageInsights | null> {
  if (!(await requireMember(actor, page, 'see_insights'))) return null;
  const id = toUuid(page);
  const [rows, products, [grain]] = await Promise.all([
    readShop<{ product: string | null; kind: ToldKind; first_day: string; last_day: string; count: number }>(sql`
      select t.product_id as product, t.kind, t.first_day::text, t.last_day::text, t.count from shop.insight t
      where t.page_id = ${id}::uuid and t.last_day between ${since}::date and ${until}::date
        and (t.product_id is null or t.product_id in (select p.product_id from (${top(id, since, until)}) p))
      order by t.last_day, t.kind`),
    readShop<{ id: string; title: string }>(sql`
      select p.id, p.title from shop.product p left join (${top(id, since, until)}) t on t.product_id = p.id
      where p.page_id = ${id}::uuid
        and (t.product_id is not null or p.id = any(string_to_array(${sold.map(toUuid).join(',')}, ',')::uuid[]))
      order by t.visits desc nulls last, p.id`),
    readShop<{ grain: Grain }>(sql`select grain from shop.insight_grain where page_id = ${id}::uuid`),
  ]);
  return {
    grain: grain?.grain ?? 'week',
    told: rows.map(({ product, kind, first_day, last_day, count }) => ({
      product: product === null ? null : fromUuid('product', product),
      ...{ kind, firstDay: first_day, lastDay: last_day, count },
    })),
    products: products.map((row) => ({ id: fromUuid('product', row.id), title: row.title })),
  };
}

const top = (page: string, since: string, until: string) => sql`
  select product_id, coalesce(sum(count) filter (where kind = 'visit'), 0) as visits from shop.insight
  where page_id = ${page}::uuid and product_id is not null and last_day between ${since}::date and ${until}::date
  group by product_id order by 2 desc, 1 limit ${productsShown}::int`;
