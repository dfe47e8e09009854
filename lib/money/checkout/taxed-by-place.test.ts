import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderLine } from '@/db/schema/money/order';
import { page } from '@/db/schema/shop/page';
import { aVisit } from '@/db/testing/a-person';
import { aTap } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { myWallet } from '@/lib/money/wallet/queries';
import { SetTaxPlaces } from '@/lib/shop/tax/schema';
import { setTaxPlaces } from '@/lib/shop/tax/set-tax-places';
import { placeOrder } from './place-order';
import { offerForItems } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

test('a purchase is taxed where it goes, its order keeps name and rate, and a change meanwhile needs a new consent', async () => {
  const { seller, pageId, variants } = await aShop({ priceMinor: 2_000n, deliveryMinor: 0n });
  const [variantId] = variants;
  if (!variantId) throw new Error('no goods');
  const collect = (places: string[]) => setTaxPlaces(seller, SetTaxPlaces.parse({ page: pageId, places }));
  expect(await setTaxPlaces(await aPerson(), SetTaxPlaces.parse({ page: pageId, places: ['AE'] }))).toEqual({
    ...{ ok: false, code: 'not_found' },
  });
  await collect(['US-NY']);
  const at = async (region: string, postalCode: string) =>
    (await offerForItems(seller, [{ variantId, quantity: 1 }], { country: 'US', region, postalCode }))[0]?.total.amount;
  expect([await at('NY', '10001'), await at('NY', '12207'), await at('CA', '94110')]).toEqual([2_178n, 2_080n, 2_000n]);

  const buyer = await aShopper(await aPerson());
  const [home] = (await myWallet(buyer.actor)).addresses;
  const state = `US-${home?.region}`;
  await collect([state]);
  const tap = (expectedMinor: string) => placeOrder(buyer.actor, aTap(buyer, variantId, { expectedMinor }), aVisit());
  expect(await tap('2000')).toMatchObject({ ok: false, code: 'price_changed' });
  const total = (await offerForItems(seller, [{ variantId, quantity: 1 }], home ?? null))[0]?.total.amount;
  const placed = await tap(String(total));
  if (!placed.ok) throw new Error(placed.code);
  const [line] = (await ownerDb().select().from(orderLine).where(eq(orderLine.orderId, placed.value.orderId))).filter(
    (one) => one.kind === 'tax',
  );
  expect(line).toMatchObject({ included: 0, amountMinor: (total ?? 0n) - 2_000n });
  expect(line?.title).toMatch(/^Sales tax /);
  expect(line?.taxBasisPoints).toBeGreaterThan(0);
});

test('the database holds the places to their form', async () => {
  const { pageId } = await aShop();
  for (const wrong of [['us'], ['US-CAL'], ['US-CA', ''], ['*']])
    await expect(ownerDb().update(page).set({ taxPlaces: wrong }).where(eq(page.id, pageId))).rejects.toThrow();
});
