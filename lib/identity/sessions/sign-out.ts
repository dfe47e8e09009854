import 'server-only';
import { identityDb } from '@/db/client/identity';
import type { PersonActor } from '@/lib/identity/actor/model';
import { endSessions } from './start-session';

/** Ends the actor's present session: its cookie is worth nothing from the next request on, wherever it was copied to. */
export async function signOut(actor: PersonActor): Promise<void> {
  await identityDb().transaction((tx) => endSessions(tx, actor.personId, [actor.sessionId]));
}
