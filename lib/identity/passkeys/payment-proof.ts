import 'server-only';
import type { PersonActor } from '@/lib/identity/actor/model';
import { checkAssertion } from './check-assertion';
import { type AssertionOptions, boundAssertionOptions } from './gateway';
import { credentialIds } from './queries';
import type { AssertionAnswer } from './schema';

/**
 * Options for the actor to confirm something with one of her passkeys; null when she has none. The challenge is the hash of
 * what she confirms (32 bytes), so that her answer is worth nothing for anything else. Whoever asks sees to it that an
 * answer counts once.
 */
export async function paymentProofOptions(actor: PersonActor, challenge: Uint8Array): Promise<AssertionOptions | null> {
  const own = await credentialIds(actor);
  return own.length === 0 ? null : boundAssertionOptions(own, challenge);
}

/** Whether a passkey of the actor signed this very challenge. */
export async function provesPayment(
  actor: PersonActor,
  assertion: AssertionAnswer,
  challenge: Uint8Array,
): Promise<boolean> {
  const raw = Buffer.from(challenge).toString('base64url');
  const spent = { raw, personId: actor.personId, sessionId: actor.sessionId };
  return (await checkAssertion(assertion, spent)) === actor.personId;
}
