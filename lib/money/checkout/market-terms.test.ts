import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { aVisit } from '@/db/testing/a-person';
import { aTap } from '@/db/testing/orders';
import { aLamp, aMerchant } from '@/db/testing/pay-button';
import { setRule } from '@/db/testing/rules';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { actorKey } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { allows } from '@/lib/markets/terms/model';
import { createPayOrder } from '@/lib/money/button/create-pay-order';
import { findMerchant } from '@/lib/money/button/find-merchant';
import { CreatePayOrder } from '@/lib/money/button/schema';
import { placeIn } from '@/lib/shop/delivery/model';
import { placeOrder } from './place-order';
import { offerForItems } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());
afterEach(async () => {
  for (const capability of ['buy', 'button'] as const) await setRule('US', capability, 'open');
});

async function aSheet() {
  const [shop, buyer] = [await aShop({ stocks: [3] }), await aShopper(await aPerson())];
  const [variantId] = shop.variants;
  if (!variantId) throw new Error('no goods');
  const tap = aTap(buyer, variantId);
  return {
    ...{ shop, buyer },
    offer: async () => (await offerForItems(buyer.actor, [{ variantId, quantity: 1 }], placeIn('US')))[0],
    press: () => placeOrder(buyer.actor, tap, aVisit()),
    /** What the database says of it when it is written, whoever asked before. */
    written: (provider = 'stripe', total = 5_000) =>
      ownerDb().execute(
        sql`select money.still_open(${actorKey(buyer.actor)}, ${JSON.stringify({
          ...{ open: ['open'], attempt: { provider }, purchase: { currency: 'USD', total: `${total}` } },
          orders: [{ pageId: toUuid(shop.pageId), shipTo: { country: 'US' }, total: `${total}` }],
        })}::jsonb)`,
      ),
  };
}

test.each([
  ['market_least', { leastMinor: 900_000n }, 900_000n],
  ['market_most', { mostMinor: 100n }, 100n],
] as const)('%s refuses the sheet with the amount, the tap, and the writing of it', async (problem, bound, amount) => {
  const sheet = await aSheet();
  await setRule('US', 'buy', 'open', { currency: 'USD', ...bound });
  expect(await sheet.offer()).toMatchObject({ problem, bound: { amount, currency: 'USD' } });
  expect(await sheet.press()).toEqual({ ok: false, code: problem });
  await expect(sheet.written()).rejects.toMatchObject({ cause: { code: 'SK107', message: problem } });
  // In another currency it is what it is worth; the same rule that it is within of stays without a word.
  await setRule('US', 'buy', 'open', { currency: 'JPY', ...bound });
  expect(await sheet.offer()).toMatchObject({ problem, bound: { amount, currency: 'JPY' } });
  expect(await sheet.press()).toEqual({ ok: false, code: problem });
  await expect(sheet.written()).rejects.toMatchObject({ cause: { code: 'SK107', message: problem } });
  await setRule('US', 'buy', 'open', { currency: 'JPY', leastMinor: 100n, mostMinor: 900_000n });
  expect((await sheet.offer())?.problem).toBeUndefined();
  expect(await sheet.press()).toMatchObject({ ok: true, value: { state: 'authorized' } });
});

test('a method that the rule does not name is neither shown nor taken; one that names none allows all', async () => {
  const sheet = await aSheet();
  await setRule('US', 'buy', 'open', { methods: ['paypal'] });
  const terms = (await sheet.offer())?.buyerTerms;
  expect((['card', 'paypal'] as const).map((method) => allows(terms, method))).toEqual([false, true]);
  expect(await sheet.press()).toEqual({ ok: false, code: 'market_method', field: 'methodId' });
  await expect(sheet.written()).rejects.toMatchObject({ cause: { code: 'SK107', message: 'market_method' } });
  await sheet.written('paypal');
  await setRule('US', 'buy', 'open');
  await sheet.written();
  expect(await sheet.press()).toMatchObject({ ok: true });
});

test('what was begun before the rule changed ends: the same tap answers with its purchase', async () => {
  const sheet = await aSheet();
  const first = await sheet.press();
  await setRule('US', 'buy', 'open', { methods: ['door'], currency: 'USD', mostMinor: 1n });
  expect(await sheet.press()).toMatchObject({
    ok: true,
    value: { purchaseId: first.ok ? first.value.purchaseId : '' },
  });
});

test('another site asks for no more than the rule of the button allows, and hears the code', async () => {
  const { secret } = await aMerchant();
  const merchant = await findMerchant(secret);
  if (!merchant) throw new Error('its key opens its site');
  const ask = () => createPayOrder(merchant, CreatePayOrder.parse(aLamp), randomBytes(8).toString('hex'));
  await setRule('US', 'button', 'open', { currency: 'USD', mostMinor: 100n });
  expect(await ask()).toEqual({ ok: false, code: 'market_most' });
  await setRule('US', 'button', 'open', { currency: 'USD', leastMinor: 40_000_000n });
  expect(await ask()).toEqual({ ok: false, code: 'market_least' });
  await setRule('US', 'button', 'open');
  expect(await ask()).toMatchObject({ ok: true });
});
