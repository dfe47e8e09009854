import { eq } from 'drizzle-orm';
import { order } from '@/db/schema/money/order';
import { attempt } from '@/db/schema/money/purchase';
import type { Id } from '@/lib/kernel/ids';
import { stripe } from '@/lib/platform/stripe';
import { aPurchase } from './orders';
import type { TestSandbox } from './sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from './world';

/** Turns the sandbox's clock, perhaps by days; what was due happens. */
export async function turnClock(sandbox: TestSandbox, step: { advance_days?: number } = {}): Promise<void> {
  const answer = await fetch(`${sandbox.origin}/_sandbox/clock`, { method: 'POST', body: JSON.stringify(step) });
  if (!answer.ok) throw new Error(await answer.text());
}

/** The dispute that the holder of the card opened at her bank, of a purchase whose money was taken. */
export async function disputeAtBank(sandbox: TestSandbox, purchaseId: Id<'purchase'>): Promise<string> {
  await turnClock(sandbox);
  const [paid] = await ownerDb()
    .select({ intent: attempt.providerIntent })
    .from(attempt)
    .where(eq(attempt.purchaseId, purchaseId));
  const [found] = (await stripe().disputes.list({ payment_intent: paid?.intent ?? '', limit: 1 })).data;
  if (!found) throw new Error('nobody disputed');
  return found.id;
}

/** A dispute: a paid purchase of one unit from each of so many sellers, whose card's holder goes to her bank at once. */
export async function aDispute(sandbox: TestSandbox, card = 'pm_card_createDisputeProductNotReceived', sellers = 1) {
  const shops = await Promise.all(Array.from({ length: sellers }, () => aShop({ stocks: [3] })));
  const buyer = await aShopper(await aPerson(), card);
  const variants = shops.flatMap((shop) => shop.variants);
  const { purchaseId } = await aPurchase(buyer, variants);
  const id = await disputeAtBank(sandbox, purchaseId);
  const rows = await ownerDb().select().from(order).where(eq(order.purchaseId, purchaseId));
  const parts = rows.map((row) => {
    const shop = shops.find((one) => one.pageId === row.pageId);
    if (!shop) throw new Error('an order of no shop');
    return { orderId: row.id, pageId: row.pageId, seller: shop.seller, total: row.totalMinor };
  });
  const [first] = parts;
  if (!first) throw new Error('no order');
  return { id, buyer: buyer.actor, parts, ...first };
}
