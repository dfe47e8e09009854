import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { stockChange, stockMax } from '@/lib/shop/drafts/model';
import { changePage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { AdjustStock } from './schema';

/**
 * Sets the stock of a variant to what was typed over `stockWas`. The difference is applied, not the number:
 * what was sold in between stays sold. Answers the stock that results.
 * Refusals: `stock_changed` (more was sold meanwhile than the change leaves), `not_found`.
 */
export async function adjustStock(
  actor: Actor,
  input: AdjustStock,
): Promise<Result<{ stock: number }, 'stock_changed' | 'not_found'>> {
  return changePage(actor, input.page, async (transaction, owned) => {
    const [mine] = await transaction
      .select({ id: variant.id })
      .from(variant)
      .where(and(eq(variant.id, input.variant), eq(variant.pageId, owned.id), isNull(variant.removedAt)));
    if (!mine) return refuse('not_found');
    if (!(await changeStock(transaction, mine.id, input.stockWas, input.stock)))
      return refuse('stock_changed', 'stock');
    const [after] = await transaction.select({ stock: variant.stock }).from(variant).where(eq(variant.id, mine.id));
    return ok({ stock: after?.stock ?? 0 });
  });
}

/** Applies the difference between the stock an owner saw and the one she typed; false when it would fall below zero. */
export async function changeStock(
  transaction: ShopTransaction,
  variantId: Id<'variant'>,
  was: number,
  typed: number,
): Promise<boolean> {
  const change = stockChange(was, typed);
  if (change === 0) return true;
  const changed = await transaction
    .update(variant)
    .set({ stock: sql`least(${variant.stock} + ${change}, ${stockMax})` })
    .where(and(eq(variant.id, variantId), sql`${variant.stock} + ${change} >= 0`))
    .returning({ id: variant.id });
  return changed.length === 1;
}
