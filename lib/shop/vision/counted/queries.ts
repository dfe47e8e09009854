import 'server-only';
import { sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { requireMember } from '@/lib/shop/ownership/queries';
import { type FoundCounts, tellable, tellableDays } from './model';

/** How often these products of a page the actor owns were found by picture in the 30 days before today (UTC); nothing for anybody else. */
export async function foundCounts(
  actor: Actor,
  page: Id<'page'>,
  products: readonly Id<'product'>[],
): Promise<ReadonlyMap<Id<'product'>, FoundCounts>> {
  if (products.length === 0 || !(await requireMember(actor, page, 'see_catalog'))) return new Map();
  const rows = await readShop<{ id: string; shown: number; opened: number }>(sql`
    select p.id, coalesce(sum(f.shown), 0)::int as shown, coalesce(sum(f.opened), 0)::int as opened
    from shop.product p left join shop.found_by_picture f
      on f.product_id = p.id and (now() at time zone 'UTC')::date - f.day between 1 and ${tellableDays}::int
    where p.page_id = ${toUuid(page)}::uuid and p.id = any(string_to_array(${products.map(toUuid).join(',')}, ',')::uuid[])
    group by p.id`);
  return new Map(
    rows.map(({ id, shown, opened }) => [
      fromUuid('product', id),
      { shown: tellable(shown), opened: tellable(opened) },
    ]),
  );
}
