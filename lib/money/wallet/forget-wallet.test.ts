import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { address, cartLine, method } from '@/db/schema/money/wallet';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { addToCart } from '@/lib/money/cart/add-to-cart';
import { stripe } from '@/lib/platform/stripe';
import { forgetWallet } from './forget-wallet';
import { openAddresses } from './open-addresses';
import { openMethods } from './open-methods';
import { myWallet } from './queries';
import { removeAddress } from './remove-address';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const traces = ['Lina Haddad', '1 Main St', 'Austin', '78701'];

describe('the wallet of a closed account', () => {
  test('is empty, here and at the provider, and nobody else’s is touched', async () => {
    const [amina, other] = [await aPerson(), await aPerson()];
    const [hers, others] = [await aShopper(amina), await aShopper(other)];
    const [variantId] = (await aShop()).variants;
    if (!variantId) throw new Error('no goods');
    expect((await addToCart(amina, { variantId, quantity: 1 })).ok).toBe(true);
    const before = await ownerDb().select().from(method).where(eq(method.id, hers.methodId));
    const [kept] = await openMethods(before);
    await forgetWallet(amina.personId);
    await forgetWallet(amina.personId);
    expect(await myWallet(amina)).toEqual({ methods: [], addresses: [] });
    const owned = await ownerDb().select().from(address).where(eq(address.personId, amina.personId));
    for (const trace of traces) expect(JSON.stringify(owned)).not.toContain(trace);
    expect(await ownerDb().$count(cartLine, eq(cartLine.owner, `person:${owned[0]?.owner.slice(7)}`))).toBe(0);
    const [card] = await ownerDb().select().from(method).where(eq(method.id, hers.methodId));
    expect((await stripe().paymentMethods.retrieve(kept?.token ?? '')).customer).toBeNull();
    expect(card).toMatchObject({ sealed: null, providerMark: null });
    expect((await myWallet(other)).methods.map((one) => one.id)).toEqual([others.methodId]);
    expect((await myWallet(other)).addresses).toMatchObject([{ line1: '1 Main St' }]);
  });

  test('cannot be opened from a copy of its rows that was taken before', async () => {
    const amina = await aPerson();
    const { methodId, addressId } = await aShopper(amina);
    const [cards, addresses] = [
      await ownerDb().select().from(method).where(eq(method.id, methodId)),
      await ownerDb().select().from(address).where(eq(address.id, addressId)),
    ];
    expect([await openMethods(cards), await openAddresses(addresses)]).toMatchObject([
      [{ last4: '4242' }],
      [{ line1: '1 Main St' }],
    ]);
    await forgetWallet(amina.personId);
    expect([await openMethods(cards), await openAddresses(addresses)]).toEqual([[], []]);
    // Put back as a restored backup would, they stay closed.
    await ownerDb()
      .update(address)
      .set({ sealed: addresses[0]?.sealed ?? '', removedAt: null })
      .where(eq(address.id, addressId));
    expect((await myWallet(amina)).addresses).toEqual([]);
  });

  test('is asked about again while the provider is away', async () => {
    const amina = await aPerson();
    await aShopper(amina);
    await sandbox.stop();
    await expect(forgetWallet(amina.personId)).rejects.toThrow('still keeps');
    expect((await myWallet(amina)).addresses).toHaveLength(1);
    await sandbox.crash();
    await forgetWallet(amina.personId);
    expect(await myWallet(amina)).toEqual({ methods: [], addresses: [] });
  });
});

test('an address that was removed is forgotten', async () => {
  const amina = await aPerson();
  const { addressId } = await aShopper(amina);
  expect((await removeAddress(amina, { addressId })).ok).toBe(true);
  const [row] = await ownerDb().select().from(address).where(eq(address.id, addressId));
  for (const trace of traces) expect(JSON.stringify(row)).not.toContain(trace);
});
