import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { move, movePost } from '@/db/schema/shop/move';
import { dropOldExport } from './tend-moves';

/** Drops what was looked at a week ago and never brought: an export holds more than a page shows, and is not kept for somebody who went away. */
export async function forgetMoves(): Promise<number> {
  const dropped = await shopDb()
    .update(move)
    .set({ state: 'dropped' })
    .where(and(inArray(move.state, ['ready', 'unreadable']), sql`${move.createdAt} < now() - interval '7 days'`))
    .returning({ id: move.id });
  for (const { id } of dropped) {
    await shopDb().delete(movePost).where(eq(movePost.moveId, id));
    await dropOldExport(id);
  }
  return dropped.length;
}
