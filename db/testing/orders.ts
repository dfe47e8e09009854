import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { order } from '@/db/schema/money/order';
import { attempt } from '@/db/schema/money/purchase';
import type { GuestActor, PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { ownerDb } from './world';

type Buyer = { actor: PersonActor | GuestActor; methodId: Id<'method'>; addressId: Id<'address'> };

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
  const placed = await placeOrder(
    buyer.actor,
    {
      ...{ key: randomBytes(16).toString('hex'), expectedMinor: '999999999', currency: 'USD', locale: 'en' },
      ...{ items: variants.map((variantId) => ({ variantId, quantity: 1 })), email, returnPath: '/orders' },
      ...{ methodId: buyer.methodId, addressId: buyer.addressId },
    },
    { network: 'test' },
  );
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
