import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { order } from '@/db/schema/money/order';
import { attempt } from '@/db/schema/money/purchase';
import { aVisit } from '@/db/testing/a-person';
import { endUndo } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aThing, countPurchases, tapOf } from '@/db/testing/taps';
import { aGuest, aPerson, aShopper, ownerDb } from '@/db/testing/world';
import type { Actor } from '@/lib/identity/actor/model';
import { newId, toUuid } from '@/lib/kernel/ids';
import { addToCart } from '@/lib/money/cart/add-to-cart';
import { cartView } from '@/lib/money/cart/queries';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { ordersByToken } from '@/lib/money/orders/queries';
import { stripe } from '@/lib/platform/stripe';
import { hashToken } from '@/lib/platform/tokens';
import { placeIn } from '@/lib/shop/delivery/model';
import { payByTap } from './pay-by-tap';
import { counterFor, receiptEmail, tapStanding } from './queries';
import { itemsText } from './schema';
import { tapKey, tapSeed } from './tap-key';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

describe('a tap', () => {
  test('of a person buys, and leads to her order in her own account', async () => {
    const { variantId } = await aThing();
    const buyer = await aShopper(await aPerson());
    const paid = await payByTap(buyer.actor, await tapOf(buyer, variantId), aVisit());
    expect(paid).toMatchObject({ ok: true, value: { state: 'authorized', actionUrl: null } });
    if (!paid.ok) return;
    expect(paid.value.undoMilliseconds).toBeGreaterThan(5_000);
    expect(paid.value.undoMilliseconds).toBeLessThanOrEqual(10_000);
    const [row] = await ownerDb()
      .select({ id: order.id })
      .from(order)
      .where(eq(order.purchaseId, paid.value.purchaseId));
    expect(paid.value.orderPath).toBe(`/orders/${row?.id}`);
  });

  test('of a guest buys once her e-mail is known, and leads to a link that opens only this', async () => {
    const { variantId } = await aThing();
    const buyer = await aShopper(aGuest());
    const form = await tapOf(buyer, variantId);
    expect(await payByTap(buyer.actor, form, aVisit())).toEqual({ ok: false, code: 'email_missing', field: 'email' });
    const paid = await payByTap(buyer.actor, { ...form, email: 'mona@example.com' }, aVisit());
    if (!paid.ok) throw new Error(paid.code);
    const token = paid.value.orderPath.replace('/orders/open/', '');
    expect((await ordersByToken(hashToken(token)))?.purchaseId).toBe(paid.value.purchaseId);
    expect(await receiptEmail(buyer.actor)).toBe('mona@example.com');
  });

  test('from two tabs that were open at once is one purchase, and the next page buys again', async () => {
    const { variantId } = await aThing();
    const buyer = await aShopper(await aPerson());
    const tabs = [await tapOf(buyer, variantId), await tapOf(buyer, variantId)];
    const answers = await Promise.all([...tabs, ...tabs].map((form) => payByTap(buyer.actor, form, aVisit())));
    expect(new Set(answers.map((one) => one.ok && one.value.purchaseId)).size).toBe(1);
    expect(await countPurchases(buyer.actor)).toBe(1);
    await payByTap(buyer.actor, await tapOf(buyer, variantId), aVisit());
    expect(await countPurchases(buyer.actor)).toBe(2);
  });

  test('made for a person whose session has ended buys nothing', async () => {
    const { variantId } = await aThing();
    const guest = await aShopper(aGuest());
    const form = await tapOf(guest, variantId, { signedIn: '1' });
    expect(await payByTap(guest.actor, { ...form, email: 'a@example.com' }, aVisit())).toEqual({
      ok: false,
      code: 'sign_in',
    });
    expect(await countPurchases(guest.actor)).toBe(0);
  });

  test('never takes more than the total it showed', async () => {
    const { variantId } = await aThing();
    const buyer = await aShopper(await aPerson());
    const form = await tapOf(buyer, variantId, { expectedMinor: '4619' });
    expect(await payByTap(buyer.actor, form, aVisit())).toMatchObject({ ok: false, code: 'price_changed' });
    expect(await countPurchases(buyer.actor)).toBe(0);
  });

  test('on a cart that changed meanwhile buys nothing, and on the one she saw buys it', async () => {
    const { variantId } = await aThing();
    const buyer = await aShopper(await aPerson());
    await addToCart(buyer.actor, { variantId, quantity: 1 });
    const { version } = await cartView(buyer.actor, placeIn('US'));
    const form = await tapOf(buyer, variantId, { cartVersion: String(version) });
    await addToCart(buyer.actor, { variantId, quantity: 1 });
    expect(await payByTap(buyer.actor, form, aVisit())).toMatchObject({ ok: false, code: 'cart_changed' });
    const now = await cartView(buyer.actor, placeIn('US'));
    const items = itemsText([{ variantId, quantity: 2 }]);
    const fresh = await tapOf(buyer, variantId, { cartVersion: String(now.version), items, expectedMinor: '8740' });
    expect(await payByTap(buyer.actor, fresh, aVisit())).toMatchObject({ ok: true });
    expect(await cartView(buyer.actor, placeIn('US'))).toMatchObject({ count: 0 });
  });

  test('in Arabic comes back from the bank to the Arabic page', async () => {
    const { variantId } = await aThing();
    const actor = { ...aGuest(), locale: 'ar' as const };
    const buyer = await aShopper(actor, 'pm_card_threeDSecureRequired');
    const paid = await payByTap(actor, { ...(await tapOf(buyer, variantId)), email: 'mona@example.com' }, aVisit());
    expect(paid).toMatchObject({ ok: true, value: { state: 'action', undoMilliseconds: 0 } });
    if (!paid.ok) return;
    const [row] = await ownerDb()
      .select({ intent: attempt.providerIntent })
      .from(attempt)
      .where(eq(attempt.purchaseId, paid.value.purchaseId));
    const intent = await stripe().paymentIntents.retrieve(row?.intent ?? '');
    expect(intent.next_action?.redirect_to_url?.return_url).toContain('/ar/checkout/return?purchase=');
  });
});

describe('the key of a tap', () => {
  const consent = () => ({
    ...{
      items: [
        { variantId: 'var_1', quantity: 1 },
        { variantId: 'var_2', quantity: 2 },
      ],
      currency: 'USD',
    },
    ...{ methodId: 'mth_1', addressId: 'adr_1', email: 'mona@example.com' },
  });

  test('is the same for the same consent, in whatever order and letters it arrives', () => {
    const one = consent();
    const other = { ...consent(), items: [...one.items].reverse(), email: 'MONA@example.com' };
    expect(tapKey('seed', other)).toBe(tapKey('seed', one));
  });

  test.each([
    { items: [{ variantId: 'var_1', quantity: 1 }] },
    {
      items: [
        { variantId: 'var_1', quantity: 2 },
        { variantId: 'var_2', quantity: 1 },
      ],
    },
    { currency: 'EUR' },
    { methodId: 'mth_2' },
    { addressId: 'adr_2' },
    { email: 'other@example.com' },
  ])('changes with %j', (part) => {
    expect(tapKey('seed', { ...consent(), ...part })).not.toBe(tapKey('seed', consent()));
    expect(tapKey('another seed', consent())).not.toBe(tapKey('seed', consent()));
  });

  test('grows from a seed that is one’s own and changes with one’s next purchase only', async () => {
    const { variantId } = await aThing();
    const [buyer, other] = [await aShopper(await aPerson()), await aShopper(await aPerson())];
    const first = await tapSeed(buyer.actor);
    expect(await tapSeed(buyer.actor)).toBe(first);
    expect(await tapSeed(other.actor)).not.toBe(first);
    await payByTap(other.actor, await tapOf(other, variantId), aVisit());
    expect(await tapSeed(buyer.actor)).toBe(first);
    await payByTap(buyer.actor, await tapOf(buyer, variantId), aVisit());
    expect(await tapSeed(buyer.actor)).not.toBe(first);
  });

  test('of a browser without a cookie is never the same twice', async () => {
    const bare: Actor = { kind: 'guest', guestHash: null, locale: 'en' };
    expect(await tapSeed(bare)).not.toBe(await tapSeed(bare));
  });
});

describe('how a tap stands', () => {
  test('is told from the hold to the end, and the undo time only while it runs', async () => {
    const { variantId, productId } = await aThing();
    const buyer = await aShopper(await aPerson());
    const paid = await payByTap(buyer.actor, await tapOf(buyer, variantId), aVisit());
    if (!paid.ok) throw new Error(paid.code);
    const { purchaseId } = paid.value;
    expect(await tapStanding(buyer.actor, purchaseId)).toMatchObject({
      state: 'authorized',
      orderPath: paid.value.orderPath,
    });
    expect((await counterFor(buyer.actor, productId)).recent).toMatchObject({ purchaseId, state: 'authorized' });
    await endUndo(purchaseId);
    expect(await tapStanding(buyer.actor, purchaseId)).toMatchObject({ undoMilliseconds: 0 });
  });

  test('is undone after an undo, and forgotten as recent after ten minutes', async () => {
    const { variantId, productId } = await aThing();
    const buyer = await aShopper(await aPerson());
    const paid = await payByTap(buyer.actor, await tapOf(buyer, variantId), aVisit());
    if (!paid.ok) throw new Error(paid.code);
    await undoPurchase(buyer.actor, paid.value.purchaseId);
    expect((await counterFor(buyer.actor, productId)).recent).toMatchObject({ state: 'undone', undoMilliseconds: 0 });
    await ownerDb().execute(
      sql`update money."order" set created_at = created_at - interval '11 minutes' where purchase_id = ${toUuid(paid.value.purchaseId)}::uuid`,
    );
    expect((await counterFor(buyer.actor, productId)).recent).toBeNull();
    expect((await counterFor(buyer.actor, newId('product'))).recent).toBeNull();
  });

  test.each([
    ['pm_card_chargeDeclined', 'declined'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
  ])('with %s is declined with its reason', async (card, problem) => {
    const { variantId, productId } = await aThing();
    const buyer = await aShopper(await aPerson(), card);
    await payByTap(buyer.actor, await tapOf(buyer, variantId), aVisit());
    expect((await counterFor(buyer.actor, productId)).recent).toMatchObject({ state: 'declined', problem });
  });
});
