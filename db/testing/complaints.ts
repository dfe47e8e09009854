import { sql } from 'drizzle-orm';
import { fromUuid, newId, toUuid } from '@/lib/kernel/ids';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { handleEvent } from '@/lib/money/checkout/handle-event';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { receiveEvent } from '@/lib/money/checkout/receive-event';
import { askPayPal } from '@/lib/platform/paypal';
import { readOrder } from '@/lib/platform/paypal-calls';
import { PayPalDisputePage } from '@/lib/platform/paypal-disputes';
import { aVisit } from './a-person';
import { turnClock } from './disputes';
import { aTap } from './orders';
import { endUndo } from './paid-order';
import { aPayPalShopper } from './paypal';
import type { TestSandbox } from './sandbox-process';
import { aPerson, aShop, ownerDb } from './world';

type TestShop = Awaited<ReturnType<typeof aShop>>;

/** A paid order of 46.20 USD whose buyer complains to PayPal at once. */
export async function aComplaint(sandbox: TestSandbox, wallet: 'claims' | 'asks' = 'claims', at?: TestShop) {
  const shop = at ?? (await aShop({ stocks: [5] }));
  const buyer = await aPayPalShopper(await aPerson(), wallet);
  const [variantId] = shop.variants;
  if (!variantId) throw new Error('no goods');
  const placed = await placeOrder(buyer.actor, aTap(buyer, variantId), aVisit());
  if (!placed.ok) throw new Error(placed.code);
  const { purchaseId, orderId } = placed.value;
  const [row] = await ownerDb().execute<{ id: string; intent: string }>(
    sql`select id, provider_intent as intent from money.attempt where purchase_id = ${toUuid(purchaseId)}::uuid`,
  );
  if (!row || !orderId) throw new Error('no attempt');
  await endUndo(purchaseId);
  const outcome = await captureAttempt(fromUuid('attempt', row.id));
  if (outcome !== 'captured') throw new Error(`capture answered ${outcome}`);
  await turnClock(sandbox);
  const capture = (await readOrder(row.intent)).purchase_units[0]?.payments?.captures[0]?.id ?? '';
  const path = `/v1/customer/disputes?disputed_transaction_id=${capture}`;
  const [found] = (await askPayPal(PayPalDisputePage, { method: 'GET', path })).items;
  if (!found) throw new Error('nobody complained');
  return { id: found.dispute_id, orderId, pageId: shop.pageId, buyer: buyer.actor, seller: shop.seller };
}
/** What `aComplaint` answers. */
export type Complaint = Awaited<ReturnType<typeof aComplaint>>;

/** Tells of it, as PayPal's webhook does once its signature was checked. */
export async function tellComplaint(one: { id: string }, type = 'CUSTOMER.DISPUTE.CREATED'): Promise<void> {
  const id = `WH-${newId('attempt')}`;
  await receiveEvent({ provider: 'paypal', id, type, objectId: one.id });
  await handleEvent(id);
}
