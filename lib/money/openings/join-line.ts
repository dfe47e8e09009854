import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { turnSeconds } from './model';
import { Joined } from './schema';

/**
 * Takes the actor's one place in the line of an opening; joining again keeps it. Who missed her turn stands at the end.
 * Refusals: `sign_in` for guests, who might be anybody any number of times; `had_all` when she has bought what one person may;
 * `not_found`.
 */
export async function joinLine(
  actor: Actor,
  input: { opening: Id<'opening'> },
): Promise<Result<null, 'sign_in' | 'had_all' | 'not_found'>> {
  const owner = actorKey(actor);
  if (actor.kind !== 'person' || owner === null) return refuse('sign_in');
  const joined = await callMoney(
    Joined,
    sql`money.join_line(${owner}, ${toUuid(input.opening)}::uuid, ${turnSeconds}::int)`,
  );
  return joined === 'joined' ? ok(null) : refuse(joined);
}
