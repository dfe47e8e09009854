import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { attempt } from '@/db/schema/money/purchase';
import { page } from '@/db/schema/shop/page';
import { variant } from '@/db/schema/shop/product';
import { aVisit } from '@/db/testing/a-person';
import { aTap } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import type { Id } from '@/lib/kernel/ids';
import { captureAttempt } from './capture-attempt';
import { paymentGateway } from './gateway';
import { placeOrder } from './place-order';
import { purchaseStatus } from './purchase-status';
import type { PlaceOrderInput } from './schema';
import { undoPurchase } from './undo-purchase';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

type Buyer = Awaited<ReturnType<typeof aShopper>>;

/** Anybody's tap: the address for the receipt is typed. */
const tap = (buyer: Buyer, variantId: Id<'variant'>, part: Partial<PlaceOrderInput> = {}) =>
  aTap(buyer, variantId, { email: 'lina@example.com', ...part });

const stockOf = async (id: Id<'variant'>) =>
  (await ownerDb().select({ stock: variant.stock }).from(variant).where(eq(variant.id, id)))[0]?.stock;
const endUndo = (purchaseId: Id<'purchase'>) =>
  ownerDb()
    .update(attempt)
    .set({ undoUntil: sql`clock_timestamp() - interval '1 second'` })
    .where(eq(attempt.purchaseId, purchaseId));
const attemptOf = async (purchaseId: Id<'purchase'>) => {
  const [row] = await ownerDb().select().from(attempt).where(eq(attempt.purchaseId, purchaseId));
  if (!row) throw new Error('no attempt');
  return row;
};

test('one tap holds the money, sells the unit, and after the undo time is paid with balanced books', async () => {
  const shop = await aShop({ stocks: [3] });
  const buyer = await aShopper(await aPerson());
  const [thing] = shop.variants;
  if (!thing) throw new Error('no goods');
  const placed = await placeOrder(buyer.actor, tap(buyer, thing), aVisit());
  expect(placed).toMatchObject({ ok: true, value: { state: 'authorized' } });
  if (!placed.ok) return;
  expect(await stockOf(thing)).toBe(2);
  const { id } = await attemptOf(placed.value.purchaseId);
  expect(await captureAttempt(id)).toBe('nothing');
  await endUndo(placed.value.purchaseId);
  expect(await captureAttempt(id)).toBe('captured');
  expect(await captureAttempt(id)).toBe('nothing');
  expect(await purchaseStatus(buyer.actor, placed.value.purchaseId)).toMatchObject({
    state: 'paid',
    total: { amount: 4620n },
  });
  const differences = await ownerDb().execute(sql`select * from money.book_differences()`);
  expect([...differences]).toEqual([]);
});

test('undo gives the unit and the money back, once, and never after its time', async () => {
  const shop = await aShop({ stocks: [1] });
  const buyer = await aShopper(await aPerson());
  const [thing] = shop.variants;
  if (!thing) throw new Error('no goods');
  const placed = await placeOrder(buyer.actor, tap(buyer, thing), aVisit());
  if (!placed.ok) throw new Error(placed.code);
  const { purchaseId } = placed.value;
  const answers = await Promise.all(Array.from({ length: 5 }, () => undoPurchase(buyer.actor, purchaseId)));
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect(await stockOf(thing)).toBe(1);
  expect((await attemptOf(purchaseId)).state).toBe('voided');
  const again = await placeOrder(buyer.actor, tap(buyer, thing), aVisit());
  if (!again.ok) throw new Error(again.code);
  await endUndo(again.value.purchaseId);
  expect(await undoPurchase(buyer.actor, again.value.purchaseId)).toEqual({ ok: false, code: 'too_late' });
});

test('the same tap twenty times at once is one order; another body under its key is refused', async () => {
  const shop = await aShop({ stocks: [9] });
  const buyer = await aShopper(await aPerson());
  const [thing] = shop.variants;
  if (!thing) throw new Error('no goods');
  const input = tap(buyer, thing);
  const answers = await Promise.all(Array.from({ length: 20 }, () => placeOrder(buyer.actor, input, aVisit())));
  const purchases = new Set(answers.map((answer) => (answer.ok ? answer.value.purchaseId : answer.code)));
  expect(purchases.size).toBe(1);
  expect(await stockOf(thing)).toBe(8);
  const other = await placeOrder(
    buyer.actor,
    {
      ...input,
      items: [{ variantId: thing, quantity: 2 }],
      expectedMinor: '9999',
    },
    aVisit(),
  );
  expect(other).toMatchObject({ ok: false, code: 'key_reused' });
});

test('forty buyers for five units: exactly five orders, the others are told it is sold out, and nobody else is charged', async () => {
  const shop = await aShop({ stocks: [5] });
  const [thing] = shop.variants;
  if (!thing) throw new Error('no goods');
  const buyers = await Promise.all(Array.from({ length: 40 }, () => aShopper(aGuest())));
  const answers = await Promise.all(buyers.map((buyer) => placeOrder(buyer.actor, tap(buyer, thing), aVisit())));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(5);
  expect(answers.filter((answer) => !answer.ok && answer.code === 'sold_out')).toHaveLength(35);
  expect(await stockOf(thing)).toBe(0);
}, 60_000);

test('two lines of one thing count together', async () => {
  const shop = await aShop({ stocks: [3] });
  const buyer = await aShopper(aGuest());
  const [thing] = shop.variants;
  if (!thing) throw new Error('no goods');
  const items = [
    { variantId: thing, quantity: 2 },
    { variantId: thing, quantity: 2 },
  ];
  expect(await placeOrder(buyer.actor, tap(buyer, thing, { items, expectedMinor: '99999' }), aVisit())).toMatchObject({
    ok: false,
    code: 'sold_out',
  });
  expect(await stockOf(thing)).toBe(3);
});

describe('what sold out meanwhile', () => {
  const aBasket = async (stocks: number[]) => {
    const [shop, buyer] = [await aShop({ stocks }), await aShopper(await aPerson())];
    const items = shop.variants.map((variantId) => ({ variantId, quantity: 2 }));
    const [first] = shop.variants;
    if (!first) throw new Error('no goods');
    return { shop, buyer, basket: tap(buyer, first, { items, expectedMinor: '99999' }) };
  };

  test('takes all along, unless it was chosen before to buy what is left', async () => {
    const { shop, buyer, basket } = await aBasket([5, 1, 0]);
    expect(await placeOrder(buyer.actor, basket, aVisit())).toMatchObject({ ok: false, code: 'sold_out' });
    expect(await Promise.all(shop.variants.map(stockOf))).toEqual([5, 1, 0]);
    const rest = { ...basket, key: `${basket.key}-rest`, leaveOut: true };
    const placed = await placeOrder(buyer.actor, rest, aVisit());
    expect(placed).toMatchObject({ ok: true, value: { state: 'authorized' } });
    expect(await Promise.all(shop.variants.map(stockOf))).toEqual([3, 0, 0]);
    expect(await placeOrder(buyer.actor, rest, aVisit())).toMatchObject({ ok: true });
    expect(await placeOrder(buyer.actor, { ...rest, leaveOut: false }, aVisit())).toEqual({
      ok: false,
      code: 'key_reused',
    });
  });

  test('is still a refusal when nothing is left', async () => {
    const { buyer, basket } = await aBasket([0, 0]);
    expect(await placeOrder(buyer.actor, { ...basket, leaveOut: true }, aVisit())).toEqual({
      ok: false,
      code: 'sold_out',
    });
  });

  test('is left out also by buyers who all come at once', async () => {
    const shop = await aShop({ stocks: [3, 9] });
    const [scarce, plenty] = shop.variants;
    if (!scarce || !plenty) throw new Error('no goods');
    const items = [scarce, plenty].map((variantId) => ({ variantId, quantity: 1 }));
    const buyers = await Promise.all(Array.from({ length: 8 }, () => aShopper(aGuest())));
    const answers = await Promise.all(
      buyers.map((buyer) =>
        placeOrder(buyer.actor, tap(buyer, scarce, { items, expectedMinor: '99999', leaveOut: true }), aVisit()),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(8);
    expect([await stockOf(scarce), await stockOf(plenty)]).toEqual([0, 1]);
  });
});

describe('a card that does not pay', () => {
  test.each([
    ['pm_card_chargeDeclined', 'declined'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
  ])('%s says %s, frees the stock and leaves no hold', async (token, code) => {
    const shop = await aShop({ stocks: [1] });
    const [thing] = shop.variants;
    if (!thing) throw new Error('no goods');
    const buyer = await aShopper(aGuest(), token);
    const input = tap(buyer, thing);
    expect(await placeOrder(buyer.actor, input, aVisit())).toMatchObject({ ok: false, code });
    expect(await placeOrder(buyer.actor, input, aVisit())).toMatchObject({ ok: false, code });
    expect(await stockOf(thing)).toBe(1);
  });

  test('3-D Secure leads to the bank and keeps the stock meanwhile', async () => {
    const shop = await aShop({ stocks: [1] });
    const [thing] = shop.variants;
    if (!thing) throw new Error('no goods');
    const buyer = await aShopper(aGuest(), 'pm_card_threeDSecureRequired');
    const placed = await placeOrder(buyer.actor, tap(buyer, thing), aVisit());
    expect(placed).toMatchObject({
      ok: true,
      value: { state: 'action', actionUrl: expect.stringContaining(sandbox.origin) },
    });
    expect(await stockOf(thing)).toBe(0);
  });
});

test('a higher price needs a new consent, a lower one is taken', async () => {
  const shop = await aShop({ stocks: [5] });
  const buyer = await aShopper(aGuest());
  const [thing] = shop.variants;
  if (!thing) throw new Error('no goods');
  await ownerDb().update(page).set({ deliveryMinor: 501n }).where(eq(page.id, shop.pageId));
  expect(await placeOrder(buyer.actor, tap(buyer, thing), aVisit())).toMatchObject({
    ok: false,
    code: 'price_changed',
  });
  await ownerDb().update(page).set({ deliveryMinor: 100n }).where(eq(page.id, shop.pageId));
  const placed = await placeOrder(buyer.actor, tap(buyer, thing), aVisit());
  if (!placed.ok) throw new Error(placed.code);
  expect((await purchaseStatus(buyer.actor, placed.value.purchaseId))?.total.amount).toBe(4220n);
});

test('more than can be paid at once is refused as such, and nobody is asked for it', async () => {
  const shop = await aShop({ stocks: [3], priceMinor: 50_000_000n, deliveryMinor: 0n });
  const buyer = await aShopper(aGuest());
  const [thing] = shop.variants;
  if (!thing) throw new Error('no goods');
  const items = [{ variantId: thing, quantity: 2 }];
  const asked = vi.spyOn(paymentGateway('stripe'), 'authorize');
  const much = await placeOrder(buyer.actor, tap(buyer, thing, { items, expectedMinor: '100000000' }), aVisit());
  expect(much).toEqual({ ok: false, code: 'total_too_high' });
  expect(asked).not.toHaveBeenCalled();
  expect(await stockOf(thing)).toBe(3);
  const less = await placeOrder(buyer.actor, tap(buyer, thing, { expectedMinor: '50000000' }), aVisit());
  expect(less).toMatchObject({ ok: true, value: { state: 'authorized' } });
  asked.mockRestore();
});

test("somebody else's card, address or purchase answers like a missing one", async () => {
  const shop = await aShop();
  const [thing] = shop.variants;
  if (!thing) throw new Error('no goods');
  const mine = await aShopper(await aPerson());
  const theirs = await aShopper(await aPerson());
  expect(await placeOrder(mine.actor, tap(mine, thing, { methodId: theirs.methodId }), aVisit())).toMatchObject({
    code: 'method_missing',
  });
  expect(await placeOrder(mine.actor, tap(mine, thing, { addressId: theirs.addressId }), aVisit())).toMatchObject({
    code: 'address_missing',
  });
  const placed = await placeOrder(theirs.actor, tap(theirs, thing), aVisit());
  if (!placed.ok) throw new Error(placed.code);
  expect(await purchaseStatus(mine.actor, placed.value.purchaseId)).toBeNull();
  expect(await undoPurchase(mine.actor, placed.value.purchaseId)).toEqual({ ok: false, code: 'not_found' });
});
