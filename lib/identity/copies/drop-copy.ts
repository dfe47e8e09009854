import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { ownCopy } from '@/db/schema/identity/copy';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result } from '@/lib/kernel/result';

/** Takes the actor's copy away, made or on its way; a worker removes what lies of it. Without one nothing changes. */
export async function dropCopy(actor: PersonActor): Promise<Result<null, never>> {
  await identityDb()
    .update(ownCopy)
    .set({ state: 'gone', tokenHash: null, endedAt: sql`now()` })
    .where(and(eq(ownCopy.personId, actor.personId), inArray(ownCopy.state, ['making', 'ready'])));
  return ok(null);
}
