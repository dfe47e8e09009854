import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { aVisit } from '@/db/testing/a-person';
import { aCharity, aDonor, gives, wells } from '@/db/testing/donations';
import { aTap } from '@/db/testing/orders';
import { endUndo } from '@/db/testing/paid-order';
import { setRule } from '@/db/testing/rules';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { countPurchases } from '@/db/testing/taps';
import { aGuest, aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import type { Actor } from '@/lib/identity/actor/model';
import { newId, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { proveBooks } from '@/lib/money/books/prove-books';
import { captureDue } from '@/lib/money/checkout/capture-due';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { orderForSeller } from '@/lib/money/orders/queries';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { chooseCharity } from '@/lib/shop/charities/choose-charity';
import { decideCharity } from '@/lib/shop/charities/decide-charity';
import { charityOf } from '@/lib/shop/charities/queries';
import { donationBeside } from './beside/queries';
import { myDonations, totalOf } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());
afterEach(async () => {
  await setRule('US', 'donate', 'open');
  await setRule('US', 'buy', 'open');
});

const usd = (minor: bigint) => money(minor, 'USD');

/** A shop that asks for a charity, and somebody who is about to buy there. */
async function atCheckout() {
  const [charity, shop, buyer] = [await aCharity(), await aShop({ stocks: [5] }), await aShopper(await aPerson())];
  const view = await charityOf(charity.pageId);
  const [variantId] = shop.variants;
  if (!view || !variantId) throw new Error('nothing to buy, or nobody to give to');
  const choose = (handle: string) => chooseCharity(shop.seller, { page: shop.pageId, handle });
  expect(await choose(view.handle)).toEqual({ ok: true, value: null });
  const tap = aTap(buyer, variantId);
  const adding = (minor: bigint, part: object = {}) => ({
    ...{ ...tap, key: newId('txn'), expectedMinor: String(BigInt(tap.expectedMinor) + minor) },
    ...{ donationBeside: { charityId: charity.pageId, minor: String(minor) }, ...part },
  });
  const press = (input: ReturnType<typeof adding>) => placeOrder(buyer.actor, input, aVisit());
  return { charity, shop, buyer, view, variantId, choose, tap, adding, press };
}

test('a donation beside a purchase is one more order of it: one consent, the charity’s own money, and each is given back by itself', async () => {
  const { charity, shop, buyer, tap, adding, press } = await atCheckout();
  const placed = await press(adding(2_00n));
  if (!placed.ok) throw new Error(placed.code);
  await endUndo(placed.value.purchaseId);
  await captureDue();
  const [given] = await myDonations(buyer.actor);
  expect(given).toMatchObject({ given: usd(2_00n), cover: usd(0n), shown: false, monthly: false });
  expect(await totalOf({ pageId: charity.pageId, currency: 'USD' })).toEqual(usd(2_00n));
  const goods = await orderForSeller(shop.seller, placed.value.orderId);
  expect(goods?.total).toEqual(usd(BigInt(tap.expectedMinor)));
  // The parcel goes to somebody else: a receipt is the donor's.
  expect(goods?.shipTo?.name).not.toBe(buyer.actor.name);
  // The shop never sees what was given, and the charity neither what was bought nor where she lives.
  expect(given && (await orderForSeller(shop.seller, given.orderId))).toBe(null);
  const atCharity = given && (await orderForSeller(charity.owner, given.orderId));
  expect(atCharity?.shipTo).toMatchObject({ name: buyer.actor.name, line1: '', region: '', country: '' });
  expect(await orderForSeller(charity.owner, placed.value.orderId)).toBe(null);
  const back = { orderId: placed.value.orderId, key: newId('txn'), reason: '', back: {} };
  expect(await refundOrder(shop.seller, back)).toMatchObject({ ok: true });
  expect(await totalOf({ pageId: charity.pageId, currency: 'USD' })).toEqual(usd(2_00n));
  expect((await proveBooks()).differences).toEqual([]);
});

test('what cannot be added takes nothing, and the same basket is bought without it', async () => {
  const { charity, shop, buyer, view, choose, tap, adding, press } = await atCheckout();
  const gone = { ok: false, code: 'donation_gone' };
  const elsewhere = await aCharity();
  expect(await press(adding(2_00n, { donationBeside: { charityId: elsewhere.pageId, minor: '200' } }))).toEqual(gone);
  expect(await press(adding(1n))).toEqual(gone);
  // What she saw is the whole: a donation hidden in the price of the goods is refused.
  expect(await press(adding(2_00n, { expectedMinor: tap.expectedMinor }))).toMatchObject({ code: 'price_changed' });
  expect(await choose('nobody-here')).toMatchObject({ code: 'no_charity', field: 'handle' });
  expect(await chooseCharity(charity.owner, { page: charity.pageId, handle: view.handle })).toMatchObject({
    code: 'no_charity',
  });
  expect(await chooseCharity(buyer.actor, { page: shop.pageId, handle: view.handle })).toMatchObject({ ok: false });
  await decideCharity(await aPerson({ operator: true }), {
    ...{ ...wells, page: charity.pageId, verdict: 'refused', statement: 'Not in the register' },
  });
  expect(await press(adding(2_00n))).toEqual(gone);
  expect(await countPurchases(buyer.actor)).toBe(0);
  expect(await placeOrder(buyer.actor, tap, aVisit())).toMatchObject({ ok: true });
});

test('nothing is offered before a shop chose, to guests, and where donating is closed; it is refused there too', async () => {
  const { charity, shop, buyer, choose, adding, press } = await atCheckout();
  const offer = { orders: [{ pageId: shop.pageId }], currency: 'USD' as const };
  const at = (actor: Actor, chosen: string | null = null, part: object = {}) =>
    donationBeside(actor, { ...offer, ...part }, { basket: 'here', chosen });
  const seen = await at(buyer.actor);
  expect(seen).toMatchObject({ charity: { pageId: charity.pageId }, given: null });
  const word = seen?.amounts.find(({ amount }) => amount.amount === 2_00n)?.word ?? '';
  expect(await at(buyer.actor, word)).toMatchObject({ given: usd(2_00n) });
  // Nobody else can press it for her, nor beside something else, nor another amount.
  const another = (await at(await aPerson()))?.amounts.find(({ amount }) => amount.amount === 2_00n)?.word ?? '';
  for (const wrong of ['200', another, word.replace(/^200/, '500')])
    expect(await at(buyer.actor, wrong)).toMatchObject({ given: null });
  expect(await donationBeside(buyer.actor, offer, { basket: 'elsewhere', chosen: word })).toMatchObject({
    given: null,
  });
  expect(await at(aGuest())).toBe(null);
  expect(await at(buyer.actor, null, { currency: 'EUR' })).toBe(null);
  await setRule('US', 'donate', 'open', { currency: 'USD', leastMinor: 2_00n, mostMinor: 5_00n });
  expect((await at(buyer.actor))?.amounts.map(({ amount }) => amount)).toEqual([usd(2_00n), usd(5_00n)]);
  await setRule('US', 'donate', 'open', { currency: 'USD', leastMinor: 50_00n });
  expect(await at(buyer.actor)).toBe(null);
  await setRule('US', 'donate', 'closed', { reason: 'paused' });
  expect(await at(buyer.actor)).toBe(null);
  expect(await press(adding(2_00n))).toEqual({ ok: false, code: 'donating_closed' });
  expect(await gives(await aDonor(), charity.pageId)).toEqual({ ok: false, code: 'donating_closed' });
  await setRule('US', 'donate', 'open');
  expect(await choose('')).toEqual({ ok: true, value: null });
  expect(await at(buyer.actor)).toBe(null);
});

test('what a rule bounds of a purchase is what is bought, and what is given besides is none of it', async () => {
  const { tap, adding, press } = await atCheckout();
  await setRule('US', 'buy', 'open', { currency: 'USD', mostMinor: BigInt(tap.expectedMinor) });
  expect(await press(adding(2_00n))).toMatchObject({ ok: true });
  await setRule('US', 'buy', 'open', { currency: 'USD', mostMinor: BigInt(tap.expectedMinor) - 1n });
  expect(await press(adding(2_00n))).toMatchObject({ code: 'market_most' });
});

test('a shop does not ask for a charity of its owner’s own, whoever runs that', async () => {
  const { charity, shop, buyer, view, choose } = await atCheckout();
  await ownerDb().execute(sql`insert into shop.page_member (page_id, person_id, roles)
    values (${toUuid(charity.pageId)}::uuid, ${toUuid(shop.seller.personId)}::uuid, '{orders}')`);
  const offer = { orders: [{ pageId: shop.pageId }], currency: 'USD' as const };
  expect(await donationBeside(buyer.actor, offer, { basket: 'here', chosen: null })).toBe(null);
  expect(await choose(view.handle)).toMatchObject({ code: 'no_charity' });
});
