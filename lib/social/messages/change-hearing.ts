import 'server-only';
import { sql } from 'drizzle-orm';
import { asReader } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { Place } from './schema';
import { standingIn } from './standing';

/** What of it is said stays as it was where it is not said. */
type Hearing = Place & { muted?: boolean | undefined; closed?: boolean | undefined };

/**
 * Whether a side wants to be told of new messages (`muted`: no), and whether it wants any (`closed`: nothing more is written by
 * either, and the other is not told why). Between friends nothing is closed here: they block each other, or are friends no more.
 */
export function changeHearing(
  actor: PersonActor,
  { muted, closed, ...place }: Hearing,
): Promise<Result<null, 'not_found'>> {
  return asReader(toUuid(actor.personId), async (tx) => {
    const standing = await standingIn(tx, actor, place);
    if (!standing || (closed !== undefined && standing.kind !== 'page')) return refuse('not_found');
    const talk = toUuid(standing.talk);
    await tx.execute(sql`
      insert into social.talk_side as old (talk_id, side, muted, closed)
      values (${talk}::uuid, ${standing.side}, ${muted ?? false}, ${closed ?? false})
      on conflict (talk_id, side) do update set
        muted = coalesce(${muted ?? null}::boolean, old.muted), closed = coalesce(${closed ?? null}::boolean, old.closed)`);
    if (closed !== undefined) await tx.execute(sql`select social.tell_live(${`talk:${talk} said`})`);
    return ok(null);
  });
}
