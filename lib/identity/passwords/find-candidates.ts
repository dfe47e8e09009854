import 'server-only';
import { and, asc, eq, exists, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { person } from '@/db/schema/identity/person';
import { session } from '@/db/schema/identity/session';
import type { Visit } from '@/lib/identity/sessions/model';
import type { Id } from '@/lib/kernel/ids';

/** The proven account, the first and the last unproven one of an address: as many passwords are tried on each sign-in. */
export const candidatesMax = 3;

/** Somebody an address may sign in as; the hash is for comparing and leaves this folder nowhere. */
export type Candidate = { id: Id<'person'>; passwordHash: string | null; knownHere: boolean };

/**
 * Whom an address may sign in as, the proven account first: an address belongs to nobody until it is proven, so
 * several accounts may name it. `knownHere` tells whether this browser has been signed in to that account.
 */
export async function findCandidates(key: string, visit: Visit): Promise<Candidate[]> {
  const here = identityDb()
    .select({ id: session.id })
    .from(session)
    .where(and(eq(session.personId, person.id), eq(session.deviceHash, visit.deviceHash)));
  const rows = await identityDb()
    .select({ id: person.id, passwordHash: person.passwordHash, knownHere: sql<boolean>`${exists(here)}` })
    .from(person)
    .where(and(sql`lower(${person.email}) = ${key}`, eq(person.state, 'active')))
    .orderBy(sql`${person.emailVerifiedAt} is null`, asc(person.createdAt), asc(person.id))
    .limit(100);
  const last = rows.length > candidatesMax ? rows.slice(-1) : rows.slice(2, 3);
  return [...rows.slice(0, 2), ...last];
}
