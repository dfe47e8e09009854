import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { page, pageMember } from '@/db/schema/shop/page';
import { aPurchase } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { anybody } from '@/db/testing/shop';
import { aGuest, aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { markShipped } from '@/lib/money/orders/mark-shipped';
import { orderForBuyer, orderForSeller, ordersOfPage } from '@/lib/money/orders/queries';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { myClosedPages, pageForSeller } from '@/lib/shop/ownership/queries';
import { removePerson } from '@/lib/shop/ownership/remove-person';
import { closePage } from './close-page';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** A page whose only order was sent, by a seller who may now close it. */
async function aSale() {
  const shop = await aShop();
  const { seller, pageId, variants } = shop;
  const contactEmail = 'hello@kiln.example';
  const [face] = await ownerDb().update(page).set({ contactEmail }).where(eq(page.id, pageId)).returning();
  if (!face) throw new Error('no page');
  const buyer = await aShopper(await aPerson());
  const { orderId } = await aPurchase(buyer, variants);
  await markShipped(seller, { orderId, carrier: '', trackingCode: '' });
  const close = () => closePage(seller, { page: pageId, handle: face.handle });
  return { seller, pageId, handle: face.handle, contactEmail, buyer: buyer.actor, orderId, close };
}

describe('of a closed page', () => {
  it('the owners still find the orders, and can give money back', async () => {
    const { seller, pageId, handle, orderId, close } = await aSale();
    expect(await pageForSeller(seller, handle)).toMatchObject({ id: pageId, closed: false });
    expect(await myClosedPages(seller)).toEqual([]);
    await close();
    expect(await pageForSeller(seller, handle.toUpperCase())).toMatchObject({ id: pageId, closed: true });
    expect(await myClosedPages(seller)).toMatchObject([{ id: pageId, handle }]);
    const { orders } = await ordersOfPage(seller, pageId, { filter: 'all' });
    expect(orders).toMatchObject([{ id: orderId, refundable: { amount: 4_620n } }]);
    const refund = { orderId, reason: '', key: 'after the closing-01' };
    expect(await refundOrder(seller, refund)).toEqual({ ok: true, value: 'succeeded' });
    expect(await orderForSeller(seller, orderId)).toMatchObject({ state: 'refunded', refundable: { amount: 0n } });
  });

  it('nobody else finds them, who owned it once included', async () => {
    const { seller, pageId, handle, orderId, buyer, close } = await aSale();
    const former = await aPerson();
    await shopDb()
      .insert(pageMember)
      .values({ pageId, personId: former.personId, roles: ['owner'] });
    await removePerson(seller, { page: pageId, person: former.personId, sure: 'on' });
    await close();
    for (const stranger of [former, buyer, await aPerson(), aGuest(), anybody]) {
      expect(await pageForSeller(stranger, handle)).toBeNull();
      expect(await myClosedPages(stranger)).toEqual([]);
      expect((await ordersOfPage(stranger, pageId, { filter: 'all' })).orders).toEqual([]);
      expect(await orderForSeller(stranger, orderId)).toBeNull();
    }
  });

  it('the buyer still knows where to write', async () => {
    const { buyer, orderId, contactEmail, close } = await aSale();
    await close();
    expect(await orderForBuyer(buyer, orderId)).toMatchObject({ pageClosed: true, sellerEmail: contactEmail });
  });
});
