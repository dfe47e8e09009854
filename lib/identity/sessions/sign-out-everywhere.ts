import 'server-only';
import { identityDb } from '@/db/client/identity';
import type { PersonActor } from '@/lib/identity/actor/model';
import { audit } from '@/lib/platform/audit';
import { endOtherSessions } from './start-session';

/** Ends every session of the actor, the present one included, at once. Answers how many ended. */
export async function signOutEverywhere(actor: PersonActor): Promise<number> {
  return identityDb().transaction(async (tx) => {
    const count = await endOtherSessions(tx, actor.personId, null);
    await audit(tx, actor, 'session.end-all', actor.personId, { count });
    return count;
  });
}
