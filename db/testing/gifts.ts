import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { attempt } from '@/db/schema/money/purchase';
import { variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { acceptGift } from '@/lib/money/gifts/accept-gift';
import { makeGiftLink } from '@/lib/money/gifts/make-gift-link';
import { orderForBuyer } from '@/lib/money/orders/queries';
import { differencesOf } from './books-of-order';
import { aTap } from './orders';
import { endUndo } from './paid-order';
import { aProduct } from './shop';
import { aPerson, aShop, aShopper, ownerDb } from './world';

/** Everything about where it goes is a word of its own. */
export const there = {
  ...{ name: 'RECEIVERNAME', line1: 'STREETMARK 7', line2: 'DOORMARK', city: 'CITYMARK' },
  ...{ region: 'TX', postalCode: '78745', country: 'US', phone: '+15125550147' },
};
const wish = { country: 'US', region: 'TX', choosable: true };
export const newKey = () => randomBytes(16).toString('hex');

/** A shirt in three sizes at one price and a dear one, given by somebody: 25.00 USD with delivery. */
export async function aGift(given: { until?: 'authorized' | 'paid'; card?: string; choosable?: boolean } = {}) {
  const { seller, pageId } = await aShop({ stocks: [] });
  const sizes = ['S', 'M', 'L', 'XL'];
  const shirts = await aProduct(pageId, {
    title: 'Linen shirt',
    options: [{ name: 'Size', values: sizes }],
    variants: sizes.map((size) => ({
      values: [size],
      price: size === 'XL' ? 2_500n : 2_000n,
      stock: size === 'L' ? 0 : 3,
    })),
  });
  const [small = newId('variant'), medium = newId('variant'), large = newId('variant'), dear = newId('variant')] =
    shirts.variants;
  const giver = await aShopper(await aPerson({ name: 'Giving Person' }), given.card);
  const email = `giver-${newId('mail').slice(-10)}@example.com`;
  const { addressId: _, ...tap } = aTap(giver, small, { expectedMinor: '2500', email });
  const placed = await placeOrder(
    giver.actor,
    { ...tap, gift: { ...wish, choosable: given.choosable ?? true } },
    { network: 'test' },
  );
  if (!placed.ok) throw new Error(placed.code);
  const { purchaseId, orderId, openToken } = placed.value;
  if (given.until !== 'authorized') await pay(purchaseId);
  const stock = async (id: Id<'variant'>) =>
    (await ownerDb().select({ stock: variant.stock }).from(variant).where(eq(variant.id, id)))[0]?.stock;
  const link = async () => {
    const made = await makeGiftLink(giver.actor, { orderId });
    if (!made.ok) throw new Error(made.code);
    return made.value.path.slice('/gift/open/'.length);
  };
  const accept = (
    actor: Actor,
    token: string,
    part: { variantId?: Id<'variant'>; key?: string; address?: typeof there } = {},
  ) => acceptGift(actor, { token, key: newKey(), addressId: null, address: there, ...part });
  const sum = async () => [(await orderForBuyer(giver.actor, orderId))?.state, [...(await differencesOf(orderId))]];
  return {
    ...{ orderId, purchaseId, openToken, seller, pageId, giver: giver.actor, email, small, medium, large, dear },
    ...{ stock, link, accept, sum },
  };
}

/** Takes the money of a gift, as when its undo time is over. */
export async function pay(purchaseId: Id<'purchase'>): Promise<void> {
  await endUndo(purchaseId);
  const [row] = await ownerDb().select({ id: attempt.id }).from(attempt).where(eq(attempt.purchaseId, purchaseId));
  if (!row || (await captureAttempt(row.id)) !== 'captured') throw new Error('not captured');
}
