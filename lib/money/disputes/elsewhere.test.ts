import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { payEvent } from '@/db/schema/money/button/hook';
import { attemptOf } from '@/db/testing/attempts';
import { disputeAtBank } from '@/db/testing/disputes';
import { aMerchant, aPayOrder, approvedElsewhere } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ageAttempts } from '@/db/testing/time-passes';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import { completePayOrder } from '@/lib/money/button/complete-pay-order';
import { ordersOfSite, siteOfPage } from '@/lib/money/button/console/queries';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { orderForSeller } from '@/lib/money/orders/queries';
import { disputeOf } from './queries';
import { recordDispute } from './record-dispute';
import { sayDispute } from './say-dispute';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

test('what was paid on another site is disputed in the same room: both sides speak there, its studio sees it, its server hears of it', async () => {
  const shop = await aMerchant();
  const buyer = await aShopper(await aPerson(), 'pm_card_createDisputeProductNotReceived');
  const shown = await aPayOrder(shop.merchant);
  const { purchaseId, orderId, code } = await approvedElsewhere(buyer, shown.id);
  await completePayOrder(shop.merchant, { payOrderId: shown.id, code, verifier: shown.verifier });
  await ageAttempts(20);
  await captureAttempt((await attemptOf(purchaseId)).id);
  const id = await disputeAtBank(sandbox, purchaseId);
  expect(await recordDispute(id)).toBe('recorded');

  const say = (side: 'buyer' | 'seller', actor: typeof buyer.actor, words: string) =>
    sayDispute(actor, side, { orderId, key: randomBytes(18).toString('base64url'), words });
  expect(await say('buyer', buyer.actor, 'No lamp came')).toEqual({ ok: true, value: null });
  expect(await say('seller', shop.seller, 'It was handed over')).toEqual({ ok: true, value: null });
  for (const actor of [buyer.actor, shop.seller])
    expect(await disputeOf(actor, orderId)).toMatchObject({
      ...{ state: 'needs_response', reason: 'product_not_received', amount: { amount: 4620n, currency: 'USD' } },
      statements: [
        { side: 'buyer', words: 'No lamp came' },
        { side: 'seller', words: 'It was handed over' },
      ],
    });

  expect(await orderForSeller(shop.seller, orderId)).toMatchObject({ state: 'disputed' });
  const site = await siteOfPage(shop.seller, shop.siteId);
  if (!site) throw new Error('no site');
  expect(await ordersOfSite(shop.seller, site, { limit: 5 })).toMatchObject([{ id: shown.id, purchase: purchaseId }]);
  const told = await ownerDb().select({ type: payEvent.type }).from(payEvent).where(eq(payEvent.payOrderId, shown.id));
  expect(told.map(({ type }) => type)).toContain('payment.disputed');

  // Of another page's people nobody comes in.
  const { seller: stranger } = await aMerchant();
  expect(await disputeOf(stranger, orderId)).toBeNull();
  expect(await say('seller', stranger, 'Me too')).toMatchObject({ ok: false });
  expect(await ordersOfSite(stranger, site, { limit: 5 })).toEqual([]);
});
