import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { Answer } from './schema';

type Refused = 'not_found' | 'not_even' | 'repayment_waits';

/**
 * Leaves a group, or takes a place out of it that is only a name's (`memberId`). With the last person all of it goes, and then its key. Refusals: `not_found`;
 * `not_even` while something is open; `repayment_waits` while what was said to be paid is neither confirmed nor denied.
 */
export async function leaveGroup(
  actor: PersonActor,
  { groupId, memberId }: { groupId: Id<'group'>; memberId?: Id<'member'> },
): Promise<Result<null, Refused>> {
  const wanted = JSON.stringify({
    ...{ owner: actorKey(actor), group: toUuid(groupId), member: memberId ? toUuid(memberId) : null },
  });
  const { result } = await callMoney(
    Answer('done', 'not_even', 'waiting', 'not_found'),
    sql`money.leave_group(${wanted}::text::jsonb)`,
  );
  if (result === 'waiting') return refuse('repayment_waits');
  if (result !== 'done') return refuse(result);
  return ok(null);
}
