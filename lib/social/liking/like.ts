import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { tellOwner } from '../commenting/tell-owner';
import { holdSubject } from './hold-subject';
import { readSubject } from './model';
import type { Like } from './schema';

/**
 * Likes a thing, or no longer; doing either twice changes nothing. Whose it is is told once, and no longer when it is taken back.
 * What the actor may not see is `not_found`, as what is not there. Tells what is true afterwards.
 */
export async function like(actor: PersonActor, input: Like): Promise<Result<{ liked: boolean }, 'not_found'>> {
  const subject = readSubject(input.on);
  assert(subject, 'a parsed form names a thing');
  const { kind, uuid } = subject;
  const me = sql`${toUuid(actor.personId)}::uuid`;
  return socialDb().transaction(async (tx) => {
    if (input.like === 'no') {
      await tx.execute(
        sql`delete from social.liking where person_id = ${me} and subject_kind = ${kind} and subject_id = ${uuid}::uuid`,
      );
      await tx.execute(sql`
        delete from social.notice where kind = 'liked' and by_id = ${me} and subject_kind = ${kind} and subject_id = ${uuid}::uuid`);
      return ok({ liked: false });
    }
    await holdSubject(tx, subject);
    const [seen] = await tx.execute<{ may: boolean; made: boolean }>(sql`
      with seen as materialized (select social.may_see(${me}, ${kind}, ${uuid}::uuid) as may),
      made as (insert into social.liking (person_id, subject_kind, subject_id)
        select ${me}, ${kind}, ${uuid}::uuid from seen where may on conflict do nothing returning 1)
      select may, exists (select from made) as made from seen`);
    if (!seen?.may) return refuse('not_found');
    if (seen.made) await tellOwner(tx, { kind: 'liked', on: subject, about: { kind, id: uuid }, by: actor.personId });
    return ok({ liked: true });
  });
}
