import 'server-only';
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { inTalks } from '@/db/client/social';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { sealText } from '@/lib/social/sealing/seal-text';
import { messagePlace, wordsOwner } from './model';
import { Said } from './schema';

/** Messages of one side of a conversation in an hour. */
const hourlyMax = 30;

/**
 * Writes a message into a conversation, sealed, for one of its sides; whoever calls has made sure that the person stands there. The same
 * key is the same message. `too_many_messages` of one side within an hour, counted one after the other.
 */
export async function say(input: Said): Promise<Result<null, 'too_many_messages'>> {
  const { talk, side, personId, key, words } = Said.parse(input);
  const id = randomUUID();
  const sealed = await sealText(wordsOwner({ talk, side, personId }), messagePlace(id), words);
  return inTalks([talk], async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${talk} ${side}`}, 0))`);
    const [count] = await tx.execute<{ lately: number; same: number }>(sql`
      select count(*) filter (where at > now() - interval '1 hour')::int as lately,
             count(*) filter (where key = ${key})::int as same
      from social.message where talk_id = ${talk}::uuid and side = ${side}`);
    if (count && count.same > 0) return ok(null);
    if (count && count.lately >= hourlyMax) return refuse('too_many_messages');
    await tx.execute(sql`
      insert into social.message (id, talk_id, side, person_id, key, sealed)
      values (${id}::uuid, ${talk}::uuid, ${side}, ${personId && toUuid(personId)}::uuid, ${key}, ${sealed})`);
    return ok(null);
  });
}
