import 'server-only';
import { sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import { holds, type PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';

/** A page or product as it is called, and the address at which anyone sees it; null while nobody may. */
export type NamedThing = { readonly name: string; readonly path: string | null };

/** Names for what the audit knows by id alone; what is gone is absent. Empty for whoever is not an operator. */
export async function namesOfThings(
  actor: PersonActor,
  ids: readonly (Id<'page'> | Id<'product'>)[],
): Promise<ReadonlyMap<string, NamedThing>> {
  if (!holds(actor, 'keys') || ids.length === 0) return new Map();
  const uuids = `{${ids.map(toUuid).join(',')}}`;
  const rows = await readShop<{ noun: 'page' | 'product'; id: string; name: string; path: string; seen: boolean }>(sql`
    select 'page' as noun, g.id, g.name, '/' || g.handle as path, g.state = 'published' as seen
    from shop.page g where g.id = any(${uuids}::uuid[])
    union all
    select 'product', p.id, p.title, '/' || g.handle || '/' || p.slug,
      p.state = 'published' and g.state = 'published' and g.shop_open
    from shop.product p join shop.page g on g.id = p.page_id where p.id = any(${uuids}::uuid[])`);
  return new Map(
    rows.map(({ noun, id, name, path, seen }) => [fromUuid(noun, id), { name, path: seen ? path : null }]),
  );
}
