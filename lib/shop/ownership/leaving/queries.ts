import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';

/** A page that comes before the account of its owner. `others`: somebody else owns it too, so she may just leave it. */
export type PageToLeave = { id: Id<'page'>; handle: string; name: string; others: boolean };

/** The open pages the actor owns, oldest first; at most 100. Nobody but a signed-in person does. */
export async function pagesToLeave(actor: Actor): Promise<PageToLeave[]> {
  if (actor.kind !== 'person') return [];
  const rows = await shopDb().execute<{ id: string; handle: string; name: string; others: boolean }>(sql`
    select g.id, g.handle, g.name, shop.count_owners(g.id) > 1 as others
    from shop.page_member m join shop.page g on g.id = m.page_id
    where m.person_id = ${toUuid(actor.personId)}::uuid and 'owner' = any (m.roles) and g.state <> 'closed'
    order by m.created_at, g.id limit 100`);
  return [...rows].map(({ id, ...face }) => ({ ...face, id: fromUuid('page', id) }));
}
