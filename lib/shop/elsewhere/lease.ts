import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { move } from '@/db/schema/shop/move';
import type { Id } from '@/lib/kernel/ids';
import { renewingLease } from '@/lib/shop/leases/renewing-lease';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';

/** How long a worker that has a move may be silent before another one goes on with it. */
export const leaseUntil = sql`now() + interval '20 seconds'`;

/** Keeps a move for this worker while `work` goes on; a site may be slow to answer. */
export async function holdingLease(id: Id<'move'>, work: () => Promise<void>): Promise<void> {
  const renew = () => shopDb().update(move).set({ leasedUntil: leaseUntil }).where(eq(move.id, id));
  await renewingLease('worker.move_lease', renew, work);
}

/** Where a move stands, held until the transaction ends: its owner may have stopped it a moment ago. Null for a missing one. */
export async function heldMove(transaction: ShopTransaction, id: Id<'move'>): Promise<string | null> {
  const [held] = await transaction.select({ state: move.state }).from(move).where(eq(move.id, id)).for('update');
  return held?.state ?? null;
}
