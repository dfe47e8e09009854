import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import { discount } from '@/db/schema/shop/discount';
import type { Id } from '@/lib/kernel/ids';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';

/** How many discounts of a page apply by themselves, paused ones too, beside the one named: every price of the shop is reckoned with each. */
export function countAutomatic(
  transaction: ShopTransaction,
  page: Id<'page'>,
  beside: Id<'discount'>,
): Promise<number> {
  const automatic = and(eq(discount.pageId, page), eq(discount.method, 'automatic'));
  return transaction.$count(discount, and(automatic, ne(discount.state, 'ended'), ne(discount.id, beside)));
}
