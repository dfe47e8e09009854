import 'server-only';
import { and, eq, lte, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { person } from '@/db/schema/identity/person';
import { passkey } from '@/db/schema/identity/session';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { verifyAssertion } from './gateway';
import type { AssertionAnswer } from './schema';
import type { SpentChallenge } from './spend-challenge';

/**
 * The person whose passkey made an assertion over a spent challenge, or null when anything about it is not
 * right. The counter moves by compare-and-set: a copied credential that answers later is refused.
 */
export async function checkAssertion(answer: AssertionAnswer, spent: SpentChallenge): Promise<Id<'person'> | null> {
  const [known] = await identityDb()
    .select({
      id: passkey.id,
      personId: passkey.personId,
      publicKey: passkey.publicKey,
      counter: passkey.counter,
    })
    .from(passkey)
    .innerJoin(person, eq(person.id, passkey.personId))
    .where(and(eq(passkey.credentialId, answer.id), eq(person.state, 'active')));
  if (!known || !namesPerson(answer, known.personId)) return null;
  const verified = await verifyAssertion(answer, spent.raw, { ...known, id: answer.id });
  if (verified === null) return null;
  const moved = await identityDb()
    .update(passkey)
    .set({ counter: verified.counter, backedUp: verified.backedUp, lastUsedAt: sql`now()` })
    .where(and(eq(passkey.id, known.id), lte(passkey.counter, verified.counter)))
    .returning({ id: passkey.id });
  return moved.length === 1 ? known.personId : null;
}

/** A discoverable credential also says whose it is; when it does, that must be the owner we know. */
function namesPerson(answer: AssertionAnswer, personId: Id<'person'>): boolean {
  const { userHandle } = answer.response;
  if (userHandle === undefined || userHandle === '') return true;
  return Buffer.from(userHandle, 'base64url').toString('hex') === toUuid(personId).replaceAll('-', '');
}
