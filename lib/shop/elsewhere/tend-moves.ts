import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { move } from '@/db/schema/shop/move';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import type { fetchElsewhere } from '@/lib/platform/fetch-elsewhere';
import { fileStore } from '@/lib/platform/storage';
import { claimLeased } from '@/lib/shop/leases/claim-leased';
import { applyNext } from './apply-move';
import { holdingLease, leaseUntil } from './lease';
import { movePlace } from './move-place';
import { lazyPictures } from './open-source';
import { readMove } from './read-move';
import { revertNext } from './revert-move';

type Move = typeof move.$inferSelect;

/**
 * Goes on with every move that waits for a worker: new ones, and those whose worker has been silent too long. Any number of workers may
 * do so at once; each move is one's alone. `fetcher` is for tests.
 */
export async function tendMoves(fetcher?: typeof fetchElsewhere): Promise<void> {
  for (let one = await claim(); one !== null; one = await claim()) {
    const claimed = one;
    await holdingLease(claimed.id, () =>
      claimed.state === 'reading' ? readMove(claimed, fetcher) : goOn(claimed, fetcher),
    );
  }
}

async function goOn(one: Move, fetcher?: typeof fetchElsewhere): Promise<void> {
  const file = lazyPictures(one, fetcher);
  try {
    while (await (one.state === 'running' ? applyNext(one, file) : revertNext(one)));
  } finally {
    file.close();
  }
  await dropOldExport(one.id);
}

/** Deletes what lies of a move that is over: everything it said is noted, and undoing needs no file. */
export async function dropOldExport(id: Id<'move'>): Promise<void> {
  const [over] = await shopDb()
    .select({ id: move.id })
    .from(move)
    .where(and(eq(move.id, id), inArray(move.state, ['done', 'undone', 'dropped'])));
  if (over) await (await fileStore()).remove(movePlace(id));
}

async function claim(): Promise<Move | null> {
  const uuid = await claimLeased('move', ['reading', 'running', 'undoing'], leaseUntil);
  if (uuid === null) return null;
  const [found] = await shopDb()
    .select()
    .from(move)
    .where(eq(move.id, fromUuid('move', uuid)));
  return found ?? null;
}
