import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { Answer } from '@/lib/money/splits/groups/schema';

/**
 * Reminds a member by mail of what is open for her, by somebody who is owed something in the same currency. Refusals: `not_found` for everybody else;
 * `reminded_lately` within three days; `no_reminders` where she wants none of this group or of the actor.
 */
export async function remindMember(
  actor: PersonActor,
  { groupId, memberId }: { groupId: Id<'group'>; memberId: Id<'member'> },
): Promise<Result<null, 'not_found' | 'reminded_lately' | 'no_reminders'>> {
  const wanted = JSON.stringify({ owner: actorKey(actor), group: toUuid(groupId), member: toUuid(memberId) });
  const { result } = await callMoney(
    Answer('done', 'too_soon', 'unwanted', 'not_found'),
    sql`money.remind_member(${wanted}::text::jsonb)`,
  );
  if (result === 'too_soon') return refuse('reminded_lately');
  if (result === 'unwanted') return refuse('no_reminders');
  return result === 'done' ? ok(null) : refuse('not_found');
}
