import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { carriedFile, restore } from '@/db/schema/shop/restore';
import { fromUuid } from '@/lib/kernel/ids';
import { logBug } from '@/lib/platform/log';
import { fileStore } from '@/lib/platform/storage';
import { claimLeased } from '@/lib/shop/leases/claim-leased';
import { applyRestore, stop } from './apply-restore';
import type { BackPart, Restore } from './back-part';
import { checkRestore } from './check-restore';
import { leaseUntil } from './lease';
import { daysToUndo } from './model';
import { carriedPlace, sentPlace } from './piece-place';
import { undoStep } from './undo-restore';

/**
 * Goes on with every restore that waits for a worker, and removes what is over. `carried` names the files that come back to be read
 * alone. Any number of workers may do so at once; each restore is one's alone.
 */
export async function tendRestores(parts: readonly BackPart[], carried: readonly string[]): Promise<void> {
  await sweep();
  for (let one = await claim(); one !== null; one = await claim()) {
    if (one.state === 'checking') await checkRestore(one, parts);
    else if (one.state === 'undoing') while (await undoStep(one));
    else await run(one, parts, carried);
  }
}

async function run(one: Restore, parts: readonly BackPart[], carried: readonly string[]): Promise<void> {
  try {
    await applyRestore(one, parts, carried);
  } catch (error) {
    // Its step was rolled back. It would be met again each time: it stands still until its owner says what becomes of it.
    logBug('restore.stopped', error, { restore: one.id, part: one.part });
    await stop(one, 'restore_stopped');
  }
}

async function claim(): Promise<Restore | null> {
  const uuid = await claimLeased('restore', ['checking', 'running', 'undoing'], leaseUntil);
  if (uuid === null) return null;
  const [found] = await shopDb()
    .select()
    .from(restore)
    .where(eq(restore.id, fromUuid('restore', uuid)));
  return found ?? null;
}

/**
 * Removes what was sent and is needed no more, and what an undone one carried along. Swept for good an hour after the end: a piece on
 * its way when it ended may have been stored after the first time.
 */
async function sweep(): Promise<void> {
  await shopDb().execute(sql`
    update shop.restore set state = 'dropped', ended_at = now()
    where (state = 'receiving' and created_at < now() - interval '2 days')
      or (state in ('ready', 'refused') and created_at < now() - make_interval(days => ${daysToUndo}::int))`);
  const over = await shopDb().execute<{ id: string; state: string; last: boolean }>(sql`
    update shop.restore set ended_at = coalesce(ended_at, now())
    where state in ('done', 'undone', 'dropped', 'refused') and not swept
    returning id, state, ended_at < now() - interval '1 hour' as last`);
  const store = await fileStore();
  for (const row of over) {
    const id = fromUuid('restore', row.id);
    await store.remove(sentPlace(id));
    if (row.state === 'undone') {
      await store.remove(carriedPlace(id));
      await shopDb().delete(carriedFile).where(eq(carriedFile.restoreId, id));
    }
    if (row.last) await shopDb().update(restore).set({ swept: true }).where(eq(restore.id, id));
  }
}
