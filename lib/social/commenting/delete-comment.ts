import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { DeleteComment } from './schema';

/**
 * Takes a comment away, with its answers: its writer may, and whose the thing is (of a page's update, whoever may change the
 * page). `not_found` for everybody else, and for one that is gone.
 */
export async function deleteComment(
  actor: PersonActor,
  { comment }: DeleteComment,
): Promise<Result<null, 'not_found'>> {
  const me = toUuid(actor.personId);
  const [gone] = await socialDb().execute(sql`
    delete from social.comment c where c.id = ${toUuid(comment)}::uuid
      and (c.person_id = ${me}::uuid or social.tends(${me}::uuid, c.subject_kind, c.subject_id)) returning c.id`);
  return gone ? ok(null) : refuse('not_found');
}
