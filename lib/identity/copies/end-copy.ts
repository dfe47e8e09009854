import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { ownCopy } from '@/db/schema/identity/copy';
import type { Id } from '@/lib/kernel/ids';
import { removePieces } from './seal-piece';

/** Ends a copy that was fetched and removes what lies of it. Killed in between, the worker removes it. */
export async function endCopy(id: Id<'copy'>): Promise<void> {
  await identityDb()
    .update(ownCopy)
    .set({ state: 'gone', endedAt: sql`now()` })
    .where(and(eq(ownCopy.id, id), eq(ownCopy.state, 'fetching')));
  await removePieces(id);
}
