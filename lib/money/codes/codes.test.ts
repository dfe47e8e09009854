import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asActor } from '@/db/client/money';
import { discountUse } from '@/db/schema/money/discount';
import { orderLine } from '@/db/schema/money/order';
import { discount, discountCode } from '@/db/schema/shop/discount';
import { pageMember } from '@/db/schema/shop/page';
import { aVisit } from '@/db/testing/a-person';
import { aDiscount } from '@/db/testing/discounts';
import { aPurchase, aTap } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aThing } from '@/db/testing/taps';
import { aGuest, aPerson, aShopper, ownerDb } from '@/db/testing/world';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { addToCart } from '@/lib/money/cart/add-to-cart';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { offerForItems } from '@/lib/money/checkout/queries';
import { sweep } from '@/lib/money/checkout/sweep';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { adoptWallet } from '@/lib/money/wallet/adopt-wallet';
import { placeIn } from '@/lib/shop/delivery/model';
import { dropCode } from './drop-code';
import { keepCode } from './keep-code';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const keep = (actor: Parameters<typeof keepCode>[0], code: string, page?: Id<'page'>) =>
  keepCode(actor, page ? { code, page } : { code }, aVisit());
const countsOf = async (id: Id<'discount'>) => {
  const [row] = await ownerDb()
    .select({ uses: discount.uses, given: discount.givenMinor })
    .from(discount)
    .where(eq(discount.id, id));
  return row;
};
const codeUses = async (id: Id<'discount'>) =>
  (await ownerDb().select({ uses: discountCode.uses }).from(discountCode).where(eq(discountCode.discountId, id)))[0]
    ?.uses;
const differences = async () => [...(await ownerDb().execute(sql`select * from money.book_differences()`))];

/** A shop with one thing at 41.20 and 5.00 for its delivery, and a shopper. */
async function aScene(stock = 99) {
  const thing = await aThing(stock);
  return { ...thing, buyer: await aShopper(await aPerson()) };
}
type Scene = Awaited<ReturnType<typeof aScene>>;
type Buyer = Awaited<ReturnType<typeof aShopper>>;
const offerOf = async ({ buyer, variantId }: Scene, quantity = 1) =>
  (await offerForItems(buyer.actor, [{ variantId, quantity }], placeIn('US')))[0]?.orders[0];
const buy = (who: { buyer: Buyer }, variantId: Id<'variant'>, expectedMinor: string, email = 'lina@example.com') =>
  placeOrder(who.buyer.actor, aTap(who.buyer, variantId, { expectedMinor, email }), aVisit());

describe('a code', () => {
  test('is in every total of its shop once it is kept, is counted when it buys, and is gone from beside the cart then', async () => {
    const scene = await aScene();
    const id = await aDiscount(scene.pageId, { code: 'SUMMER' });
    expect(await keep(scene.buyer.actor, 'SUMMER', scene.pageId)).toEqual({ ok: true, value: null });
    expect((await offerOf(scene))?.total.amount).toBe(4620n - 412n);
    expect(await buy(scene, scene.variantId, '4208')).toMatchObject({ ok: true });
    expect(await countsOf(id)).toEqual({ uses: 1, given: 412n });
    expect(await codeUses(id)).toBe(1);
    expect((await offerOf(scene))?.total.amount).toBe(4620n);
  });

  test('of another shop is as unknown as one that nobody made', async () => {
    const [scene, other] = [await aScene(), await aScene()];
    await aDiscount(other.pageId, { code: 'THEIRS' });
    await addToCart(scene.buyer.actor, { variantId: scene.variantId, quantity: 1 });
    const [theirs, nobodys] = [await keep(scene.buyer.actor, 'THEIRS'), await keep(scene.buyer.actor, 'NOBODYS')];
    expect(theirs).toEqual({ ok: false, code: 'code_not_known', field: 'code' });
    expect(nobodys).toEqual(theirs);
  });

  test.each([
    ['code_not_yet', { startsAt: new Date(Date.now() + 3_600_000) }],
    ['code_over', { endsAt: new Date(Date.now() - 1_000) }],
    ['code_over', { state: 'paused' }],
    ['code_used_up', { usesMax: 1, uses: 1 }],
    ['code_used_up', { codeUsesMax: 0 }],
  ])('is refused as %s, by its cause', async (code, given) => {
    const scene = await aScene();
    await aDiscount(scene.pageId, { code: 'CAUSE', ...given });
    expect(await keep(scene.buyer.actor, 'CAUSE', scene.pageId)).toMatchObject({ ok: false, code });
  });

  test('cannot be found by trying', async () => {
    const { buyer, pageId } = await aScene();
    const tries = await Promise.all(Array.from({ length: 40 }, (_, at) => keep(buyer.actor, `GUESS${at}`, pageId)));
    const refused = tries.filter((one) => !one.ok && one.code === 'code_too_many');
    expect(refused).toHaveLength(10);
  });

  test('that was taken out again is in no total', async () => {
    const scene = await aScene();
    await aDiscount(scene.pageId, { code: 'AWAY' });
    await keep(scene.buyer.actor, 'AWAY', scene.pageId);
    await dropCode(scene.buyer.actor, { code: 'AWAY' });
    expect((await offerOf(scene))?.total.amount).toBe(4620n);
  });

  test('a guest keeps comes along into her account', async () => {
    const scene = await aScene();
    const guest = aGuest();
    await aDiscount(scene.pageId, { code: 'MINE' });
    await keep(guest, 'MINE', scene.pageId);
    await adoptWallet(scene.buyer.actor, guest.guestHash ?? '');
    expect((await offerOf(scene))?.total.amount).toBe(4208n);
  });
});

describe('what was agreed to', () => {
  test('is what is paid: a discount that ended between the screen and the tap is refused, with nothing taken', async () => {
    const scene = await aScene();
    const id = await aDiscount(scene.pageId, {});
    expect((await offerOf(scene))?.total.amount).toBe(4208n);
    await ownerDb().update(discount).set({ state: 'ended' }).where(eq(discount.id, id));
    expect(await buy(scene, scene.variantId, '4208')).toEqual({ ok: false, code: 'price_changed' });
    expect(await countsOf(id)).toEqual({ uses: 0, given: 0n });
  });

  test('stands in the order as a line, shares summing to it, and in books without a difference', async () => {
    const scene = await aScene();
    await aDiscount(scene.pageId, { title: 'Harvest' });
    const { orderId } = await aPurchase(scene.buyer, [scene.variantId]);
    const lines = await ownerDb()
      .select()
      .from(orderLine)
      .where(eq(orderLine.orderId, orderId))
      .orderBy(orderLine.position);
    expect(lines.map((line) => [line.kind, line.title, line.amountMinor, line.discountMinor])).toEqual([
      ['goods', 'Thing 0', 4120n, 412n],
      ['discount', 'Harvest', -412n, 0n],
      ['delivery', '', 500n, 0n],
    ]);
    expect(await differences()).toEqual([]);
  });
});

describe('uses of a discount', () => {
  test('are given back by an undo, once', async () => {
    const scene = await aScene();
    const id = await aDiscount(scene.pageId, { usesMax: 1 });
    const { purchaseId } = await aPurchase(scene.buyer, [scene.variantId], 'authorized');
    expect(await countsOf(id)).toEqual({ uses: 1, given: 412n });
    expect((await offerOf(scene))?.total.amount).toBe(4620n);
    await undoPurchase(scene.buyer.actor, purchaseId);
    await sweep();
    expect(await countsOf(id)).toEqual({ uses: 0, given: 0n });
    expect((await offerOf(scene))?.total.amount).toBe(4208n);
    expect(await differences()).toEqual([]);
  });

  test('are given back when the card is declined', async () => {
    const scene = await aScene();
    const buyer = await aShopper(await aPerson(), 'pm_card_chargeDeclined');
    const id = await aDiscount(scene.pageId, { usesMax: 1 });
    expect(await buy({ buyer }, scene.variantId, '4208')).toMatchObject({ ok: false });
    expect(await countsOf(id)).toEqual({ uses: 0, given: 0n });
  });

  test('are ten when fifty people want the ten there are', async () => {
    const { pageId, variantId } = await aScene(200);
    const id = await aDiscount(pageId, { usesMax: 10 });
    const buyers = await Promise.all(Array.from({ length: 50 }, async () => aShopper(await aPerson())));
    const tried = await Promise.all(
      buyers.map((buyer, at) => buy({ buyer }, variantId, '4208', `buyer${at}@example.com`)),
    );
    expect(tried.filter((one) => one.ok)).toHaveLength(10);
    expect(new Set(tried.filter((one) => !one.ok).map((one) => 'code' in one && one.code))).toEqual(
      new Set(['price_changed']),
    );
    expect(await countsOf(id)).toEqual({ uses: 10, given: 4120n });
    expect(await ownerDb().$count(discountUse, eq(discountUse.discountId, id))).toBe(10);
    expect(await differences()).toEqual([]);
  }, 120_000);

  test('never give away more than the shop said', async () => {
    const { pageId, variantId } = await aScene(200);
    const id = await aDiscount(pageId, { givenMaxMinor: 1_000n });
    const buyers = await Promise.all(Array.from({ length: 6 }, async () => aShopper(await aPerson())));
    await Promise.all(buyers.map((buyer, at) => buy({ buyer }, variantId, '4208', `giver${at}@example.com`)));
    expect(await countsOf(id)).toEqual({ uses: 2, given: 824n });
  });

  test('are one for one person, in two tabs at once and under the same address as a guest', async () => {
    const scene = await aScene(50);
    const id = await aDiscount(scene.pageId, { perPersonMax: 1 });
    const two = await Promise.all([1, 2].map(() => buy(scene, scene.variantId, '4208', 'noor@example.com')));
    expect(two.filter((one) => one.ok)).toHaveLength(1);
    const guest = await aShopper(aGuest());
    expect(await buy({ buyer: guest }, scene.variantId, '4208', 'Noor@example.com')).toMatchObject({
      code: 'price_changed',
    });
    expect(await buy({ buyer: guest }, scene.variantId, '4208', 'other@example.com')).toMatchObject({ ok: true });
    expect((await countsOf(id))?.uses).toBe(2);
  });
});

test('who used a discount is told to the buyer alone, and not to its shop', async () => {
  const owner = await aPerson();
  const scene = await aScene();
  await ownerDb()
    .insert(pageMember)
    .values({ pageId: scene.pageId, personId: owner.personId, roles: ['owner'] });
  await aDiscount(scene.pageId, {});
  await aPurchase(scene.buyer, [scene.variantId]);
  const seenBy = (actor: Actor) => asActor(actor, (tx) => tx.$count(discountUse, eq(discountUse.pageId, scene.pageId)));
  expect(await Promise.all([scene.buyer.actor, owner, aGuest()].map(seenBy))).toEqual([1, 0, 0]);
});
