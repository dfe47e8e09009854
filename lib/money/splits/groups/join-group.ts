import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken, isToken } from '@/lib/platform/tokens';
import { Joined } from './schema';

/** Takes the place over that a link is for, with all that was paid and borne there. Who is in the group already goes to it. `not_found` for a link that opens nothing. */
export async function joinGroup(
  actor: PersonActor,
  { token }: { token: string },
): Promise<Result<{ groupId: Id<'group'> }, 'not_found'>> {
  if (!isToken(token)) return refuse('not_found');
  const wanted = JSON.stringify({ owner: actorKey(actor), tokenHash: hashToken(token) });
  const { result, group } = await callMoney(Joined, sql`money.join_group(${wanted}::text::jsonb)`);
  return result !== 'not_found' && group ? ok({ groupId: group }) : refuse('not_found');
}
