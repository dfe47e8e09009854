import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aVisit } from '@/db/testing/a-person';
import { aTap } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { keepRate } from '@/lib/shop/delivery/keep-rate';
import { keepZone } from '@/lib/shop/delivery/keep-zone';
import { placeIn } from '@/lib/shop/delivery/model';
import { KeepRate, KeepZone } from '@/lib/shop/delivery/schema';
import { placeOrder } from './place-order';
import { offerForItems } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

async function aShopWithZone(parts: string, price: string) {
  const shop = await aShop();
  const [variantId] = shop.variants;
  const zone = await keepZone(
    shop.seller,
    KeepZone.parse({ page: shop.pageId, name: 'Zone', countries: [], parts, zone: '' }),
  );
  if (!variantId || !zone.ok) throw new Error('no zone');
  const ask = (price1: string, place = 0) =>
    keepRate(
      shop.seller,
      KeepRate.parse({
        ...{ page: shop.pageId, zone: zone.value.zone, place: String(place), name: 'Post', basis: 'flat', price1 },
        ...{ processingDays: '1', transitMin: '2', transitMax: '3' },
      }),
    );
  await ask(price);
  return { ...shop, variantId, ask, items: [{ variantId, quantity: 1 }] };
}

test('an offer is priced by the zone of the place, and says where nothing goes', async () => {
  const { items } = await aShopWithZone('US-CA, US:100', '7');
  const at = async (region: string, postalCode: string) => {
    const [offer] = await offerForItems(await aPerson(), items, { country: 'US', region, postalCode });
    return [offer?.problem, offer?.orders[0]?.lines.find((line) => line.kind === 'delivery')?.amount.amount];
  };
  expect(await at('CA', '94110')).toEqual([undefined, 700n]);
  expect(await at('NY', '10001')).toEqual([undefined, 700n]);
  expect(await at('TX', '73301')).toEqual(['not_delivered_here', undefined]);
  expect((await offerForItems(await aPerson(), items, placeIn('US')))[0]?.problem).toBe('not_delivered_here');
});

test('a tap that saw less than the rate is now buys nothing; one that saw more pays what it is now', async () => {
  const shop = await aShopWithZone('US', '7');
  const buyer = await aShopper(await aPerson());
  const [seen] = await offerForItems(buyer.actor, shop.items, placeIn('US'));
  await shop.ask('8');
  const old = aTap(buyer, shop.variantId, { expectedMinor: String(seen?.total.amount) });
  expect(await placeOrder(buyer.actor, old, aVisit())).toMatchObject({ ok: false, code: 'price_changed' });
  await shop.ask('6');
  const cheaper = await placeOrder(
    buyer.actor,
    aTap(buyer, shop.variantId, { expectedMinor: String(seen?.total.amount) }),
    aVisit(),
  );
  expect(cheaper).toMatchObject({ ok: true });
});

test('a tap to where nothing goes buys nothing, whatever it saw', async () => {
  const shop = await aShopWithZone('DE', '7');
  const buyer = await aShopper(await aPerson());
  expect(
    await placeOrder(buyer.actor, aTap(buyer, shop.variantId, { expectedMinor: '999999' }), aVisit()),
  ).toMatchObject({
    ...{ ok: false, code: 'not_delivered_here' },
  });
});

test('a purchase priced under other terms than those of its moment is not recorded', async () => {
  const shop = await aShopWithZone('US', '7');
  const version = async () =>
    (await offerForItems(await aPerson(), shop.items, placeIn('US')))[0]?.orders[0]?.terms.version ?? 0n;
  const record = (under: bigint) =>
    ownerDb().transaction(async (tx) => {
      const terms = { version: under.toString(), currency: 'USD' };
      const order = { id: toUuid(newId('order')), pageId: toUuid(shop.pageId), terms, lines: [] };
      const [purchase, orders] = [JSON.stringify({}), JSON.stringify([order])];
      await tx.execute(sql`select money.insert_orders('nobody', ${purchase}::jsonb, ${orders}::jsonb)`);
    });
  const codeOf = (under: bigint) =>
    record(under).then(
      () => 'recorded',
      (error) => error.cause?.code,
    );
  // What it lacks besides is noticed after the terms are.
  const before = await version();
  expect(await codeOf(before)).not.toBe('SK102');
  await shop.ask('6');
  expect(await codeOf(before)).toBe('SK102');
  expect(await codeOf(await version())).not.toBe('SK102');
});
