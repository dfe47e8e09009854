import 'server-only';
import { sql } from 'drizzle-orm';
import { type SocialTransaction, socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';

/** Takes the actor out of a share that names her: she is no longer named, and does not see it any more. `not_found` where she is not named. */
export async function leaveShare(
  actor: PersonActor,
  { share }: { share: Id<'share'> },
): Promise<Result<null, 'not_found'>> {
  const left = await socialDb().transaction((tx) => unname(tx, share, actor.personId));
  return left ? ok(null) : refuse('not_found');
}

/** Takes a person out of a share and her notice of it with her; tells whether she was in it. */
export async function unname(tx: SocialTransaction, share: Id<'share'>, person: Id<'person'>): Promise<boolean> {
  const [id, who] = [toUuid(share), toUuid(person)];
  const gone = await tx.execute(sql`
    delete from social.share_person where share_id = ${id}::uuid and person_id = ${who}::uuid returning person_id`);
  if (gone.length === 0) return false;
  await tx.execute(sql`
    delete from social.notice where person_id = ${who}::uuid and subject_kind = 'share' and subject_id = ${id}::uuid`);
  await tx.execute(sql`select social.tell_live(${`share:${id}`}), social.tell_live(${`person:${who}`})`);
  return true;
}
