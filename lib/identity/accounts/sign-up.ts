import 'server-only';
import { identityDb } from '@/db/client/identity';
import { enqueue } from '@/db/enqueue';
import type { Actor } from '@/lib/identity/actor/model';
import { hashPassword } from '@/lib/identity/passwords/gateway';
import { type PasswordProblem, passwordProblem } from '@/lib/identity/passwords/model';
import type { Visit } from '@/lib/identity/sessions/model';
import { startSession } from '@/lib/identity/sessions/start-session';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { allow } from '@/lib/platform/rate-limit';
import { createPerson } from './create-person';
import { emailKey } from './model';
import type { SignUp } from './schema';

/**
 * Makes an account and signs in at once. Known and unknown addresses run through the very same statements: the
 * new account's address is unproven, and only the mail, which its owner alone reads, tells the two apart.
 * Refusals: the password rule's codes, `too_many`.
 */
export async function signUp(
  actor: Actor,
  input: SignUp,
  visit: Visit,
): Promise<Result<{ sessionId: Id<'session'> }, PasswordProblem | 'too_many'>> {
  const problem = passwordProblem(input.password, { hasPasskey: false, email: input.email, name: input.name });
  if (problem) return refuse(problem, 'password');
  const within = [allow('sign-up-network', visit.network), allow('sign-up-address', emailKey(input.email))];
  if ((await Promise.all(within)).includes(false)) return refuse('too_many');
  const passwordHash = await hashPassword(input.password);
  return identityDb().transaction(async (tx) => {
    const id = newId('person');
    const { email, name } = input;
    await createPerson(tx, { id, email, name, passwordHash, locale: actor.locale });
    const replaces = actor.kind === 'person' ? actor.sessionId : null;
    const sessionId = await startSession(tx, { personId: id, method: 'password', visit, replaces });
    await enqueue(tx, 'identity:mail-verify', { payload: { person: id } });
    await audit(tx, actor, 'account.open', id, { method: 'password' });
    return ok({ sessionId });
  });
}
