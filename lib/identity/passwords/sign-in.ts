import 'server-only';
import { identityDb } from '@/db/client/identity';
import { emailKey } from '@/lib/identity/accounts/model';
import type { Actor } from '@/lib/identity/actor/model';
import type { Visit } from '@/lib/identity/sessions/model';
import { startSession } from '@/lib/identity/sessions/start-session';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { allow, giveBack, type LimitName } from '@/lib/platform/rate-limit';
import { candidatesMax, findCandidates } from './find-candidates';
import { firstFit } from './gateway';

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

function limitsOf(key: string, visit: Visit, knownHere: boolean): [LimitName, string][] {
  if (knownHere) return [['sign-in-device', `${key} ${visit.deviceHash}`]];
  return [
    ['sign-in-account', key],
    ['sign-in-account-month', key],
    ['sign-in-network', visit.network],
  ];
}
