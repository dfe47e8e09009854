import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { stockChange, stockMax } from '@/lib/shop/drafts/model';
import { changePage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { AdjustStock } from './schema';

/**
 * Sets the stock of a variant to what was typed over `stockWas`. The difference is applied, not the number:
 * what was sold in between stays sold. Answers the stock that results.
 * Refusals: `stock_changed` (more was sold meanwhile than the change leaves), `drop_max` (more than a drop may have), `not_found`.
 */
export async function adjustStock(
  actor: Actor,
  input: AdjustStock,
): Promise<Result<{ stock: number }, StockRefusal | 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_stock', async (transaction, owned) => {
    const [mine] = await transaction
      .select({ id: variant.id })
      .from(variant)
      .where(and(eq(variant.id, input.variant), eq(variant.pageId, owned.id), isNull(variant.removedAt)));
    if (!mine) return refuse('not_found');
    const refusal = await changeStock(transaction, mine.id, { was: input.stockWas, typed: input.stock });
    if (refusal !== null) return refuse(refusal, 'stock');
    const [after] = await transaction.select({ stock: variant.stock }).from(variant).where(eq(variant.id, mine.id));
    return ok({ stock: after?.stock ?? 0 });
  });
}

/** Why stock was not changed: more was sold than the change leaves, or a drop would have more units than one may. */
export type StockRefusal = 'stock_changed' | 'drop_max';

/** How the database answers a change of stock. */
export const Changed = z.enum(['changed', 'short', 'too_many']);
/** What each of its answers refuses. */
export const refusalOf = { changed: null, short: 'stock_changed', too_many: 'drop_max' } as const;

/**
 * Applies the difference between the stock an owner saw and the one she typed, and with it makes the variant a drop or none when
 * `drop` is said. Answers why nothing was changed, or null.
 */
export async function changeStock(
  transaction: ShopTransaction,
  variantId: Id<'variant'>,
  stock: { was: number; typed: number },
  drop: boolean | null = null,
): Promise<StockRefusal | null> {
  const change = stockChange(stock.was, stock.typed);
  if (change === 0 && drop === null) return null;
  const [row] = await transaction.execute<{ result: string }>(
    sql`select shop.change_stock(${toUuid(variantId)}::uuid, ${change}::int, ${stockMax}::int, ${drop}::boolean) as result`,
  );
  return refusalOf[Changed.parse(row?.result)];
}
