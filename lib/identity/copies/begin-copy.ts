import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { ownCopy } from '@/db/schema/identity/copy';
import type { PersonActor } from '@/lib/identity/actor/model';
import { hasFreshProof } from '@/lib/identity/sessions/queries';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { allow } from '@/lib/platform/rate-limit';
import { isUniqueViolation } from '@/lib/platform/unique-violation';

/**
 * Asks for a copy of all that is stored about the actor, for this session; a worker makes it. One that waits to be fetched makes room.
 * Refusals: `prove`, `copy_running` while one is made or fetched, `too_many` in a day.
 */
export async function beginCopy(
  actor: PersonActor,
): Promise<Result<Id<'copy'>, 'prove' | 'copy_running' | 'too_many'>> {
  if (!(await hasFreshProof(actor))) return refuse('prove');
  if (!(await allow('copy-person', actor.personId))) return refuse('too_many');
  const begun = identityDb().transaction(async (tx) => {
    await tx
      .update(ownCopy)
      .set({ state: 'gone', tokenHash: null, endedAt: sql`now()` })
      .where(and(eq(ownCopy.personId, actor.personId), eq(ownCopy.state, 'ready')));
    const id = newId('copy');
    await tx.insert(ownCopy).values({ id, personId: actor.personId, sessionId: actor.sessionId });
    await audit(tx, actor, 'copy.begin', id);
    return ok(id);
  });
  return await begun.catch((error: unknown) => {
    if (isUniqueViolation(error, 'own_copy_one')) return refuse('copy_running');
    throw error;
  });
}
