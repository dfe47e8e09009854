import { afterAll, beforeAll, expect, test } from 'vitest';
import { aVisit } from '@/db/testing/a-person';
import { aDoorZone } from '@/db/testing/door-zone';
import { aTap } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { asked, limits, viewOf } from '@/db/testing/waiting-taps';
import { aPerson, aShop, aShopper } from '@/db/testing/world';
import { atDoor } from '@/lib/money/checkout/model';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { setLimits } from '@/lib/money/limits/set-limits';
import { mailReceipt } from '@/lib/money/orders/mail-receipt';
import { mailShipped } from '@/lib/money/orders/mail-shipped';
import { markShipped } from '@/lib/money/orders/mark-shipped';
import { makePickupCode } from '@/lib/money/orders/pickup/make-code';
import { listMailbox } from '@/lib/platform/mailbox';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

async function aTapOf(shop: Awaited<ReturnType<typeof aShop>>, byDoor: boolean) {
  const [variantId] = shop.variants;
  if (!variantId) throw new Error('no goods');
  await aDoorZone(shop);
  const buyer = await aShopper(await aPerson());
  const tap = aTap(buyer, variantId, { expectedMinor: byDoor ? '2800' : '2500' });
  const methodId = byDoor ? atDoor : buyer.methodId;
  return { ...shop, buyer: buyer.actor, place: () => placeOrder(buyer.actor, { ...tap, methodId }, aVisit()) };
}
const goods = { priceMinor: 2_000n, deliveryMinor: 500n };

test('both mails say what to have ready and where the code waits, and neither says the code', async () => {
  const made = await aTapOf(await aShop(goods), true);
  const placed = await made.place();
  if (!placed.ok) throw new Error(placed.code);
  const { orderId, purchaseId } = placed.value;
  await mailReceipt(purchaseId);
  await markShipped(made.seller, { orderId, carrier: 'Own van', trackingCode: '' });
  await mailShipped(orderId);
  const mails = await listMailbox(made.buyer.email);
  expect(mails).toHaveLength(2);
  const code = makePickupCode(orderId);
  for (const { subject, text, html } of mails) {
    expect(text).toContain('$28.00 in cash ready');
    expect(text).toMatch(/code .* waits on your order’s page/);
    expect(text).toContain(`/orders/${orderId}`);
    for (const part of [subject, text, html])
      for (const shown of [code, `${code.slice(0, 3)} ${code.slice(3)}`]) expect(part).not.toContain(shown);
    // Her link opens for nobody else, and nothing says otherwise.
    expect(text).not.toContain('Whoever has this link');
  }
});

test.each([true, false])('a tap that waits says whether it is paid at the door (%s)', async (byDoor) => {
  const made = await aTapOf(await aShop(goods), byDoor);
  await setLimits(made.buyer, limits({ perPayment: 0n }));
  expect(await viewOf(made.buyer, await asked(made.place()))).toMatchObject({ byDoor });
});
