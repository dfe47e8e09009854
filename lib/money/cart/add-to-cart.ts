import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { MoneyTransaction } from '@/db/client/money';
import { cartLine } from '@/db/schema/money/wallet';
import { page } from '@/db/schema/shop/page';
import { product, variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { changeCart } from './change-cart';
import { linesMax, quantityMax } from './model';

/** Why nothing was put into the cart. */
export type AddToCartCode = 'not_found' | 'sold_out' | 'too_few' | 'cart_full' | 'no_purse';

/**
 * Puts units of a variant into the actor's cart, on top of those already there, and answers how many of it
 * are in it now. Reserves nothing: stock is taken when paying.
 *
 * Refusals: `not_found` (not on sale), `sold_out`, `too_few` (fewer left than the cart would then hold),
 * `cart_full`, `no_purse` (a guest without a cookie).
 */
export function addToCart(
  actor: Actor,
  input: { variantId: Id<'variant'>; quantity: number },
): Promise<Result<number, AddToCartCode>> {
  const { variantId } = input;
  return changeCart<number, AddToCartCode>(actor, async (tx, owner) => {
    const goods = await findOnSale(tx, variantId);
    if (!goods) return refuse('not_found');
    if (goods.stock === 0) return refuse('sold_out');
    const lines = await tx
      .select({ variantId: cartLine.variantId, quantity: cartLine.quantity })
      .from(cartLine)
      .where(eq(cartLine.owner, owner));
    const known = lines.find((line) => line.variantId === variantId);
    if (!known && lines.length >= linesMax) return refuse('cart_full');
    const quantity = (known?.quantity ?? 0) + input.quantity;
    if (quantity > Math.min(goods.stock, quantityMax)) return refuse('too_few', 'quantity');
    await tx
      .insert(cartLine)
      .values({ owner, variantId, pageId: goods.pageId, quantity })
      .onConflictDoUpdate({ target: [cartLine.owner, cartLine.variantId], set: { quantity } });
    return ok(quantity);
  });
}

async function findOnSale(tx: MoneyTransaction, variantId: Id<'variant'>) {
  const [found] = await tx
    .select({ pageId: variant.pageId, stock: variant.stock })
    .from(variant)
    .innerJoin(product, and(eq(product.id, variant.productId), eq(product.state, 'published')))
    .innerJoin(page, and(eq(page.id, variant.pageId), eq(page.state, 'published'), eq(page.shopOpen, true)))
    .where(and(eq(variant.id, variantId), isNull(variant.removedAt), sql`${variant.priceMinor} is not null`));
  return found;
}
