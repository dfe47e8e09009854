import 'server-only';
import { sql } from 'drizzle-orm';
import { asReader } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { Place } from './schema';
import { standingIn } from './standing';

/**
 * Removes a message of the actor's own side, for both: what it said is gone, and its place says so. Twice is once. `not_found` for
 * the other side's and for those of another conversation.
 */
export function removeMessage(
  actor: PersonActor,
  { message, ...place }: Place & { message: Id<'message'> },
): Promise<Result<null, 'not_found'>> {
  return asReader(toUuid(actor.personId), async (tx) => {
    const standing = await standingIn(tx, actor, place);
    if (!standing) return refuse('not_found');
    const [talk, id] = [toUuid(standing.talk), toUuid(message)];
    const [gone] = await tx.execute(sql`
      update social.talk_message set removed_at = coalesce(removed_at, now()), words = null, product_id = null, variant_id = null,
        order_mark = null, photos = 0
      where id = ${id}::uuid and talk_id = ${talk}::uuid and side = ${standing.side} returning id`);
    if (!gone) return refuse('not_found');
    await tx.execute(sql`delete from social.talk_photo where message_id = ${id}::uuid`);
    await tx.execute(sql`select social.tell_live(${`talk:${talk} said`})`);
    return ok(null);
  });
}
