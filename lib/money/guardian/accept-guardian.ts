import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken, isToken } from '@/lib/platform/tokens';

/**
 * The actor, who holds the mailed link, becomes the guardian of whoever named him. Refusals: `link_over` (also used), `own_link`,
 * `under_age` (he is under the rule himself).
 */
export async function acceptGuardian(
  actor: PersonActor,
  input: { token: string },
): Promise<Result<null, 'link_over' | 'own_link' | 'under_age'>> {
  if (!isToken(input.token)) return refuse('link_over');
  const answer = await callMoney(
    z.enum(['accepted', 'link_over', 'own_link', 'under_age']),
    sql`money.accept_guardianship(${actorKey(actor)}, ${hashToken(input.token)})`,
  );
  return answer === 'accepted' ? ok(null) : refuse(answer);
}
