import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { session } from '@/db/schema/identity/session';
import type { PersonActor } from '@/lib/identity/actor/model';

/** Notes that the actor has just proven herself on this session, and by what. Called only by the verbs that verified it. */
export async function renewProof(actor: PersonActor, by: 'password' | 'passkey'): Promise<void> {
  await identityDb()
    .update(session)
    .set({ provenAt: sql`now()`, ...(by === 'passkey' && { passkeyProvenAt: sql`now()` }) })
    .where(and(eq(session.id, actor.sessionId), eq(session.personId, actor.personId), isNull(session.revokedAt)));
}
