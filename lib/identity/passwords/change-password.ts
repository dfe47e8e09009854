import 'server-only';
import { eq } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { enqueue } from '@/db/enqueue';
import { person } from '@/db/schema/identity/person';
import { passkey } from '@/db/schema/identity/session';
import type { PersonActor } from '@/lib/identity/actor/model';
import { hasFreshProof } from '@/lib/identity/sessions/queries';
import { endOtherSessions } from '@/lib/identity/sessions/start-session';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { hashPassword } from './gateway';
import { type PasswordProblem, passwordProblem } from './model';

/**
 * Sets the actor's password, or her first one, and ends her other sessions. Refusals: the password rule's codes,
 * `prove` (she has not proven herself within ten minutes).
 */
export async function changePassword(
  actor: PersonActor,
  input: { password: string },
): Promise<Result<null, PasswordProblem | 'prove'>> {
  if (!(await hasFreshProof(actor))) return refuse('prove');
  const passkeys = await identityDb().$count(passkey, eq(passkey.personId, actor.personId));
  const { email, handle, name } = actor;
  const problem = passwordProblem(input.password, { hasPasskey: passkeys > 0, email, handle, name });
  if (problem) return refuse(problem, 'password');
  const passwordHash = await hashPassword(input.password);
  return identityDb().transaction(async (tx) => {
    await tx.update(person).set({ passwordHash }).where(eq(person.id, actor.personId));
    const ended = await endOtherSessions(tx, actor.personId, actor.sessionId);
    await enqueue(tx, 'identity:mail-notice', { payload: { person: actor.personId, notice: 'password' } });
    await audit(tx, actor, 'password.change', actor.personId, { ended });
    return ok(null);
  });
}
