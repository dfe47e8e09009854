import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { Answer } from '@/lib/money/splits/groups/schema';
import type { WantReminders } from './schema';

/** Says whether the actor wants reminders of a group, or of one person in any group. `not_found` for a group or a place that is not hers to see. */
export async function wantReminders(
  actor: PersonActor,
  { groupId, memberId, wanted }: WantReminders,
): Promise<Result<null, 'not_found'>> {
  const wish = JSON.stringify({
    ...{ owner: actorKey(actor), group: toUuid(groupId), member: memberId && toUuid(memberId), wanted },
  });
  const { result } = await callMoney(Answer('done', 'not_found'), sql`money.want_reminders(${wish}::text::jsonb)`);
  return result === 'done' ? ok(null) : refuse('not_found');
}
