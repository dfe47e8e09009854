import 'server-only';
import { eq } from 'drizzle-orm';
import { type IdentityTransaction, identityDb } from '@/db/client/identity';
import { enqueue } from '@/db/enqueue';
import { passkey } from '@/db/schema/identity/session';
import type { PersonActor } from '@/lib/identity/actor/model';
import { hasFreshProof } from '@/lib/identity/sessions/queries';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { isUniqueViolation } from '@/lib/platform/unique-violation';
import { type Credential, verifyRegistration } from './gateway';
import { passkeysMax } from './model';
import type { RegistrationAnswer } from './schema';
import { spendChallenge } from './spend-challenge';

type AddRefusal = 'prove' | 'passkey_failed' | 'passkey_known' | 'passkeys_full';

/**
 * Adds a passkey to the actor's account and tells her by mail. Refusals: `prove`, `passkey_failed` (answer or
 * challenge not right), `passkey_known` (already registered), `passkeys_full`.
 */
export async function addPasskey(
  actor: PersonActor,
  input: { registration: RegistrationAnswer; name: string },
): Promise<Result<{ id: Id<'passkey'> }, AddRefusal>> {
  const spent = await spendChallenge(input.registration.response.clientDataJSON, 'register');
  if (spent?.personId !== actor.personId || spent.sessionId !== actor.sessionId) return refuse('passkey_failed');
  if (!(await hasFreshProof(actor))) return refuse('prove');
  const credential = await verifyRegistration(input.registration, spent.raw);
  if (credential === null) return refuse('passkey_failed');
  try {
    return await identityDb().transaction(async (tx) => {
      if ((await tx.$count(passkey, eq(passkey.personId, actor.personId))) >= passkeysMax)
        return refuse('passkeys_full');
      const id = await storePasskey(tx, actor.personId, credential, input.name);
      await enqueue(tx, 'identity:mail-notice', {
        payload: { person: actor.personId, notice: 'passkey', session: actor.sessionId },
      });
      await audit(tx, actor, 'passkey.add', actor.personId, { passkey: id });
      return ok({ id });
    });
  } catch (error) {
    if (isUniqueViolation(error, 'passkey_credential_key')) return refuse('passkey_known');
    throw error;
  }
}

/** Writes a verified credential for a person. */
export async function storePasskey(
  tx: IdentityTransaction,
  personId: Id<'person'>,
  credential: Credential,
  name: string,
): Promise<Id<'passkey'>> {
  const id = newId('passkey');
  const { id: credentialId, ...rest } = credential;
  await tx.insert(passkey).values({ id, personId, name, credentialId, ...rest });
  return id;
}
