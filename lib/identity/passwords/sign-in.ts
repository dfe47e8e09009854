import 'server-only';
import { and, asc, eq, exists, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { person } from '@/db/schema/identity/person';
import { session } from '@/db/schema/identity/session';
import { emailKey } from '@/lib/identity/accounts/model';
import type { Actor } from '@/lib/identity/actor/model';
import type { Visit } from '@/lib/identity/sessions/model';
import { startSession } from '@/lib/identity/sessions/start-session';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { allow, giveBack, type LimitName } from '@/lib/platform/rate-limit';
import { firstFit } from './gateway';

/** The proven account, the first and the last unproven one of an address: as many passwords are tried on each sign-in. */
const candidatesMax = 3;

type Candidate = { id: Id<'person'>; passwordHash: string | null; knownHere: boolean };

/**
 * Signs in with e-mail and password. Answers alike, and after the same work, for unknown addresses, wrong
 * passwords and accounts without one. After ten wrong tries an address waits, on browsers the account does not
 * know; a known browser has tries of its own, and a passkey is never held up.
 * Refusals: `wrong_sign_in`, `sign_in_paused`.
 */
export async function signIn(
  actor: Actor,
  input: { email: string; password: string },
  visit: Visit,
): Promise<Result<{ sessionId: Id<'session'>; personId: Id<'person'> }, 'wrong_sign_in' | 'sign_in_paused'>> {
  const key = emailKey(input.email);
  const candidates = await findCandidates(key, visit);
  const limits = limitsOf(key, visit, candidates[0]?.knownHere ?? false);
  const allowed = await Promise.all(limits.map(([limit, who]) => allow(limit, who)));
  if (allowed.includes(false)) return refuse('sign_in_paused');
  const hashes = candidates.map((candidate) => candidate.passwordHash);
  const found = candidates[await firstFit(input.password, hashes, candidatesMax)];
  if (!found) return refuse('wrong_sign_in');
  await Promise.all(limits.map(([limit, who]) => giveBack(limit, who)));
  const replaces = actor.kind === 'person' ? actor.sessionId : null;
  const sessionId = await identityDb().transaction((tx) =>
    startSession(tx, { personId: found.id, method: 'password', visit, replaces }),
  );
  return ok({ sessionId, personId: found.id });
}

async function findCandidates(key: string, visit: Visit): Promise<Candidate[]> {
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

function limitsOf(key: string, visit: Visit, knownHere: boolean): [LimitName, string][] {
  if (knownHere) return [['sign-in-device', `${key} ${visit.deviceHash}`]];
  return [
    ['sign-in-account', key],
    ['sign-in-account-month', key],
    ['sign-in-network', visit.network],
  ];
}
