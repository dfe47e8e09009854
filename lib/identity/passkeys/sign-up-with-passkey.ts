import 'server-only';
import { identityDb } from '@/db/client/identity';
import { enqueue } from '@/db/enqueue';
import { createPerson } from '@/lib/identity/accounts/create-person';
import { emailKey, nameFromEmail } from '@/lib/identity/accounts/model';
import type { Actor } from '@/lib/identity/actor/model';
import type { Visit } from '@/lib/identity/sessions/model';
import { startSession } from '@/lib/identity/sessions/start-session';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { allow } from '@/lib/platform/rate-limit';
import { isUniqueViolation } from '@/lib/platform/unique-violation';
import { storePasskey } from './add-passkey';
import { verifyRegistration } from './gateway';
import type { RegistrationAnswer } from './schema';
import { spendChallenge } from './spend-challenge';

/** What makes an account with a passkey: an address, and perhaps the name the person has typed elsewhere. */
export type PasskeySignUpInput = { email: string; name?: string | undefined; registration: RegistrationAnswer };

/**
 * Makes an account with a passkey alone and signs in: *keep my wallet* in one tap. Known and unknown addresses
 * are treated alike, as in `signUp`. Refusals: `passkey_failed`, `passkey_known`, `too_many`.
 */
export async function signUpWithPasskey(
  actor: Actor,
  input: PasskeySignUpInput,
  visit: Visit,
): Promise<
  Result<{ sessionId: Id<'session'>; personId: Id<'person'> }, 'passkey_failed' | 'passkey_known' | 'too_many'>
> {
  const within = [allow('sign-up-network', visit.network), allow('sign-up-address', emailKey(input.email))];
  if ((await Promise.all(within)).includes(false)) return refuse('too_many');
  const spent = await spendChallenge(input.registration.response.clientDataJSON, 'register');
  // A challenge bound to a session was made to add a passkey to an account that exists.
  if (spent === null || spent.personId === null || spent.sessionId !== null) return refuse('passkey_failed');
  const credential = await verifyRegistration(input.registration, spent.raw);
  if (credential === null) return refuse('passkey_failed');
  const { personId } = spent;
  try {
    return await identityDb().transaction(async (tx) => {
      const name = input.name || nameFromEmail(input.email);
      await createPerson(tx, { id: personId, email: input.email, name, locale: actor.locale });
      await storePasskey(tx, personId, credential, visit.deviceName);
      const replaces = actor.kind === 'person' ? actor.sessionId : null;
      const sessionId = await startSession(tx, { personId, method: 'passkey', visit, replaces });
      await enqueue(tx, 'identity:mail-verify', { payload: { person: personId } });
      await audit(tx, actor, 'account.open', personId, { method: 'passkey' });
      return ok({ sessionId, personId });
    });
  } catch (error) {
    if (isUniqueViolation(error, 'passkey_credential_key')) return refuse('passkey_known');
    throw error;
  }
}
