import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import { discount } from '@/db/schema/shop/discount';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import type { SetDiscountState } from './schema';

/**
 * Pauses a discount, lets it run again, or ends it for good. Purchases under way that were agreed to with it are asked again.
 * Refusals: `discount_ended` (it has ended), `not_found`, `not_allowed`.
 */
export async function setDiscountState(
  actor: Actor,
  input: SetDiscountState,
): Promise<Result<null, 'discount_ended' | PageRefusal>> {
  return changePage<null, 'discount_ended' | PageRefusal>(
    actor,
    input.page,
    'change_catalog',
    async (transaction, owned) => {
      const mine = and(eq(discount.id, input.discount), eq(discount.pageId, owned.id));
      const changed = await transaction
        .update(discount)
        .set({ state: input.state })
        .where(and(mine, ne(discount.state, 'ended')))
        .returning({ id: discount.id });
      if (changed.length === 0) {
        return refuse((await transaction.$count(discount, mine)) > 0 ? 'discount_ended' : 'not_found');
      }
      await audit(transaction, actor, 'discount.set-state', input.discount, { state: input.state });
      return ok(null);
    },
  );
}
