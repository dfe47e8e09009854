import { sql } from 'drizzle-orm';
import type { OwnerDb } from '@/db/seed/owner';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, newId } from '@/lib/kernel/ids';

type Row = { id: string; name: string; handle: string; email: string; locale: 'en' | 'ar' };

/** A person of the demo world, as if she were signed in on the device that the demo knows. */
export async function actorOf(database: OwnerDb, handle: string): Promise<PersonActor> {
  const [row] = await database.execute<Row>(sql`
    select p.id, f.name, f.handle, p.email, p.locale from identity.person p join identity.profile f on f.person_id = p.id
    where f.handle = ${handle}`);
  if (!row) throw new Error(`nobody is called ${handle} here`);
  return {
    ...{ kind: 'person', personId: fromUuid('person', row.id), sessionId: newId('session'), device: '*' },
    ...{ name: row.name, handle: row.handle, email: row.email, emailVerified: true, roles: [] },
    locale: row.locale,
  };
}

/** Who owns each page, by the page's id: the sellers' side of a purchase. */
export async function ownersOfPages(database: OwnerDb): Promise<ReadonlyMap<string, string>> {
  const rows = await database.execute<{ page: string; handle: string }>(sql`
    select m.page_id as page, f.handle from shop.page_member m join identity.profile f on f.person_id = m.person_id
    where 'owner' = any (m.roles) order by f.handle`);
  return new Map(rows.map(({ page, handle }) => [page, handle]));
}
