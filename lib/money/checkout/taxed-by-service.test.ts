import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderLine } from '@/db/schema/money/order';
import { localTax } from '@/db/schema/shop/local-tax';
import { aVisit } from '@/db/testing/a-person';
import { aTap } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { sayTotalLine } from '@/lib/money/orders/say-receipt';
import { voiceOf } from '@/lib/platform/voice';
import { askAgain } from '@/lib/shop/tax/local/find-rate';
import { SetTaxPlaces } from '@/lib/shop/tax/schema';
import { setTaxPlaces } from '@/lib/shop/tax/set-tax-places';
import { placeOrder } from './place-order';
import { offerForItems } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  process.env.STRIPE_TAX_KEY = 'sk_sandbox_test';
});
afterAll(() => sandbox.stop());

/** Goods for 20.00 of a shop that collects in Texas, and somebody in Austin who looks at them. */
async function austin() {
  const { seller, pageId, variants } = await aShop({ priceMinor: 2_000n, deliveryMinor: 0n });
  const [variantId] = variants;
  if (!variantId) throw new Error('no goods');
  await setTaxPlaces(seller, SetTaxPlaces.parse({ page: pageId, places: ['US-TX'] }));
  const buyer = await aShopper(await aPerson());
  const place = { country: 'US', region: 'TX', postalCode: '78701' };
  const look = async () => (await offerForItems(buyer.actor, [{ variantId, quantity: 1 }], place))[0]?.orders[0];
  const tap = (expectedMinor: bigint) =>
    placeOrder(buyer.actor, aTap(buyer, variantId, { expectedMinor: String(expectedMinor) }), aVisit());
  return { look, tap };
}

/** What the service says from now on, as if everybody had asked it again. */
const changesTo = (basisPoints: number) => ownerDb().update(localTax).set({ basisPoints, askedAt: sql`now()` });

test('what was shown by the service is what is charged, and the order keeps its rate as no estimate', async () => {
  const { look, tap } = await austin();
  expect((await look())?.total.amount).toBe(2_165n);
  const placed = await tap(2_165n);
  if (!placed.ok) throw new Error(placed.code);
  const lines = await ownerDb().select().from(orderLine).where(eq(orderLine.orderId, placed.value.orderId));
  const tax = lines.find((line) => line.kind === 'tax');
  expect(tax).toMatchObject({ title: 'Sales tax TX', optionText: 'service', taxBasisPoints: 825, amountMinor: 165n });
  expect(
    sayTotalLine(voiceOf('en'), {
      kind: 'tax',
      included: false,
      taxBasisPoints: 825,
      title: 'Sales tax TX',
      optionText: 'service',
    }),
  ).toBe('Sales tax TX (8.25%)');
});

test('a rate that rose between looking and paying needs a new consent, one that fell is taken', async () => {
  const { look, tap } = await austin();
  await look();
  await changesTo(900);
  expect(await tap(2_165n)).toMatchObject({ ok: false, code: 'price_changed' });
  await changesTo(800);
  const placed = await tap(2_165n);
  if (!placed.ok) throw new Error(placed.code);
  const lines = await ownerDb().select().from(orderLine).where(eq(orderLine.orderId, placed.value.orderId));
  expect(lines.find((line) => line.kind === 'tax')?.amountMinor).toBe(160n);
});

test('while the service is silent the state’s rate is the estimate it is without one, and can be paid', async () => {
  const { look, tap } = await austin();
  await ownerDb().delete(localTax);
  askAgain();
  await fetch(`${sandbox.origin}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify({ action: 'error500', match: { path: '/v1/tax/calculations' }, times: null }),
  });
  const order = await look();
  expect([order?.total.amount, order?.terms.tax?.estimated]).toEqual([2_125n, true]);
  expect(await tap(2_125n)).toMatchObject({ ok: true });
});
