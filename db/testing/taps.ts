/** Taps on a paying button, for tests: a thing to buy, and the form as the buyer's browser sends it. */
import { eq } from 'drizzle-orm';
import { purchase } from '@/db/schema/money/purchase';
import { variant } from '@/db/schema/shop/product';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { itemsText, TapForm, type TapInput } from '@/lib/money/tap/schema';
import { tapSeed } from '@/lib/money/tap/tap-key';
import { aShop, ownerDb } from './world';

/** An open shop with one thing and so many units of it. */
export async function aThing(stock = 9, part: Parameters<typeof aShop>[0] = {}) {
  const shop = await aShop({ ...part, stocks: [stock] });
  const [variantId] = shop.variants;
  if (!variantId) throw new Error('no goods');
  const [row] = await ownerDb().select({ id: variant.productId }).from(variant).where(eq(variant.id, variantId));
  return { ...shop, variantId, productId: row?.id ?? newId('product') };
}

type Buyer = { actor: Actor; methodId: Id<'method'>; addressId: Id<'address'> };

/** The form of a product page as the buyer's browser sends it now. */
export async function tapOf(buyer: Buyer, variantId: Id<'variant'>, part: object = {}): Promise<TapInput> {
  const { methodId, addressId } = buyer;
  const seed = await tapSeed(buyer.actor);
  const items = itemsText([{ variantId, quantity: 1 }]);
  return TapForm.parse({ seed, items, expectedMinor: '4620', currency: 'USD', methodId, addressId, ...part });
}

/** How many purchases an actor has begun. */
export function countPurchases(actor: Actor): Promise<number> {
  return ownerDb().$count(purchase, eq(purchase.owner, actorKey(actor) ?? ''));
}
