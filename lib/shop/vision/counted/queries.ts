import 'server-only';
import { sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { requireMember } from '@/lib/shop/ownership/queries';
import type { FoundCounts } from './model';

/** How often these products of a page the actor owns were found by picture in the month before this one (UTC); nothing for anybody else. */
export async function foundCounts(
  actor: Actor,
  page: Id<'page'>,
  products: readonly Id<'product'>[],
): Promise<ReadonlyMap<Id<'product'>, FoundCounts>> {
  if (products.length === 0 || !(await requireMember(actor, page, 'see_catalog'))) return new Map();
  const rows = await readShop<{ id: string; shown: number | null; opened: number | null }>(sql`
    select p.id, max(t.count) filter (where t.kind = 'found') as shown, max(t.count) filter (where t.kind = 'opened') as opened
    from shop.product p left join shop.insight t
      on t.product_id = p.id and t.last_day = date_trunc('month', now() at time zone 'UTC')::date - 1
    where p.page_id = ${toUuid(page)}::uuid and p.id = any(string_to_array(${products.map(toUuid).join(',')}, ',')::uuid[])
    group by p.id`);
  return new Map(rows.map(({ id, shown, opened }) => [fromUuid('product', id), { shown, opened }]));
}
