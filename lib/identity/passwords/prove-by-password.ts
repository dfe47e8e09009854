import 'server-only';
import { eq } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { person } from '@/db/schema/identity/person';
import type { PersonActor } from '@/lib/identity/actor/model';
import { renewProof } from '@/lib/identity/sessions/renew-proof';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { allow, giveBack } from '@/lib/platform/rate-limit';
import { firstFit } from './gateway';

/** Proves the actor afresh by her password, for ten minutes on this session. Refusals: `wrong_password`, `too_many`. */
export async function proveByPassword(
  actor: PersonActor,
  input: { password: string },
): Promise<Result<null, 'wrong_password' | 'too_many'>> {
  if (!(await allow('prove-person', actor.personId))) return refuse('too_many');
  const [row] = await identityDb()
    .select({ passwordHash: person.passwordHash })
    .from(person)
    .where(eq(person.id, actor.personId));
  const fit = await firstFit(input.password, [row?.passwordHash ?? null], 1);
  if (fit === -1) return refuse('wrong_password', 'password');
  await giveBack('prove-person', actor.personId);
  await renewProof(actor, 'password');
  return ok(null);
}
