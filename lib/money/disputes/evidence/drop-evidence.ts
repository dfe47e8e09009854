import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { disputeFile } from '@/db/schema/money/dispute';
import type { SystemActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { evidencePlace } from './model';

const system: SystemActor = { kind: 'system', name: 'drop-evidence', locale: 'en' };

/**
 * Takes back a file that never came to be shown: dooms its row, so that nobody shows it any more, then removes its bytes, then
 * the row that named them. One that is shown stays.
 */
export async function dropEvidence(id: Id<'evidence'>): Promise<void> {
  const draft = and(eq(disputeFile.id, id), isNull(disputeFile.storedAt));
  const isShown = await asActor(system, async (tx) => {
    await tx.update(disputeFile).set({ refusedAt: sql`now()` }).where(draft);
    const [row] = await tx.select({ at: disputeFile.storedAt }).from(disputeFile).where(eq(disputeFile.id, id));
    return row !== undefined && row.at !== null;
  });
  if (isShown) return;
  await (await fileStore()).remove(evidencePlace(id));
  await asActor(system, (tx) => tx.delete(disputeFile).where(draft));
}
