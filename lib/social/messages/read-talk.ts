import 'server-only';
import { sql } from 'drizzle-orm';
import { asReader } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { Place } from './schema';
import { standingIn } from './standing';

/**
 * Says that a side of a conversation has read as far as a message; never back again. The other side is told while anything may be
 * written, unless the actor tells nobody what she has read. `not_found` for everybody else's.
 */
export function readTalk(
  actor: PersonActor,
  { number, ...place }: Place & { number: number },
): Promise<Result<null, 'not_found'>> {
  const me = toUuid(actor.personId);
  return asReader(me, async (tx) => {
    const standing = await standingIn(tx, actor, place);
    if (!standing) return refuse('not_found');
    const [talk, read] = [toUuid(standing.talk), Math.min(number, standing.messages)];
    const shows = sql`${standing.open} and coalesce((select s.reads from social.talk_setting s where s.person_id = ${me}::uuid), true)`;
    const [moved] = await tx.execute<{ told: number }>(sql`
      insert into social.talk_side as old (talk_id, side, read, told)
      values (${talk}::uuid, ${standing.side}, ${read}, case when ${shows} then ${read}::int else 0 end)
      on conflict (talk_id, side) do update
        set read = greatest(old.read, excluded.read), told = greatest(old.told, excluded.told)
        where old.read < excluded.read or old.told < excluded.told
      returning told`);
    if (!moved) return ok(null);
    await tx.execute(sql`
      update social.notice set seen_at = now() where person_id = ${me}::uuid and subject_kind = 'talk'
        and subject_id = ${talk}::uuid and seen_at is null`);
    await tx.execute(sql`select social.tell_live(${`person:${me}`})`);
    if (moved.told >= read) await tx.execute(sql`select social.tell_live(${`talk:${talk} read`})`);
    return ok(null);
  });
}
