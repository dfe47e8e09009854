import 'server-only';
import { identityDb } from '@/db/client/identity';
import type { Actor } from '@/lib/identity/actor/model';
import type { Visit } from '@/lib/identity/sessions/model';
import { startSession } from '@/lib/identity/sessions/start-session';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { allow, giveBack } from '@/lib/platform/rate-limit';
import { checkAssertion } from './check-assertion';
import type { AssertionAnswer } from './schema';
import { spendChallenge } from './spend-challenge';

/**
 * Signs in with a passkey. Never held up by wrong passwords somebody typed for the same account. Refusals:
 * `passkey_failed` for whatever is not right, `too_many` by network.
 */
export async function signInWithPasskey(
  actor: Actor,
  input: { assertion: AssertionAnswer },
  visit: Visit,
): Promise<Result<{ sessionId: Id<'session'>; personId: Id<'person'> }, 'passkey_failed' | 'too_many'>> {
  if (!(await allow('passkey-network', visit.network))) return refuse('too_many');
  const spent = await spendChallenge(input.assertion.response.clientDataJSON, 'sign-in');
  const personId = spent === null ? null : await checkAssertion(input.assertion, spent);
  if (personId === null) return refuse('passkey_failed');
  await giveBack('passkey-network', visit.network);
  const replaces = actor.kind === 'person' ? actor.sessionId : null;
  const sessionId = await identityDb().transaction((tx) =>
    startSession(tx, { personId, method: 'passkey', visit, replaces }),
  );
  return ok({ sessionId, personId });
}
