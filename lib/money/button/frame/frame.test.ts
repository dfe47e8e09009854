import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asActor, callMoney } from '@/db/client/money';
import { payFrame, payFrameUse } from '@/db/schema/money/button/frame';
import { aPerson, aVisit } from '@/db/testing/a-person';
import { decided } from '@/db/testing/decided';
import { aMerchant, aPayOrder, approvedElsewhere, merchantOrigin } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aShopper, ownerDb } from '@/db/testing/world';
import { signOutEverywhere } from '@/lib/identity/sessions/sign-out-everywhere';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { setLimits } from '@/lib/money/limits/set-limits';
import { forgetWallet } from '@/lib/money/wallet/forget-wallet';
import { removeMethod } from '@/lib/money/wallet/remove-method';
import { completePayOrder } from '../complete-pay-order';
import { payOrderOf } from '../queries';
import { allowFrame } from './allow-frame';
import { findFrame } from './find-frame';
import { framersOf } from './framers-of';
import { lookAtOrder } from './look-at-order';
import { payInFrame } from './pay-in-frame';
import { mayOfferFrame, myFrames } from './queries';
import { redeemGrant } from './redeem-grant';
import { revokeFrame } from './revoke-frame';
import { Weight } from './schema';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

type Merchant = Awaited<ReturnType<typeof aMerchant>>;
const placeOf = ({ publishable }: Pick<Merchant, 'publishable'>) => ({ publishable, origin: merchantOrigin });
/** Signed in for good: a frame ends with its sign-in. Her device is the one that test wallets pay from. */
const aBuyer = async () => aShopper(await aPerson({ visit: aVisit({ deviceHash: 'd'.repeat(64) }) }));
type Buyer = Awaited<ReturnType<typeof aBuyer>>;

/** Pays once in the window, and has the grant that her word there makes. */
async function aGrant(shop: Merchant, buyer: Buyer, limits = { perPayment: 5_000n, perDay: 10_000n }) {
  const order = await aPayOrder(shop.merchant);
  await approvedElsewhere(buyer, order.id);
  const allowed = await allowFrame(buyer.actor, { payOrderId: order.id, ...limits });
  if (!allowed.ok) throw new Error(allowed.code);
  return allowed.value.grant;
}

/** A frame that may pay, by its cookie's token. */
async function aFrame(shop: Merchant, buyer: Buyer, limits?: { perPayment: bigint; perDay: bigint }) {
  const redeemed = await redeemGrant(await aGrant(shop, buyer, limits), placeOf(shop));
  if (!redeemed.ok) throw new Error(redeemed.code);
  return redeemed.value.token;
}

const askOf = (shop: Merchant, { clientToken, challenge }: Awaited<ReturnType<typeof aPayOrder>>) => ({
  ...placeOf(shop),
  ...{ clientToken, challenge },
});
const tap = (shop: Merchant, token: string, order: Awaited<ReturnType<typeof aPayOrder>>, expectedMinor = '4620') =>
  payInFrame(token, { ...askOf(shop, order), expectedMinor }, 'en', aVisit());
const usesOf = (id: Id<'payOrder'>) => ownerDb().$count(payFrameUse, eq(payFrameUse.payOrderId, id));

describe('one tap on another site', () => {
  test('is allowed after a first payment there, pays a second order, and its site completes it as ever', async () => {
    const shop = await aMerchant();
    const buyer = await aBuyer();
    const token = await aFrame(shop, buyer);
    const order = await aPayOrder(shop.merchant);
    const looked = await lookAtOrder(token, askOf(shop, order), 'en');
    expect(looked).toMatchObject({
      ok: true,
      value: {
        site: { name: 'Merchant', host: 'merchant.example' },
        total: { amount: 4620n },
        method: { last4: '4242' },
      },
    });
    const paid = await tap(shop, token, order);
    if (!paid.ok) throw new Error(paid.code);
    const again = await tap(shop, token, order);
    if (!again.ok) throw new Error(again.code);
    expect(await usesOf(order.id)).toBe(1);
    const done = await completePayOrder(shop.merchant, {
      ...{ payOrderId: order.id, code: again.value.code, verifier: order.verifier },
    });
    expect(done).toMatchObject({ ok: true, value: { order: { state: 'authorized', awaits: false } } });
  });

  test('is never allowed before a first payment, for another person, beyond what was offered, or a day below a payment', async () => {
    const shop = await aMerchant();
    const buyer = await aBuyer();
    const order = await aPayOrder(shop.merchant);
    const input = { payOrderId: order.id, perPayment: 5_000n, perDay: 10_000n };
    expect(await allowFrame(buyer.actor, input)).toMatchObject({ code: 'not_paid' });
    await approvedElsewhere(buyer, order.id);
    expect(await allowFrame(await aPerson(), input)).toMatchObject({ code: 'not_paid' });
    expect(await allowFrame(buyer.actor, { ...input, perPayment: 50_001n })).toMatchObject({ code: 'invalid' });
    expect(await allowFrame(buyer.actor, { ...input, perPayment: 10_000n, perDay: 5_000n })).toMatchObject({
      code: 'day_below_payment',
    });
    expect(await allowFrame(buyer.actor, input)).toMatchObject({ ok: true });
    // Paid and taken back at once is no first payment.
    const undone = await aPayOrder(shop.merchant);
    const { purchaseId } = await approvedElsewhere(buyer, undone.id);
    expect(await undoPurchase(buyer.actor, purchaseId)).toMatchObject({ ok: true });
    expect(await allowFrame(buyer.actor, { ...input, payOrderId: undone.id })).toMatchObject({ code: 'not_paid' });
  });

  test('counts taps at once one after the other', async () => {
    const shop = await aMerchant();
    const token = await aFrame(shop, await aBuyer(), { perPayment: 5_000n, perDay: 5_000n });
    const frame = await findFrame(token, placeOf(shop), 'en');
    if (!frame) throw new Error('no frame');
    const [first, second] = [await aPayOrder(shop.merchant), await aPayOrder(shop.merchant)];
    const spend = ({ id }: { id: Id<'payOrder'> }) =>
      sql`money.spend_frame(${toUuid(frame.id)}::uuid, ${toUuid(id)}::uuid, ${4620n})`;
    let later: Promise<string> | undefined;
    await asActor(frame.actor, async (tx) => {
      await tx.execute(sql`select ${spend(first)}`);
      later = callMoney(Weight, spend(second));
      // Long enough for it to be decided, if it does not wait.
      await new Promise((decided) => setTimeout(decided, 300));
    });
    expect(await later).toBe('over_day');
  });

  test('is asked about after the first payment on a site and not again, unless she has allowed it on another device', async () => {
    const shop = await aMerchant();
    const buyer = await aBuyer();
    const first = await aPayOrder(shop.merchant);
    await approvedElsewhere(buyer, first.id);
    expect(await mayOfferFrame(buyer.actor, first.id)).toBe(true);
    expect(await mayOfferFrame(await aPerson(), first.id)).toBe(false);
    const second = await aPayOrder(shop.merchant);
    await approvedElsewhere(buyer, second.id);
    expect(await mayOfferFrame(buyer.actor, second.id)).toBe(false);
    await aFrame(shop, buyer);
    expect(await mayOfferFrame(buyer.actor, second.id)).toBe(false);
    expect(await mayOfferFrame({ ...buyer.actor, device: 'another' }, second.id)).toBe(true);
  });

  test('is opened by its grant once, within a minute, on its own site and origin', async () => {
    const shop = await aMerchant();
    const other = await aMerchant();
    const buyer = await aBuyer();
    const grant = await aGrant(shop, buyer);
    expect(await redeemGrant(grant, placeOf(other))).toMatchObject({ code: 'not_found' });
    expect(await redeemGrant(grant, { ...placeOf(shop), origin: 'https://elsewhere.example' })).toMatchObject({
      code: 'not_found',
    });
    const redeemed = await redeemGrant(grant, placeOf(shop));
    expect(redeemed).toMatchObject({ ok: true });
    expect(await redeemGrant(grant, placeOf(shop))).toMatchObject({ code: 'not_found' });
    const late = await aGrant(shop, buyer);
    await ownerDb()
      .update(payFrame)
      .set({ grantUntil: sql`clock_timestamp()` })
      .where(sql`${payFrame.tokenHash} is null`);
    expect(await redeemGrant(late, placeOf(shop))).toMatchObject({ code: 'not_found' });
    // Its cookie opens nothing at another site, and nothing of another site in it.
    const token = redeemed.ok ? redeemed.value.token : '';
    expect(await findFrame(token, placeOf(other), 'en')).toBeNull();
    expect(await findFrame(token, placeOf(shop), 'en')).not.toBeNull();
    const theirs = await aPayOrder(other.merchant);
    expect(await lookAtOrder(token, { ...askOf(other, theirs), ...placeOf(shop) }, 'en')).toMatchObject({
      code: 'not_found',
    });
  });

  test('ends with her word, with the method, with her sign-in and with the account', async () => {
    const shop = await aMerchant();
    const buyer = await aBuyer();
    const opens = async (token: string) => (await findFrame(token, placeOf(shop), 'en')) !== null;
    const first = await aFrame(shop, buyer);
    const second = await aFrame(shop, buyer);
    expect([await opens(first), await opens(second)]).toEqual([false, true]);
    const [mine] = await myFrames(buyer.actor);
    if (!mine) throw new Error('no frame');
    expect(mine).toMatchObject({ site: 'Merchant', host: 'merchant.example', here: true });
    expect(await revokeFrame(await aPerson(), mine.id)).toMatchObject({ code: 'not_found' });
    expect(await opens(second)).toBe(true);
    expect(await revokeFrame(buyer.actor, mine.id)).toMatchObject({ ok: true });
    expect(await opens(second)).toBe(false);
    expect(await myFrames(buyer.actor)).toEqual([]);

    const third = await aFrame(shop, buyer);
    await signOutEverywhere(buyer.actor);
    expect(await opens(third)).toBe(false);

    const other = await aBuyer();
    const fourth = await aFrame(shop, other);
    await removeMethod(other.actor, { methodId: other.methodId });
    expect(await opens(fourth)).toBe(false);

    const closing = await aBuyer();
    await aFrame(shop, closing);
    await forgetWallet(closing.actor.personId);
    expect(await myFrames(closing.actor)).toEqual([]);
  });

  test('stays within a payment and a day, also of taps at once, and a site that is suspended gets none', async () => {
    const shop = await aMerchant();
    const buyer = await aBuyer();
    const token = await aFrame(shop, buyer);
    const dear = await aPayOrder(shop.merchant, { amount: 5120, shipping_amount: 1120 });
    expect(await lookAtOrder(token, askOf(shop, dear), 'en')).toMatchObject({ code: 'over_payment' });
    expect(await tap(shop, token, dear, '5120')).toMatchObject({ code: 'over_payment' });
    const orders = [];
    for (let count = 0; count < 4; count++) orders.push(await aPayOrder(shop.merchant));
    const taps = await Promise.all(orders.map((order) => tap(shop, token, order)));
    expect(taps.filter((one) => one.ok)).toHaveLength(2);
    expect(taps.filter((one) => !one.ok && one.code === 'over_day')).toHaveLength(2);
    const fresh = await aFrame(shop, buyer);
    await decided('site', toUuid(shop.siteId), 'hold_site', { rule: '2.2', days: 7 });
    expect(await findFrame(fresh, placeOf(shop), 'en')).toBeNull();
  });

  test('asks nobody for money that it was not shown, and leaves what her own limits ask about to the window', async () => {
    const shop = await aMerchant();
    const buyer = await aBuyer();
    const token = await aFrame(shop, buyer);
    const order = await aPayOrder(shop.merchant);
    expect(await tap(shop, token, order, '4619')).toMatchObject({ code: 'price_changed' });
    expect(await tap(shop, token, { ...order, challenge: 'c'.repeat(43) })).toMatchObject({ code: 'not_found' });
    await setLimits(buyer.actor, { currency: 'USD', perPayment: 100n, perDay: null, perMonth: null });
    expect(await tap(shop, token, order)).toMatchObject({ code: 'confirm' });
    expect(await payOrderOf(shop.merchant, order.id)).toMatchObject({ state: 'presented', purchase: null });
  });

  test('stands on that site’s pages alone: an unknown key and a foreign origin have the same answer', async () => {
    const shop = await aMerchant();
    expect(await framersOf(shop.publishable, merchantOrigin)).toEqual([merchantOrigin]);
    expect(await framersOf(shop.publishable, 'https://elsewhere.example')).toEqual([]);
    expect(await framersOf(`pk_test_${'a'.repeat(24)}`, merchantOrigin)).toEqual([]);
    expect(await framersOf(shop.publishable, 'null')).toEqual([]);
    expect(await framersOf('pk', merchantOrigin)).toEqual([]);
  });
});
