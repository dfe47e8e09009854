import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { operatorRole } from '@/db/schema/identity/operator';
import { createPerson } from '@/lib/identity/accounts/create-person';
import { type GuestActor, type OperatorRole, operatorRoles, type PersonActor } from '@/lib/identity/actor/model';
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

type PersonWish = {
  email?: string;
  password?: string;
  verified?: boolean;
  operator?: boolean;
  roles?: readonly OperatorRole[];
  visit?: Visit;
};

/** A signed-in person with random names; verified unless told otherwise, without a password unless one is given. Who runs Souk, with all roles or some, came with a passkey. */
export async function aPerson(wish: PersonWish = {}): Promise<PersonActor> {
  const id = newId('person');
  const roles = wish.roles ?? (wish.operator ? operatorRoles : []);
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
    const method = roles.length > 0 ? 'passkey' : 'password';
    return startSession(tx, { personId: id, method, visit: wish.visit ?? aVisit() });
  });
  if (roles.length > 0)
    await identityDb()
      .insert(operatorRole)
      .values(roles.map((role) => ({ personId: id, role })));
  const actor = await findActor(sessionId, 'en');
  if (actor === null) throw new Error('a new session has an actor');
  return actor;
}

/** Lets the actor's last proof be older than ten minutes. */
export async function ageProof(actor: PersonActor): Promise<void> {
  await identityDb().execute(
    sql`update identity.session set proven_at = now() - interval '11 minutes', passkey_proven_at = null where person_id in (select id from identity.person where email = ${actor.email})`,
  );
}
