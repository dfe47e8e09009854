import 'server-only';
import { identityDb } from '@/db/client/identity';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { endSessions } from './start-session';

/** Ends one of the actor's sessions. Refuses with `not_found` what is not hers, not there or already over, all alike. */
export async function signOutDevice(
  actor: PersonActor,
  input: { session: Id<'session'> },
): Promise<Result<null, 'not_found'>> {
  return identityDb().transaction(async (tx) => {
    const ended = await endSessions(tx, actor.personId, [input.session]);
    if (ended === 0) return refuse('not_found');
    await audit(tx, actor, 'session.end', input.session);
    return ok(null);
  });
}
