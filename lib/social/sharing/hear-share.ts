import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { Hear } from './schema';

/**
 * Lets those who see a share say something of it, or nobody from now on; what was said stays until she deletes it. Open pages are told. Tells
 * what is true afterwards. Somebody else's is `not_found`.
 */
export async function hearShare(
  actor: PersonActor,
  { share, comments }: Hear,
): Promise<Result<{ comments: boolean }, 'not_found'>> {
  const id = toUuid(share);
  const wanted = comments === 'yes';
  return socialDb().transaction(async (tx) => {
    const [own] = await tx.execute(sql`
      update social.share set comments = ${wanted} where id = ${id}::uuid and person_id = ${toUuid(actor.personId)}::uuid
      returning id`);
    if (!own) return refuse('not_found');
    await tx.execute(sql`select social.tell_live(${`share:${id}`})`);
    return ok({ comments: wanted });
  });
}
