import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { order } from '@/db/schema/money/order';
import { aPurchase } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { orderForBuyer, orderForSeller } from '@/lib/money/orders/queries';
import { storedOrders } from '@/lib/money/orders/stored/queries';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { forgetWallet } from '@/lib/money/wallet/forget-wallet';
import { readUserKey } from '@/lib/platform/vault/user-key';
import { forgetShipTos } from './forget-ship-tos';
import { disputeDays, nameBeginnings, nameWords, noShipTo, orderKey } from './model';
import { openShipTos } from './open-ship-tos';
import { sealOldOrders } from './seal-old-orders';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

async function anOrder() {
  const shop = await aShop({ stocks: [9] });
  const buyer = await aShopper(await aPerson());
  const { orderId } = await aPurchase(buyer, shop.variants);
  return { ...shop, buyer, orderId };
}

const rowOf = async (id: Id<'order'>) => {
  const [row] = await ownerDb().select().from(order).where(eq(order.id, id));
  if (!row) throw new Error('no such order');
  return row;
};
const textOf = async (id: Id<'order'>) => {
  const [row] = await ownerDb().execute<{ all: string }>(
    sql`select o::text as all from money."order" o where id = ${toUuid(id)}::uuid`,
  );
  return row?.all ?? '';
};
const shipToOf = async (id: Id<'order'>) => (await storedOrders({ orderId: id }))[0]?.shipTo;
const ago = (id: Id<'order'>, days: number) =>
  ownerDb().execute(sql`
    update money."order" set created_at = now() - make_interval(days => ${days}), arrives_by = (now() - make_interval(days => ${days}))::date,
      delivered_at = null where id = ${toUuid(id)}::uuid`);

describe('where an order goes to', () => {
  test('is read by its buyer and its seller, and its row says no more than the country', async () => {
    const { buyer, seller, orderId } = await anOrder();
    const shipTo = await shipToOf(orderId);
    expect(shipTo?.line1).toBeTruthy();
    expect((await orderForBuyer(buyer.actor, orderId))?.shipTo).toEqual(shipTo);
    expect((await orderForSeller(seller, orderId))?.shipTo).toEqual(shipTo);
    const [row, text] = [await rowOf(orderId), await textOf(orderId)];
    expect(row.shipTo).toEqual({ country: shipTo?.country });
    for (const part of [shipTo?.name, shipTo?.line1, shipTo?.postalCode]) expect(text).not.toContain(part);
  });

  test('opens with the key of that order and of no other', async () => {
    const [one, two] = [await anOrder(), await anOrder()];
    const [mine, other] = [await rowOf(one.orderId), await rowOf(two.orderId)];
    const opened = await openShipTos([{ ...mine, shipSealed: other.shipSealed }]);
    expect(opened(one.orderId)).toEqual({ ...noShipTo, country: 'US' });
  });

  test('of before the sealing is read as it is, then sealed by two at once, and read as before', async () => {
    const { seller, orderId } = await anOrder();
    const shipTo = (await shipToOf(orderId)) ?? noShipTo;
    await ownerDb().update(order).set({ shipTo, shipSealed: null, buyerMarks: null }).where(eq(order.id, orderId));
    expect(await shipToOf(orderId)).toEqual(shipTo);
    await Promise.all([sealOldOrders(), sealOldOrders()]);
    expect(await textOf(orderId)).not.toContain(shipTo.line1);
    expect((await orderForSeller(seller, orderId))?.shipTo).toEqual(shipTo);
  });

  test('outlives its buyer’s account until nobody can dispute the payment any more, and is then opened by nobody', async () => {
    const { buyer, seller, orderId } = await anOrder();
    const [copy, other] = [await rowOf(orderId), await anOrder()];
    const shipTo = await shipToOf(orderId);
    await ago(other.orderId, disputeDays + 2);
    await forgetWallet(buyer.actor.personId);
    await forgetShipTos();
    // Her parcel is still to be sent; but no copy of her e-mail is left, and she is not found by her name.
    expect((await orderForSeller(seller, orderId))?.shipTo).toEqual(shipTo);
    expect(await textOf(orderId)).not.toContain(copy.contactEmail);
    expect((await rowOf(orderId)).buyerMarks).toBeNull();
    await ago(orderId, disputeDays + 2);
    await ownerDb().update(order).set({ state: 'disputed' }).where(eq(order.id, orderId));
    await forgetShipTos();
    expect(await shipToOf(orderId)).toEqual(shipTo);
    await ownerDb().update(order).set({ state: 'paid' }).where(eq(order.id, orderId));
    expect(await Promise.all([forgetShipTos(), forgetShipTos()])).toContain(1);
    expect(await readUserKey(orderKey(orderId), moneyKeys())).toBeNull();
    expect((await openShipTos([copy]))(orderId)).toEqual({ ...noShipTo, country: 'US' });
    expect(await shipToOf(orderId)).toEqual({ ...noShipTo, country: 'US' });
    // Nobody else's is gone, however old.
    expect((await shipToOf(other.orderId))?.line1).toBe(shipTo?.line1);
  });
});

describe('a name', () => {
  test('is found by the beginnings of its words in any case, an Arabic one also without its article', () => {
    expect(nameBeginnings('Amal Haddad')).toEqual(expect.arrayContaining(['a', 'ama', 'amal', 'h', 'haddad']));
    expect(nameBeginnings('ليلى المنصور')).toEqual(expect.arrayContaining(['لي', 'المن', 'منص']));
    expect(nameWords('  =cmd|RUN ')).toEqual(['cmd', 'run']);
  });

  test('is found by whatever words of it are typed, whole or begun', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(9), (name, letters) => {
        const begun = nameWords(name).map((word) => [...word].slice(0, letters + 1).join(''));
        const marked = new Set(nameBeginnings(name));
        for (const word of begun) expect(marked).toContain(word);
      }),
    );
  });
});
