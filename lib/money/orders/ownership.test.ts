import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { product, variant } from '@/db/schema/shop/product';
import { aVisit } from '@/db/testing/a-person';
import { aPurchase } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { addToCart } from '@/lib/money/cart/add-to-cart';
import { cartCount, cartView } from '@/lib/money/cart/queries';
import { removeFromCart } from '@/lib/money/cart/remove-from-cart';
import { setQuantity } from '@/lib/money/cart/set-quantity';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { purchaseStatus } from '@/lib/money/checkout/purchase-status';
import { resumePurchase } from '@/lib/money/checkout/resume-purchase';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { closePage } from '@/lib/money/closing/close-page';
import { unfinishedOf } from '@/lib/money/closing/queries';
import { acceptReturn } from '@/lib/money/returns/accept-return';
import { askReturn } from '@/lib/money/returns/ask-return';
import { declineReturn } from '@/lib/money/returns/decline-return';
import { exchangeReturn } from '@/lib/money/returns/exchange-return';
import { returnOffer } from '@/lib/money/returns/queries';
import { receiveReturn } from '@/lib/money/returns/receive-return';
import { refundReturn } from '@/lib/money/returns/refund-return';
import { sendReturn } from '@/lib/money/returns/send-return';
import { withdrawReturn } from '@/lib/money/returns/withdraw-return';
import { counterFor, tapStanding } from '@/lib/money/tap/queries';
import { beginCardSetup } from '@/lib/money/wallet/begin-card-setup';
import { finishCardSetup } from '@/lib/money/wallet/finish-card-setup';
import { myWallet } from '@/lib/money/wallet/queries';
import { removeAddress } from '@/lib/money/wallet/remove-address';
import { removeMethod } from '@/lib/money/wallet/remove-method';
import { saveAddress } from '@/lib/money/wallet/save-address';
import { AddressForm } from '@/lib/money/wallet/schema';
import { setDefaultAddress } from '@/lib/money/wallet/set-default-address';
import { setDefaultMethod } from '@/lib/money/wallet/set-default-method';
import { voiceOf } from '@/lib/platform/voice';
import { placeIn } from '@/lib/shop/delivery/model';
import { markDelivered } from './mark-delivered';
import { markShipped } from './mark-shipped';
import { myOrders, openOrderCount, orderForBuyer, orderForSeller, ordersOfPage, ordersOfPurchase } from './queries';
import { refundOrder } from './refund-order';
import { deliveryCalendar, sendBackCalendar } from './write-calendar';

/** Everything of hers that an address or a form could name. */
type Things = {
  order: Id<'order'>;
  sent: Id<'order'>;
  return: Id<'return'>;
  held: Id<'purchase'>;
  purchase: Id<'purchase'>;
  page: Id<'page'>;
  product: Id<'product'>;
  inCart: Id<'variant'>;
  method: Id<'method'>;
  address: Id<'address'>;
  setup: string;
};

let sandbox: TestSandbox;
let hers: Things;
let her: Actor;
let onSale: Id<'variant'>;
let strangers: [string, Actor][];

const missing = (): Things => ({
  ...{ order: newId('order'), held: newId('purchase'), purchase: newId('purchase'), page: newId('page') },
  ...{ sent: newId('order'), return: newId('return') },
  ...{ product: newId('product'), inCart: newId('variant'), method: newId('method'), address: newId('address') },
  setup: 'seti_00000000000000000000',
});

const typed = { name: 'Mona', line1: '9 Far Road', city: 'Nowhere', postalCode: '10001', country: 'US' };
const parcel = { carrier: '', trackingCode: '' };
const amount = money(100n, 'USD');
const wish = { reason: 'other', note: '', wish: 'money', units: {}, wanted: null } as const;
const key = () => randomBytes(16).toString('hex');

/** One line for each verb and query of the money ring that takes an id. */
const operations: [string, (actor: Actor, one: Things) => Promise<unknown>][] = [
  ['orderForBuyer', (actor, one) => orderForBuyer(actor, one.order)],
  ['orderForSeller', (actor, one) => orderForSeller(actor, one.order)],
  ['ordersOfPurchase', (actor, one) => ordersOfPurchase(actor, one.purchase)],
  ['ordersOfPage', (actor, one) => ordersOfPage(actor, one.page, { filter: 'all' })],
  [
    'ordersOfPage after one of hers',
    (actor, one) => ordersOfPage(actor, one.page, { filter: 'all', cursor: one.order }),
  ],
  ['myOrders after one of hers', (actor, one) => myOrders(actor, one.order)],
  ['openOrderCount', (actor, one) => openOrderCount(actor, one.page)],
  ['unfinishedOf', (actor, one) => unfinishedOf(actor, one.page)],
  ['closePage', (actor, one) => closePage(actor, { page: one.page, handle: '' })],
  ['markShipped', (actor, one) => markShipped(actor, { orderId: one.order, carrier: 'DHL', trackingCode: '1' })],
  ['markDelivered', (actor, one) => markDelivered(actor, { orderId: one.order })],
  ['refundOrder', (actor, one) => refundOrder(actor, { orderId: one.order, reason: '', key: key() })],
  ['returnOffer', (actor, one) => returnOffer(actor, one.order)],
  ['askReturn', (actor, one) => askReturn(actor, { ...wish, key: key(), orderId: one.sent })],
  ['acceptReturn', (actor, one) => acceptReturn(actor, { returnId: one.return, answer: 'Yes', labelUrl: '' })],
  ['declineReturn', (actor, one) => declineReturn(actor, { returnId: one.return, answer: 'No' })],
  ['withdrawReturn', (actor, one) => withdrawReturn(actor, { returnId: one.return })],
  ['sendReturn', (actor, one) => sendReturn(actor, { returnId: one.return, ...parcel })],
  ['receiveReturn', (actor, one) => receiveReturn(actor, { returnId: one.return })],
  ['refundReturn', (actor, one) => refundReturn(actor, { returnId: one.return, amount, reason: '', back: {} })],
  ['exchangeReturn', (actor, one) => exchangeReturn(actor, { returnId: one.return, ...parcel, back: {} })],
  ['deliveryCalendar', (actor, one) => deliveryCalendar(actor, one.order, voiceOf('en'))],
  ['sendBackCalendar', (actor, one) => sendBackCalendar(actor, one.order, voiceOf('en'))],
  ['purchaseStatus', (actor, one) => purchaseStatus(actor, one.purchase)],
  ['resumePurchase', (actor, one) => resumePurchase(actor, one.held)],
  ['undoPurchase', (actor, one) => undoPurchase(actor, one.held)],
  ['tapStanding', (actor, one) => tapStanding(actor, one.held)],
  ['counterFor', (actor, one) => counterFor(actor, one.product).then(({ wallet, recent }) => ({ wallet, recent }))],
  ['setQuantity', (actor, one) => setQuantity(actor, { variantId: one.inCart, quantity: 7 })],
  ['removeFromCart', (actor, one) => removeFromCart(actor, { variantId: one.inCart })],
  ['setDefaultMethod', (actor, one) => setDefaultMethod(actor, { methodId: one.method })],
  ['removeMethod', (actor, one) => removeMethod(actor, { methodId: one.method })],
  ['setDefaultAddress', (actor, one) => setDefaultAddress(actor, { addressId: one.address })],
  ['removeAddress', (actor, one) => removeAddress(actor, { addressId: one.address })],
  ['saveAddress', (actor, one) => saveAddress(actor, { ...AddressForm.parse(typed), addressId: one.address })],
  ['finishCardSetup', (actor, one) => finishCardSetup(actor, { setupId: one.setup, makeDefault: true })],
  [
    'placeOrder with her card',
    (actor, one) => placeOrder(actor, { ...tap(), methodId: one.method, addressId: newId('address') }, aVisit()),
  ],
  [
    'placeOrder to her address',
    (actor, one) => placeOrder(actor, { ...tap(), methodId: newId('method'), addressId: one.address }, aVisit()),
  ],
];

const tap = () => ({
  ...{ key: key(), expectedMinor: '999999', currency: 'USD', items: [{ variantId: onSale, quantity: 1 }] },
  ...{ email: 'stranger@example.com', locale: 'en' as const, returnPath: '/' },
});

/** All that belongs to her, as she sees it. */
const all = async () => ({
  wallet: await myWallet(her),
  cart: await cartView(her, placeIn('US')),
  orders: await myOrders(her),
  held: (await purchaseStatus(her, hers.held))?.state,
});

beforeAll(async () => {
  sandbox = await startTestSandbox();
  const shop = await aShop({ stocks: [9, 9] });
  const [bought, inCart] = shop.variants;
  if (!bought || !inCart) throw new Error('no goods');
  onSale = bought;
  const shopper = await aShopper(await aPerson({ name: 'Her' }));
  her = shopper.actor;
  await addToCart(her, { variantId: inCart, quantity: 2 });
  const paid = await aPurchase(shopper, [bought]);
  const held = await aPurchase(shopper, [bought], 'authorized');
  const sent = await aPurchase(shopper, [bought]);
  await markShipped(shop.seller, { orderId: sent.orderId, ...parcel });
  const asked = await askReturn(her, { ...wish, key: key(), orderId: sent.orderId, units: { [bought]: 1 } });
  const [goods] = await ownerDb()
    .select({ id: product.id })
    .from(product)
    .innerJoin(variant, eq(variant.productId, product.id))
    .where(eq(variant.id, bought));
  const setup = await beginCardSetup(her);
  if (!setup.ok || !goods || !asked.ok) throw new Error('no setup');
  hers = {
    ...{ order: paid.orderId, purchase: paid.purchaseId, held: held.purchaseId, page: shop.pageId, product: goods.id },
    ...{ sent: sent.orderId, return: asked.value },
    ...{ inCart, method: shopper.methodId, address: shopper.addressId, setup: setup.value.setupId },
  };
  strangers = [
    ['another person', (await aShopper(await aPerson())).actor],
    ['another shop’s owner', (await aShop()).seller],
    ['a browser with a wallet', (await aShopper(aGuest())).actor],
    ['a browser without a cookie', { kind: 'guest', guestHash: null, locale: 'en' }],
  ];
});
afterAll(() => sandbox.stop());

describe('what is hers answers a stranger exactly like what does not exist', () => {
  test.each(operations)('%s', async (_, operation) => {
    for (const [who, stranger] of strangers) {
      const answers = [await operation(stranger, hers), await operation(stranger, missing())];
      expect([who, answers[0]]).toEqual([who, answers[1]]);
    }
  });

  test('and it is all still there, untouched', async () => {
    const seen = await all();
    expect(seen.wallet).toMatchObject({
      methods: [{ id: hers.method, isDefault: true }],
      addresses: [{ city: 'Austin' }],
    });
    expect(seen.cart).toMatchObject({ count: 2, parts: [{ sellers: [{ lines: [{ variantId: hers.inCart }] }] }] });
    expect(seen.orders.orders.map((order) => order.state)).toEqual(['fulfilled', 'authorized', 'paid']);
    expect(seen.orders.orders[0]?.returns).toMatchObject([{ id: hers.return, state: 'requested' }]);
    expect(seen.held).toBe('authorized');
  });

  test('and every one of these answers her otherwise', async () => {
    const reads = operations.filter(([name]) =>
      /^(orderForBuyer|ordersOfPurchase|purchaseStatus|tapStanding|counterFor|deliveryCalendar)$/.test(name),
    );
    for (const [name, read] of reads) {
      const [own, none] = [await read(her, hers), await read(her, missing())];
      expect([name, own]).not.toEqual([name, none]);
    }
  });
});

describe('lists of one’s own', () => {
  test.each([
    ['myOrders', (actor: Actor) => myOrders(actor)],
    ['myWallet', (actor: Actor) => myWallet(actor)],
    ['cartView', (actor: Actor) => cartView(actor, placeIn('US'))],
    ['cartCount', (actor: Actor) => cartCount(actor)],
  ])('%s holds nothing of hers for anybody else', async (_, list) => {
    for (const [who, stranger] of strangers) {
      const seen = JSON.stringify(await list(stranger), (__, value) =>
        typeof value === 'bigint' ? `${value}` : value,
      );
      for (const id of Object.values(hers)) expect([who, seen.includes(id)]).toEqual([who, false]);
    }
  });

  test('are empty for the system, which owns nothing', async () => {
    const system: Actor = { kind: 'system', name: 'test', locale: 'en' };
    expect(await myOrders(system)).toEqual({ orders: [], next: null });
    expect(await myWallet(system)).toEqual({ methods: [], addresses: [] });
    expect(await cartView(system, placeIn('US'))).toMatchObject({ count: 0, parts: [] });
    expect(await cartCount(system)).toBe(0);
    expect(await orderForBuyer(system, hers.order)).toBeNull();
    expect(await ordersOfPurchase(system, hers.purchase)).toEqual([]);
  });
});
