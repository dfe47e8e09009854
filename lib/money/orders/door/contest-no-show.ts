import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { noShow } from '@/db/schema/money/door';
import { orderEvent } from '@/db/schema/money/order';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { Contest } from './schema';

/**
 * Says against a record that an order was not taken, by its buyer: from then on it does not count, until it is withdrawn or for good. Said
 * once; saying it again changes nothing. `not_found` for everybody else.
 */
export function contestNoShow(actor: Actor, { orderId, words }: Contest): Promise<Result<null, 'not_found'>> {
  const owner = actorKey(actor) ?? '';
  return asActor(actor, async (tx) => {
    const own = and(eq(noShow.orderId, orderId), eq(noShow.owner, owner));
    const [found] = await tx.select({ pageId: noShow.pageId }).from(noShow).where(own);
    if (!found) return refuse('not_found');
    const changed = await tx
      .update(noShow)
      .set({ contestedAt: sql`clock_timestamp()`, contest: words })
      .where(and(own, isNull(noShow.contestedAt)))
      .returning({ orderId: noShow.orderId });
    if (changed.length > 0)
      await tx.insert(orderEvent).values({ orderId, owner, pageId: found.pageId, kind: 'contested' });
    return ok(null);
  });
}
