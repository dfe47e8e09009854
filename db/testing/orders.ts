import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { order } from '@/db/schema/money/order';
import { attempt } from '@/db/schema/money/purchase';
import type { GuestActor, PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { placeOrder } from '@/lib/money/checkout/place-order';
import type { PlaceOrderInput } from '@/lib/money/checkout/schema';
import { ownerDb } from './world';

type Stored = { methodId: Id<'method'>; addressId: Id<'address'> };

/** A tap for one unit of a thing from `aShop`, 46.20 USD with delivery, under a key of its own. */
export function aTap(
  { methodId, addressId }: Stored,
  variantId: Id<'variant'>,
  part: Partial<PlaceOrderInput> = {},
): PlaceOrderInput {
  const key = randomBytes(16).toString('hex');
  const consent = { expectedMinor: '4620', currency: 'USD' as const, items: [{ variantId, quantity: 1 }] };
  return { key, ...consent, methodId, addressId, locale: 'en', returnPath: '/orders', ...part };
}

type Buyer = Stored & { actor: PersonActor | GuestActor };

/**
 * A purchase made through the verbs a tap uses, against the running sandbox: one unit of each variant, all in one
 * currency. `authorized` is within the undo time, `paid` after it. Answers its orders by seller.
 */
export async function aPurchase(
  buyer: Buyer,
  variants: readonly Id<'variant'>[],
  until: 'authorized' | 'paid' = 'paid',
  email = 'lina@example.com',
): Promise<{ purchaseId: Id<'purchase'>; orderId: Id<'order'>; orders: Id<'order'>[]; openToken: string }> {
  const [first] = variants;
  if (!first) throw new Error('nothing to buy');
  const items = variants.map((variantId) => ({ variantId, quantity: 1 }));
  const placed = await placeOrder(buyer.actor, aTap(buyer, first, { expectedMinor: '999999999', items, email }), {
    network: 'test',
  });
  if (!placed.ok) throw new Error(`the purchase was refused: ${placed.code}`);
  const { purchaseId, openToken } = placed.value;
  if (until === 'paid') await capture(purchaseId);
  const rows = await ownerDb().select({ id: order.id }).from(order).where(eq(order.purchaseId, purchaseId));
  const orders = rows.map((row) => row.id);
  const [orderId] = orders;
  if (!orderId) throw new Error('the purchase has no order');
  return { purchaseId, orderId, orders, openToken };
}

/** Lets the undo time of a purchase be over and takes the money. */
async function capture(purchaseId: Id<'purchase'>): Promise<void> {
  const over = { undoUntil: sql`clock_timestamp() - interval '1 second'` };
  const [row] = await ownerDb()
    .update(attempt)
    .set(over)
    .where(eq(attempt.purchaseId, purchaseId))
    .returning({ id: attempt.id });
  if (!row || (await captureAttempt(row.id)) !== 'captured') throw new Error('the purchase was not captured');
}
