import { sql } from 'drizzle-orm';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { aTap } from './orders';
import { aPerson, aShop, aShopper, ownerDb } from './world';

/** An order of 46.20 USD and everybody around it. */
export type TestOrder = {
  orderId: Id<'order'>;
  purchaseId: Id<'purchase'>;
  attemptId: Id<'attempt'>;
  variantId: Id<'variant'>;
  intentId: string;
  buyer: PersonActor;
  seller: PersonActor;
};

/** Ends the shopper's undo time now. */
export async function endUndo(purchaseId: Id<'purchase'>): Promise<void> {
  await ownerDb().execute(
    sql`update money.attempt set undo_until = clock_timestamp() - interval '1 second' where purchase_id = ${toUuid(purchaseId)}::uuid`,
  );
}

/** Buys one thing through the real verbs and the real sandbox; it stands `authorized`. */
export async function anAuthorizedOrder(card?: string): Promise<TestOrder> {
  const shop = await aShop({ stocks: [5] });
  const buyer = await aShopper(await aPerson(), card);
  const [variantId] = shop.variants;
  if (!variantId) throw new Error('no goods');
  const placed = await placeOrder(buyer.actor, aTap(buyer, variantId), { network: 'test' });
  if (!placed.ok) throw new Error(placed.code);
  const { purchaseId } = placed.value;
  const [row] = await ownerDb().execute<{ attempt: string; order: string; intent: string }>(sql`
    select a.id as attempt, o.id as "order", a.provider_intent as intent
    from money.attempt a join money."order" o on o.purchase_id = a.purchase_id where a.purchase_id = ${toUuid(purchaseId)}::uuid`);
  if (!row) throw new Error('no order');
  return {
    ...{ purchaseId, variantId, intentId: row.intent, buyer: buyer.actor, seller: shop.seller },
    ...{ orderId: fromUuid('order', row.order), attemptId: fromUuid('attempt', row.attempt) },
  };
}

/** The same, captured: it stands `paid`. */
export async function aPaidOrder(card?: string): Promise<TestOrder> {
  const order = await anAuthorizedOrder(card);
  await endUndo(order.purchaseId);
  const outcome = await captureAttempt(order.attemptId);
  if (outcome !== 'captured') throw new Error(`capture answered ${outcome}`);
  return order;
}
