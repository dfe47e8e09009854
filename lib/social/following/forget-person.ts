import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import { type Id, toUuid } from '@/lib/kernel/ids';

/**
 * Forgets whom somebody followed, and who followed her, after her account was closed. A job, asked for by the
 * database with the closing; may run twice.
 */
export async function forgetPerson(personId: Id<'person'>): Promise<void> {
  const person = sql`${toUuid(personId)}::uuid`;
  await socialDb().execute(sql`delete from social.page_follow where person_id = ${person}`);
  await socialDb().execute(
    sql`delete from social.person_follow where person_id = ${person} or followed_id = ${person}`,
  );
}
