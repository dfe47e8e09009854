import 'server-only';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import { newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { allow } from '@/lib/platform/rate-limit';
import { type AssertionOptions, assertionOptions, type RegistrationOptions, registrationOptions } from './gateway';
import { issueChallenge } from './issue-challenge';
import { credentialIds } from './queries';

/** Options for a browser to sign in with any passkey it has for Souk. Refuses with `too_many` by network. */
export async function offerSignIn(_actor: Actor, network: string): Promise<Result<AssertionOptions, 'too_many'>> {
  if (!(await allow('challenge-network', network))) return refuse('too_many');
  const options = await assertionOptions([]);
  await issueChallenge(options.challenge, 'sign-in');
  return ok(options);
}

/** Options for the actor to prove herself with one of her passkeys, on this session alone. */
export async function offerProof(actor: PersonActor): Promise<Result<AssertionOptions, 'too_many'>> {
  if (!(await allow('challenge-network', actor.personId))) return refuse('too_many');
  const options = await assertionOptions(await credentialIds(actor));
  await issueChallenge(options.challenge, 'step-up', { personId: actor.personId, sessionId: actor.sessionId });
  return ok(options);
}

/** Options for the actor to add a passkey. */
export async function offerAddition(actor: PersonActor): Promise<Result<RegistrationOptions, 'too_many'>> {
  if (!(await allow('challenge-network', actor.personId))) return refuse('too_many');
  const options = await registrationOptions({
    userId: uuidBytes(toUuid(actor.personId)),
    email: actor.email,
    name: actor.name,
    exclude: await credentialIds(actor),
  });
  await issueChallenge(options.challenge, 'register', { personId: actor.personId, sessionId: actor.sessionId });
  return ok(options);
}

/** Options to make an account with a passkey alone: the id the person will have is fixed now and kept with the challenge. */
export async function offerSignUp(
  _actor: Actor,
  input: { email: string; name: string },
  network: string,
): Promise<Result<RegistrationOptions, 'too_many'>> {
  if (!(await allow('challenge-network', network))) return refuse('too_many');
  const personId = newId('person');
  const { email, name } = input;
  const options = await registrationOptions({ userId: uuidBytes(toUuid(personId)), email, name, exclude: [] });
  await issueChallenge(options.challenge, 'register', { personId });
  return ok(options);
}

function uuidBytes(uuid: string): Uint8Array {
  return Uint8Array.from(Buffer.from(uuid.replaceAll('-', ''), 'hex'));
}
