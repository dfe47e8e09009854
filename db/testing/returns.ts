import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { attempt } from '@/db/schema/money/purchase';
import { variant } from '@/db/schema/shop/product';
import type { GuestActor, PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { markShipped } from '@/lib/money/orders/mark-shipped';
import { askReturn } from '@/lib/money/returns/ask-return';
import type { AskReturn } from '@/lib/money/returns/schema';
import { aTap } from './orders';
import { endUndo } from './paid-order';
import { aProduct } from './shop';
import { aPerson, aShop, aShopper, ownerDb } from './world';

/**
 * A parcel on its way: three small shirts and a medium one at 20.00 each, 85.00 USD with delivery. Seven small ones, nine
 * medium ones and two large ones are left; the extra large one costs 25.00.
 */
export async function aSentOrder(given: { actor?: PersonActor | GuestActor; sent?: boolean } = {}) {
  const { seller, pageId } = await aShop({ stocks: [] });
  const sizes = ['S', 'M', 'L', 'XL'];
  const shirts = await aProduct(pageId, {
    title: 'Linen shirt',
    options: [{ name: 'Size', values: sizes }],
    variants: sizes.map((size) => ({
      ...{ values: [size], price: size === 'XL' ? 2_500n : 2_000n, stock: size === 'L' ? 2 : 10 },
    })),
  });
  const [small = newId('variant'), medium = newId('variant'), large = newId('variant'), dear = newId('variant')] =
    shirts.variants;
  const shopper = await aShopper(given.actor ?? (await aPerson()));
  const items = [
    { variantId: small, quantity: 3 },
    { variantId: medium, quantity: 1 },
  ];
  const tap = aTap(shopper, small, {
    items,
    expectedMinor: '999999999',
    email: `lina-${newId('mail').slice(-10)}@example.com`,
  });
  const placed = await placeOrder(shopper.actor, tap, { network: 'test' });
  if (!placed.ok) throw new Error(placed.code);
  const { purchaseId, orderId, openToken } = placed.value;
  await endUndo(purchaseId);
  const [paying] = await ownerDb().select().from(attempt).where(eq(attempt.purchaseId, purchaseId));
  if (!paying || (await captureAttempt(paying.id)) !== 'captured') throw new Error('not captured');
  if (given.sent !== false) await markShipped(seller, { orderId, carrier: '', trackingCode: '' });
  const stock = async (id: Id<'variant'>) =>
    (await ownerDb().select({ stock: variant.stock }).from(variant).where(eq(variant.id, id)))[0]?.stock;
  return {
    ...{ orderId, purchaseId, pageId, seller, buyer: shopper.actor, openToken, intentId: paying.providerIntent ?? '' },
    ...{ productId: shirts.id, small, medium, large, dear, stock },
  };
}

/** What `aSentOrder` made. */
export type SentOrder = Awaited<ReturnType<typeof aSentOrder>>;

/** A form that asks for the money of one small shirt back, under a key of its own. */
export function aWish(order: SentOrder, part: Partial<AskReturn> = {}): AskReturn {
  return {
    ...{ orderId: order.orderId, key: randomBytes(16).toString('hex'), reason: 'does_not_fit', note: '' },
    ...{ wish: 'money', units: { [order.small]: 1 }, wanted: null, ...part },
  };
}

/** The same sent: the return it became. */
export async function aReturn(order: SentOrder, part: Partial<AskReturn> = {}): Promise<Id<'return'>> {
  const asked = await askReturn(order.buyer, aWish(order, part));
  if (!asked.ok) throw new Error(asked.code);
  return asked.value;
}
