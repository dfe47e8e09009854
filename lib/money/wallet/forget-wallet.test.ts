import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { address, cartLine, method } from '@/db/schema/money/wallet';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { addToCart } from '@/lib/money/cart/add-to-cart';
import { stripe } from '@/lib/platform/stripe';
import { forgetWallet } from './forget-wallet';
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
    await forgetWallet(amina.personId);
    await forgetWallet(amina.personId);
    expect(await myWallet(amina)).toEqual({ methods: [], addresses: [] });
    const owned = await ownerDb().select().from(address).where(eq(address.personId, amina.personId));
    for (const trace of traces) expect(JSON.stringify(owned)).not.toContain(trace);
    expect(await ownerDb().$count(cartLine, eq(cartLine.owner, `person:${owned[0]?.owner.slice(7)}`))).toBe(0);
    const [card] = await ownerDb().select().from(method).where(eq(method.id, hers.methodId));
    expect((await stripe().paymentMethods.retrieve(card?.providerMethod ?? '')).customer).toBeNull();
    expect(card?.fingerprint).toBeNull();
    expect((await myWallet(other)).methods.map((one) => one.id)).toEqual([others.methodId]);
    expect((await myWallet(other)).addresses).toMatchObject([{ line1: '1 Main St' }]);
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
