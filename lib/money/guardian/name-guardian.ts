import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { allow } from '@/lib/platform/rate-limit';
import { hashToken, newToken } from '@/lib/platform/tokens';
import { guardianToken } from './guardian-secrets';

/**
 * Asks the holder of an address to approve what the actor pays: a link is mailed to it, good for seven days; an earlier one
 * ends. Whether the address has an account is not told. Refusals: `own_address`, `too_many`, `not_found` (no rule holds),
 * `has_guardian` (the present one has to leave first).
 */
export async function nameGuardian(
  actor: PersonActor,
  input: { email: string },
): Promise<Result<null, 'own_address' | 'too_many' | 'not_found' | 'has_guardian'>> {
  if (input.email.toLowerCase() === actor.email.toLowerCase()) return refuse('own_address', 'email');
  if (!(await allow('mail-person', actor.personId))) return refuse('too_many');
  const nonce = hashToken(newToken());
  const hash = hashToken(guardianToken(nonce));
  const answer = await callMoney(
    z.enum(['named', 'not_found', 'has_guardian']),
    sql`money.name_guardian(${actorKey(actor)}, ${input.email}, ${nonce}, ${hash})`,
  );
  return answer === 'named' ? ok(null) : refuse(answer);
}
