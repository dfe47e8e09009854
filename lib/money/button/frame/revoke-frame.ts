import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payFrame } from '@/db/schema/money/button/frame';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';

/** Takes back what a frame may, at once. Once more is the same; `not_found` for somebody else's. */
export async function revokeFrame(actor: Actor, frameId: Id<'frame'>): Promise<Result<null, 'not_found'>> {
  const mine = and(eq(payFrame.id, frameId), eq(payFrame.owner, actorKey(actor) ?? ''));
  return asActor(actor, async (tx) => {
    if ((await tx.$count(payFrame, mine)) === 0) return refuse('not_found');
    await tx
      .update(payFrame)
      .set({ revokedAt: sql`clock_timestamp()` })
      .where(and(mine, isNull(payFrame.revokedAt)));
    return ok(null);
  });
}
