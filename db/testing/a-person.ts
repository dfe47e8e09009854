import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { person } from '@/db/schema/identity/person';
import { createPerson } from '@/lib/identity/accounts/create-person';
import type { GuestActor, PersonActor } from '@/lib/identity/actor/model';
import { hashPassword } from '@/lib/identity/passwords/gateway';
import type { Visit } from '@/lib/identity/sessions/model';
import { findActor } from '@/lib/identity/sessions/queries';
import { startSession } from '@/lib/identity/sessions/start-session';
import { newId } from '@/lib/kernel/ids';

/** Somebody without an account. */
export const aGuest: GuestActor = { kind: 'guest', guestHash: null, locale: 'en' };

/** A browser on a network of its own, as if it had never been here. */
export function aVisit(changes: Partial<Visit> = {}): Visit {
  const hex = randomBytes(32).toString('hex');
  return { network: `net-${hex.slice(0, 12)}`, deviceName: 'Chrome · Linux', deviceHash: hex, ...changes };
}

type PersonWish = { email?: string; password?: string; verified?: boolean; operator?: boolean; visit?: Visit };

/** A signed-in person with random names; verified unless told otherwise, without a password unless one is given. */
export async function aPerson(wish: PersonWish = {}): Promise<PersonActor> {
  const id = newId('person');
  const key = randomBytes(6).toString('hex');
  const email = wish.email ?? `p-${key}@example.com`;
  const passwordHash = wish.password === undefined ? undefined : await hashPassword(wish.password);
  const sessionId = await identityDb().transaction(async (tx) => {
    await createPerson(tx, {
      id,
      email,
      name: `Person ${key}`,
      locale: 'en',
      verified: wish.verified ?? true,
      ...(passwordHash !== undefined && { passwordHash }),
    });
    return startSession(tx, { personId: id, method: 'password', visit: wish.visit ?? aVisit() });
  });
  if (wish.operator) await identityDb().update(person).set({ operator: true }).where(eq(person.id, id));
  const actor = await findActor(sessionId, 'en');
  if (actor === null) throw new Error('a new session has an actor');
  return actor;
}

/** Lets the actor's last proof be older than ten minutes. */
export async function ageProof(actor: PersonActor): Promise<void> {
  await identityDb().execute(
    sql`update identity.session set proven_at = now() - interval '11 minutes' where person_id in (select id from identity.person where email = ${actor.email})`,
  );
}
