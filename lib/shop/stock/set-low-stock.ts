import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { page } from '@/db/schema/shop/page';
import { variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { SetLowStock } from './schema';

/** Sets at how many units owners are told: of one variant, else of all of the page that do not say. Refuses `not_allowed` and `not_found`. */
export async function setLowStock(
  actor: Actor,
  input: SetLowStock,
): Promise<Result<null, 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_stock', async (transaction, owned) => {
    if (input.variant === null) {
      await transaction.update(page).set({ lowStock: input.low }).where(eq(page.id, owned.id));
      return ok(null);
    }
    const mine = and(eq(variant.id, input.variant), eq(variant.pageId, owned.id), isNull(variant.removedAt));
    const set = await transaction
      .update(variant)
      .set({ lowStock: input.low })
      .where(mine)
      .returning({ id: variant.id });
    return set.length > 0 ? ok(null) : refuse('not_found');
  });
}
