import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken, newToken } from '@/lib/platform/tokens';
import { Answer } from './schema';

/** Makes the link of a place that is a name's, told once; the one before opens nothing any more. `not_found` for every other place. */
export async function renewInvite(
  actor: PersonActor,
  { groupId, memberId }: { groupId: Id<'group'>; memberId: Id<'member'> },
): Promise<Result<{ path: string }, 'not_found'>> {
  const token = newToken();
  const wanted = JSON.stringify({
    ...{ owner: actorKey(actor), group: toUuid(groupId), member: toUuid(memberId), tokenHash: hashToken(token) },
  });
  const { result } = await callMoney(Answer('done', 'not_found'), sql`money.renew_invite(${wanted}::text::jsonb)`);
  return result === 'done' ? ok({ path: `/transfers/split/join/${token}` }) : refuse('not_found');
}
