import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { method } from '@/db/schema/money/wallet';
import { page } from '@/db/schema/shop/page';
import { product, variant } from '@/db/schema/shop/product';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aThing, countPurchases } from '@/db/testing/taps';
import { aGuest, aPerson, aShopper, ownerDb } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { readyToPay } from '@/lib/money/wallet/model';
import { payByTap } from './pay-by-tap';
import { counterForList } from './queries';
import { itemsText, TapForm } from './schema';
import { tapSeed } from './tap-key';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const idsOf = (counter: Awaited<ReturnType<typeof counterForList>>) => counter?.offers.map((one) => one.variantId);

describe('what the paying buttons of a list know', () => {
  test('is what one tap takes: the same total, method, address and seed buy it', async () => {
    const [thing, other] = [await aThing(), await aThing()];
    const buyer = await aShopper(await aPerson());
    const counter = await counterForList(buyer.actor, [thing.productId, other.productId, newId('product')]);
    expect(counter?.seed).toBe(await tapSeed(buyer.actor));
    expect(new Set(idsOf(counter))).toEqual(new Set([thing.variantId, other.variantId]));
    const offer = counter?.offers.find((one) => one.productId === thing.productId);
    const ready = counter && readyToPay(counter.wallet, 'USD');
    const form = {
      ...{ seed: counter?.seed, items: itemsText([{ variantId: thing.variantId, quantity: 1 }]), currency: 'USD' },
      ...{ methodId: ready?.method.id, addressId: ready?.address.id },
    };
    const total = offer?.order.total.amount ?? 0n;
    const tap = (expected: bigint) =>
      payByTap(buyer.actor, TapForm.parse({ ...form, expectedMinor: String(expected) }), { network: 'test' });
    expect(await tap(total - 1n)).toMatchObject({ code: 'price_changed' });
    expect(await tap(total)).toMatchObject({ ok: true });
    expect(await tap(total)).toMatchObject({ ok: true });
    expect(await countPurchases(buyer.actor)).toBe(1);
  });

  test('is only what can be bought and sent to her now, the variants of a product in their order', async () => {
    const [thing, gone, draft, closed, far] = [
      ...[await aThing(), await aThing(0), await aThing(), await aThing(), await aThing()],
    ];
    if (!(thing && gone && draft && closed && far)) throw new Error('nothing to buy');
    const added = { productId: thing.productId, pageId: thing.pageId, priceMinor: 900n };
    const [last, first, none, removed] = [newId('variant'), newId('variant'), newId('variant'), newId('variant')];
    await ownerDb()
      .insert(variant)
      .values([
        { ...added, id: last, values: ['L'], stock: 2, position: 9 },
        { ...added, id: first, values: ['S'], stock: 2, position: -1 },
        { ...added, id: none, values: ['M'], stock: 0, position: 5 },
        { ...added, id: removed, values: ['XL'], stock: 3, position: 6, removedAt: new Date() },
      ]);
    await ownerDb().update(product).set({ state: 'draft' }).where(eq(product.id, draft.productId));
    await ownerDb().update(page).set({ shopOpen: false }).where(eq(page.id, closed.pageId));
    await ownerDb()
      .update(page)
      .set({ deliveryCountries: ['GB'] })
      .where(eq(page.id, far.pageId));
    const { actor } = await aShopper(await aPerson());
    const all = [thing, gone, draft, closed, far].map((one) => one.productId);
    expect(idsOf(await counterForList(actor, all))).toEqual([first, thing.variantId, last]);
  });

  test('is nothing where there is nothing to pay with, and nothing of anybody else’s', async () => {
    const thing = await aThing();
    await aShopper(await aPerson());
    const nobody = { kind: 'guest', guestHash: null, locale: 'en' } as const;
    expect(await counterForList(nobody, [thing.productId])).toBeNull();
    expect(await counterForList(aGuest(), [thing.productId])).toBeNull();
    const { actor, methodId } = await aShopper(await aPerson());
    await ownerDb().update(method).set({ removedAt: new Date() }).where(eq(method.id, methodId));
    expect(await counterForList(actor, [thing.productId])).toMatchObject({ offers: [] });
  });
});
