import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { product, variant } from '@/db/schema/shop/product';
import { aVisit } from '@/db/testing/a-person';
import { differencesOf } from '@/db/testing/books-of-order';
import { aButtonSite } from '@/db/testing/buttons';
import { aCollectionForm } from '@/db/testing/collections';
import { endUndo } from '@/db/testing/paid-order';
import { aMerchant, aPayOrder, payElsewhere } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aProduct } from '@/db/testing/shop';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import type { Id } from '@/lib/kernel/ids';
import { payOrderOf } from '@/lib/money/button/queries';
import { readAsk } from '@/lib/money/button/read-ask';
import { refundPayOrder } from '@/lib/money/button/refund-pay-order';
import { captureDue } from '@/lib/money/checkout/capture-due';
import { placeOrder } from '@/lib/money/checkout/place-order';
import type { Item } from '@/lib/money/checkout/queries';
import { orderForBuyer } from '@/lib/money/orders/queries';
import { addToCollection } from '@/lib/shop/collections/add-to-collection';
import { saveCollection } from '@/lib/shop/collections/save-collection';
import { sellableOf } from './list-sellable';
import { openGoods } from './open-goods';
import { choicesOf, goodsOfPayOrder, itemsOfChoices } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

type Buyer = Awaited<ReturnType<typeof aBuyer>>;
type World = Awaited<ReturnType<typeof aButtonSite>>;
const aBuyer = async () => aShopper(await aPerson());
const stockOf = async (id: Id<'variant'>) => {
  const [row] = await ownerDb().select({ stock: variant.stock }).from(variant).where(eq(variant.id, id));
  return row?.stock;
};
const oneOf = (world: World, quantity = 1): Item[] => world.variants.map((variantId) => ({ variantId, quantity }));
const open = async (world: World, buyer: Buyer, items = oneOf(world)) => {
  const order = await openGoods(buyer.actor, world.site, { items, returnUrl: null }, aVisit());
  if (!order.ok) throw new Error(order.code);
  return order.value;
};
const pay = ({ actor, methodId, addressId }: Buyer, payOrder: Id<'payOrder'>, items: Item[], expectedMinor: string) => {
  const consent = { key: crypto.randomUUID(), expectedMinor, currency: 'USD' as const, items, payOrder };
  const rest = { methodId, addressId, email: 'lina@example.com', locale: 'en' as const, returnPath: '/orders' };
  return placeOrder(actor, { ...consent, ...rest }, aVisit());
};

describe('goods of a shop that a button on another site sells', () => {
  test('are an ordinary purchase of that shop: its price, delivery and stock, and its order follows to the end', async () => {
    const [world, buyer] = [await aButtonSite(), await aBuyer()];
    const order = await open(world, buyer);
    expect(order).toMatchObject({ kind: 'shop', state: 'presented', items: [{ title: 'Thing 0', unitMinor: 4120n }] });
    expect(await goodsOfPayOrder(order.id)).toEqual(oneOf(world));
    const paid = await pay(buyer, order.id, oneOf(world), '4620');
    expect(paid).toMatchObject({ ok: true, value: { state: 'authorized', payOrder: order.id } });
    if (!paid.ok) return;
    expect(await stockOf(oneOf(world)[0]?.variantId as Id<'variant'>)).toBe(9);
    expect(await payOrderOf(world.merchant, order.id)).toMatchObject({
      ...{ state: 'authorized', awaits: false, totalMinor: 4620n, itemsMinor: 4120n, deliveryMinor: 500n },
    });
    await endUndo(paid.value.purchaseId);
    await captureDue();
    expect(await payOrderOf(world.merchant, order.id)).toMatchObject({ state: 'captured' });
    expect(await orderForBuyer(buyer.actor, paid.value.orderId)).toMatchObject({ state: 'paid' });
    const half = { amount: 1000n, currency: 'USD' as const };
    expect(
      await refundPayOrder(world.merchant, { payOrderId: order.id, key: 'r1', amount: half, reason: 'chipped' }),
    ).toMatchObject({ ok: true, value: { order: { state: 'partially_refunded' } } });
    expect(await differencesOf(paid.value.orderId)).toEqual([]);
  });

  test('cost what the shop asks when she pays: an edited total is not taken, a changed price is asked again', async () => {
    const [world, buyer] = [await aButtonSite(), await aBuyer()];
    const order = await open(world, buyer);
    expect(await pay(buyer, order.id, oneOf(world), '1')).toMatchObject({ code: 'price_changed' });
    await ownerDb().update(variant).set({ priceMinor: 5000n }).where(eq(variant.pageId, world.pageId));
    expect(await pay(buyer, order.id, oneOf(world), '4620')).toMatchObject({ code: 'price_changed' });
    expect(await pay(buyer, order.id, oneOf(world), '5500')).toMatchObject({ ok: true });
    expect(await payOrderOf(world.merchant, order.id)).toMatchObject({ itemsMinor: 5000n, totalMinor: 5500n });
  });

  test('pay no order but their own site’s: neither one that a server asks, nor another shop’s, nor one without them', async () => {
    const [world, other, buyer] = [await aButtonSite(), await aMerchant(), await aBuyer()];
    const asked = await aPayOrder(other.merchant);
    // The same total, and goods that the other merchant never sold.
    expect(await pay(buyer, asked.id, oneOf(world), '4620')).toMatchObject({ code: 'order_ended' });
    expect(await payOrderOf(other.merchant, asked.id)).toMatchObject({ state: 'presented', purchase: null });
    const own = await aPayOrder(world.merchant);
    expect(await pay(buyer, own.id, oneOf(world), '4620')).toMatchObject({ code: 'order_ended' });
    const second = await aButtonSite();
    const order = await open(world, buyer);
    expect(await pay(buyer, order.id, oneOf(second), '4620')).toMatchObject({ code: 'order_ended' });
    expect(await payElsewhere(buyer, order.id, '4120')).toMatchObject({ code: 'order_ended' });
    expect(await pay(buyer, order.id, oneOf(world), '4620')).toMatchObject({ ok: true });
  });

  test('of another page, sold out or taken from sale are refused, and one tap of two buys', async () => {
    const [world, other, buyer] = [await aButtonSite(), await aButtonSite(), await aBuyer()];
    const foreign = { items: oneOf(other), returnUrl: null };
    expect(await openGoods(buyer.actor, world.site, foreign, aVisit())).toMatchObject({ code: 'not_found' });
    const none = { items: oneOf(world, 0), returnUrl: null };
    expect(await openGoods(buyer.actor, world.site, none, aVisit())).toMatchObject({ code: 'required' });
    const [two, second] = [await open(world, buyer), await aBuyer()];
    const both = await Promise.all([
      pay(buyer, two.id, oneOf(world), '4620'),
      pay(second, two.id, oneOf(world), '4620'),
    ]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    const late = await open(world, buyer);
    await ownerDb().update(variant).set({ stock: 0 }).where(eq(variant.pageId, world.pageId));
    expect(await pay(buyer, late.id, oneOf(world), '4620')).toMatchObject({ code: 'sold_out' });
    await ownerDb().update(product).set({ state: 'archived' }).where(eq(product.pageId, world.pageId));
    const gone = { items: oneOf(world), returnUrl: null };
    expect(await openGoods(buyer.actor, world.site, gone, aVisit())).toMatchObject({ code: 'not_found' });
  });

  test('are chosen in the window where the page leaves a choice: of options, and of a collection', async () => {
    const [world, other, { actor }] = [await aButtonSite(), await aButtonSite(), await aBuyer()];
    const bowl = await aProduct(world.pageId, { variants: [{ values: ['Red'] }, { values: ['Blue'], stock: 0 }] });
    const of = async (query: string, at = world) => {
      const asked = readAsk(new URLSearchParams(`pk=pk_test_abcdefghij&${query}`));
      if (!asked || asked.what.kind === 'link') throw new Error('names no goods');
      return choicesOf(actor, at.pageId, asked.what, '');
    };
    const options = await of(`product=${bowl.id}&quantity=2`);
    expect(options).toMatchObject([
      {
        title: 'Glazed bowl',
        quantity: 2,
        variants: [
          { label: 'Red', stock: 10 },
          { label: 'Blue', stock: 0 },
        ],
      },
    ]);
    expect(itemsOfChoices(options ?? [])).toBeNull();
    const cart = await of(`items=${bowl.variants[0]}:2,${world.variants[0]}:3`);
    expect(itemsOfChoices(cart ?? [])).toEqual([
      { variantId: bowl.variants[0], quantity: 2 },
      { variantId: world.variants[0], quantity: 3 },
    ]);
    expect(await of(`product=${bowl.id}`, other)).toEqual([]);
    const form = aCollectionForm(world.pageId);
    await saveCollection(world.seller, form);
    await addToCollection(world.seller, { page: world.pageId, collection: form.key, product: bowl.id });
    const [only] = (await sellableOf(world.seller, world.pageId)).collections;
    expect(only).toBeDefined();
    expect(await of(`collection=${only?.id}`)).toMatchObject([{ productId: bowl.id, quantity: 0 }]);
    expect(await of(`collection=${only?.id}`, other)).toBeNull();
    expect(await sellableOf(actor, world.pageId)).toEqual({ collections: [], products: [] });
  });
});
