import 'server-only';
import type { PersonActor } from '@/lib/identity/actor/model';
import { renewProof } from '@/lib/identity/sessions/renew-proof';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { checkAssertion } from './check-assertion';
import type { AssertionAnswer } from './schema';
import { spendChallenge } from './spend-challenge';

/**
 * Proves the actor afresh with one of her own passkeys, over a challenge made for this session. Refuses with
 * `passkey_failed`, also for a right answer of somebody else.
 */
export async function proveByPasskey(
  actor: PersonActor,
  input: { assertion: AssertionAnswer },
): Promise<Result<null, 'passkey_failed'>> {
  const spent = await spendChallenge(input.assertion.response.clientDataJSON, 'step-up');
  if (spent?.personId !== actor.personId || spent.sessionId !== actor.sessionId) return refuse('passkey_failed');
  if ((await checkAssertion(input.assertion, spent)) !== actor.personId) return refuse('passkey_failed');
  await renewProof(actor, 'passkey');
  return ok(null);
}
