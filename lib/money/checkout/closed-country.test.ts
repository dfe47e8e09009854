import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { attempt } from '@/db/schema/money/purchase';
import { variant } from '@/db/schema/shop/product';
import { aVisit } from '@/db/testing/a-person';
import { aTap } from '@/db/testing/orders';
import { setRule } from '@/db/testing/rules';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { actorKey } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { placeIn } from '@/lib/shop/delivery/model';
import { placeOrder } from './place-order';
import { offerForItems } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());
afterEach(async () => {
  for (const capability of ['buy', 'sell'] as const) await setRule('US', capability, 'open');
});

/** Somebody whose sheet shows an offer, and her tap. */
async function aSheet() {
  const [shop, buyer] = [await aShop({ stocks: [3] }), await aShopper(await aPerson())];
  const [variantId] = shop.variants;
  if (!variantId) throw new Error('no goods');
  const [offer] = await offerForItems(buyer.actor, [{ variantId, quantity: 1 }], placeIn('US'));
  expect(offer?.problem).toBeUndefined();
  const tap = aTap(buyer, variantId);
  return {
    ...{ shop, buyer, variantId, tap },
    press: () => placeOrder(buyer.actor, tap, aVisit()),
    left: async () => ({
      attempts: await ownerDb().$count(attempt, eq(attempt.owner, actorKey(buyer.actor) ?? '')),
      stock: (await ownerDb().select({ stock: variant.stock }).from(variant).where(eq(variant.id, variantId)))[0]
        ?.stock,
    }),
  };
}

test.each(['buy', 'sell'] as const)(
  'a country closed for %s between the sheet and the tap refuses in words; nothing is lost, and the same tap pays once it is open again',
  async (capability) => {
    const sheet = await aSheet();
    await setRule('US', capability, 'closed', { reason: 'paused' });
    expect(await sheet.press()).toEqual({ ok: false, code: 'market_closed' });
    expect(await sheet.left()).toEqual({ attempts: 0, stock: 3 });
    await setRule('US', capability, 'open');
    expect(await sheet.press()).toMatchObject({ ok: true, value: { state: 'authorized' } });
    expect(await sheet.left()).toEqual({ attempts: 1, stock: 2 });
  },
);

test('what was paid before its country closed is still the buyer’s: the same tap answers with it', async () => {
  const sheet = await aSheet();
  const first = await sheet.press();
  await setRule('US', 'buy', 'closed');
  expect(await sheet.press()).toMatchObject({
    ok: true,
    value: { purchaseId: first.ok ? first.value.purchaseId : '' },
  });
  expect(await sheet.left()).toEqual({ attempts: 1, stock: 2 });
});

test('closed between the reading and the writing of a tap, the database asks to read again', async () => {
  const { shop, buyer } = await aSheet();
  const place = (country: string) =>
    ownerDb().execute(
      sql`select money.still_open(${actorKey(buyer.actor)}, ${JSON.stringify({
        open: ['open'],
        orders: [{ pageId: toUuid(shop.pageId), shipTo: { country } }],
      })}::jsonb)`,
    );
  await place('US');
  await expect(place('ZW')).rejects.toMatchObject({ cause: { code: 'SK102' } });
  await setRule('US', 'sell', 'closed');
  await expect(place('')).rejects.toMatchObject({ cause: { code: 'SK102' } });
});

test('open to a part of all, it sells to those who are in and refuses the others', async () => {
  const sheets = await Promise.all(Array.from({ length: 8 }, aSheet));
  await setRule('US', 'buy', 'percent', { percent: 50 });
  for (const { buyer, press } of sheets) {
    const [row] = await ownerDb().execute<{ place: number }>(
      sql`select markets.place_of(${buyer.actor.kind === 'person' ? toUuid(buyer.actor.personId) : ''}::uuid, 'buy') as place`,
    );
    expect(await press()).toMatchObject((row?.place ?? 0) < 50 ? { ok: true } : { ok: false, code: 'market_closed' });
  }
});
