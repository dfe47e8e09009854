import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attempt } from '@/db/schema/money/purchase';
import { address, method } from '@/db/schema/money/wallet';
import { aVisit } from '@/db/testing/a-person';
import { aTap } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { newId } from '@/lib/kernel/ids';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { storedOrders } from '@/lib/money/orders/stored/queries';
import { openAddressColumns, openMethodColumns, readyToPay } from '@/lib/money/wallet/model';
import { openMethods } from '@/lib/money/wallet/open-methods';
import { myWallet } from '@/lib/money/wallet/queries';
import { keyStatus } from './queries';
import { sealRows } from './seal-rows';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const rowsOf = async (person: PersonActor) => {
  const owner = actorKey(person) ?? '';
  const cards = await ownerDb().select().from(method).where(eq(method.owner, owner));
  return { cards, addresses: await ownerDb().select().from(address).where(eq(address.owner, owner)) };
};

/** A shopper whose card and address are written as a release before the vault wrote them. */
async function anOldShopper() {
  const buyer = await aShopper(await aPerson());
  const [card] = await openMethods((await rowsOf(buyer.actor)).cards);
  if (card?.kind !== 'card') throw new Error('no card');
  const { token, customer, fingerprint, brand, last4, expMonth, expYear } = card;
  const face = { brand, last4, expMonth, expYear, sealed: null, providerMark: null };
  const ids = { providerMethod: token, providerCustomer: customer, fingerprint };
  await ownerDb()
    .update(method)
    .set({ ...ids, ...face })
    .where(eq(method.id, buyer.methodId));
  const parts = {
    name: 'Mona Aziz',
    line1: '12 Cedar',
    city: 'Austin',
    region: 'TX',
    postalCode: '78701',
    country: 'US',
  };
  await ownerDb()
    .update(address)
    .set({ ...parts, line2: '', phone: '', sealed: null })
    .where(eq(address.id, buyer.addressId));
  return { ...buyer, token };
}

describe('rows of before the vault', () => {
  test('are read and paid with as they are, then sealed, and say nothing in the open any more', async () => {
    const buyer = await anOldShopper();
    const [variantId] = (await aShop()).variants;
    if (!variantId) throw new Error('no goods');
    const before = await myWallet(buyer.actor);
    expect(readyToPay(before, 'USD')).toMatchObject({ address: { line1: '12 Cedar' } });
    const placed = await placeOrder(buyer.actor, aTap(buyer, variantId), aVisit());
    if (!placed.ok) throw new Error(placed.code);
    // As an attempt of then, which kept the token itself.
    const { purchaseId } = placed.value;
    await ownerDb().update(attempt).set({ providerMethod: buyer.token }).where(eq(attempt.purchaseId, purchaseId));
    const payment = async () => (await storedOrders({ purchaseId }))[0]?.payment;
    expect(await payment()).toMatchObject({ face: { kind: 'card', brand: 'visa', last4: '4242' } });

    expect((await keyStatus()).openRows).toBe(2);
    expect(await sealRows()).toBe(3);
    expect(await sealRows()).toBe(0);
    expect((await keyStatus()).openRows).toBe(0);
    const { cards, addresses } = await rowsOf(buyer.actor);
    expect(cards).toMatchObject([{ ...openMethodColumns, providerMark: expect.stringMatching(/^m1\.[\w-]{43}$/) }]);
    expect(addresses).toMatchObject([openAddressColumns]);
    expect(await myWallet(buyer.actor)).toEqual(before);
    expect(await payment()).toMatchObject({ face: { kind: 'card', brand: 'visa', last4: '4242' } });
    const [row] = await ownerDb().select().from(attempt).where(eq(attempt.purchaseId, purchaseId));
    expect(row?.providerMethod).toBe(cards[0]?.providerMark);
  });

  test('are sealed once by two at once, and an address that was removed is emptied', async () => {
    const buyers = [await anOldShopper(), await anOldShopper(), await anOldShopper()];
    const owner = actorKey(buyers[0]?.actor ?? (await aPerson())) ?? '';
    const id = newId('address');
    const empty = { name: '', line1: '', line2: '', city: '', region: '', postalCode: '', country: '', phone: '' };
    await ownerDb()
      .insert(address)
      .values({ id, owner, ...empty, removedAt: new Date() });
    const counts = await Promise.all([sealRows(), sealRows()]);
    expect(counts[0] + counts[1]).toBe(7);
    expect((await ownerDb().select().from(address).where(eq(address.id, id)))[0]).toMatchObject({
      ...openAddressColumns,
      sealed: null,
    });
    for (const buyer of buyers) expect(readyToPay(await myWallet(buyer.actor), 'USD')).not.toBeNull();
  });
});
