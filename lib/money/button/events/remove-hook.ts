import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { payDelivery, payHook } from '@/db/schema/money/button/hook';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { asKeeper, type Keeper } from './as-keeper';

/** Tells an address nothing more, and gives up what was on its way there. `not_found`, `not_allowed`. */
export function removeHook(
  keeper: Keeper,
  { site, hook }: { site: Id<'site'>; hook: Id<'hook'> },
): Promise<Result<null, PageRefusal>> {
  return asKeeper(keeper, site, 'change_settings', async (tx) => {
    const removed = await tx
      .update(payHook)
      .set({ removedAt: sql`now()` })
      .where(and(eq(payHook.id, hook), eq(payHook.siteId, site), isNull(payHook.removedAt)))
      .returning({ id: payHook.id });
    if (removed.length === 0) return refuse('not_found');
    await tx
      .update(payDelivery)
      .set({ state: 'dead' })
      .where(and(eq(payDelivery.hookId, hook), eq(payDelivery.state, 'waiting')));
    return ok(null);
  });
}
