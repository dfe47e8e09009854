import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { method } from '@/db/schema/money/wallet';
import { aVisit } from '@/db/testing/a-person';
import { jobsOf } from '@/db/testing/jobs';
import { aTap } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { actorKey } from '@/lib/identity/actor/model';
import { addToCart } from '@/lib/money/cart/add-to-cart';
import { cartView } from '@/lib/money/cart/queries';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { destroyUnusedKey } from '@/lib/money/keys/destroy-key';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { readUserKey } from '@/lib/platform/vault/user-key';
import { placeIn } from '@/lib/shop/delivery/model';
import { adoptWallet } from './adopt-wallet';
import { readyToPay } from './model';
import { openMethods } from './open-methods';
import { openWallet } from './open-wallet';
import { myWallet } from './queries';
import { removeAddress } from './remove-address';
import { saveAddress } from './save-address';
import { AddressForm } from './schema';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const elsewhere = () =>
  AddressForm.parse({ name: 'Mona', line1: '9 Elsewhere', city: 'Austin', postalCode: '78701', country: 'US' });

describe('a guest who signs up', () => {
  test('pays in one tap with the card and address she left as a guest', async () => {
    const guest = aGuest();
    const left = await aShopper(guest);
    const person = await aPerson();
    await adoptWallet(person, guest.guestHash ?? '');
    expect(readyToPay(await myWallet(person), 'USD')).toMatchObject({ method: { id: left.methodId } });
    const { variants } = await aShop();
    const [variantId] = variants;
    if (!variantId) throw new Error('no goods');
    const placed = await placeOrder(person, aTap(left, variantId), aVisit());
    expect(placed).toMatchObject({ ok: true, value: { state: 'authorized' } });
  });

  test('has what she left sealed under her account’s key, and the guest’s key is destroyed', async () => {
    const guest = aGuest();
    const owner = actorKey(guest) ?? '';
    const left = await aShopper(guest);
    const copy = await ownerDb().select().from(method).where(eq(method.id, left.methodId));
    expect(await openMethods(copy)).toHaveLength(1);
    const person = await aPerson();
    await adoptWallet(person, guest.guestHash ?? '');
    expect(await openMethods(copy)).toEqual([]);
    expect(await readUserKey(owner, moneyKeys())).toBeNull();
    expect(await jobsOf('money:destroy-key', owner)).toBe(1);
    const [row] = await ownerDb().select().from(method).where(eq(method.id, left.methodId));
    const key = await readUserKey(actorKey(person) ?? '', moneyKeys());
    expect(row).toMatchObject({ owner: actorKey(person), sealed: expect.stringContaining(`1.${key?.id}.`) });
  });

  test('keeps her key as a guest as long as a card stays with the browser', async () => {
    const known = await aShopper(await aPerson());
    const guest = aGuest();
    await aShopper(guest);
    await adoptWallet(known.actor, guest.guestHash ?? '');
    expect((await myWallet(guest)).methods).toHaveLength(1);
    await destroyUnusedKey(actorKey(guest) ?? '');
    expect((await myWallet(guest)).methods).toMatchObject([{ last4: '4242' }]);
  });

  test('never loses her key to a row that is being sealed at that moment', async () => {
    for (let round = 0; round < 10; round++) {
      const guest = aGuest();
      const destroy = () => destroyUnusedKey(actorKey(guest) ?? '');
      const save = () => saveAddress(guest, { ...elsewhere(), line1: `${round} Elsewhere` });
      const first = await save();
      if (first.ok) await removeAddress(guest, { addressId: first.value });
      await Promise.all([destroy(), save(), destroy(), save(), destroy()]);
      expect((await myWallet(guest)).addresses).toMatchObject([{ line1: `${round} Elsewhere` }]);
    }
  });

  test('leaves nothing behind in the browser, and its next wallet is another customer', async () => {
    const guest = aGuest();
    await aShopper(guest);
    const before = await openWallet(guest);
    const person = await aPerson();
    await adoptWallet(person, guest.guestHash ?? '');
    expect(await myWallet(guest)).toEqual({ methods: [], addresses: [] });
    const [after, own] = [await openWallet(guest), await openWallet(person)];
    expect(own.ok && own.value.customer).toBe(before.ok && before.value.customer);
    expect(after.ok && after.value.customer).not.toBe(own.ok && own.value.customer);
  });
});

describe('a guest who signs in', () => {
  test('keeps both sides, and the defaults of the account', async () => {
    const known = await aShopper(await aPerson());
    const guest = aGuest();
    await aShopper(guest);
    await saveAddress(guest, elsewhere());
    await adoptWallet(known.actor, guest.guestHash ?? '');
    const wallet = await myWallet(known.actor);
    expect(wallet.addresses).toHaveLength(3);
    expect(wallet.addresses.filter((one) => one.isDefault)).toMatchObject([{ id: known.addressId }]);
    expect(readyToPay(wallet, 'USD')).toMatchObject({ method: { id: known.methodId } });
  });

  test('brings the cart along, the larger number of each thing, and only once', async () => {
    const { variants } = await aShop({ stocks: [10, 10] });
    const [one, two] = variants;
    if (!one || !two) throw new Error('no goods');
    const person = await aPerson();
    const guest = aGuest();
    await addToCart(person, { variantId: one, quantity: 1 });
    await addToCart(guest, { variantId: one, quantity: 3 });
    await addToCart(guest, { variantId: two, quantity: 2 });
    await adoptWallet(person, guest.guestHash ?? '');
    await adoptWallet(person, guest.guestHash ?? '');
    expect(await cartView(person, placeIn('US'))).toMatchObject({ count: 5 });
    expect(await cartView(guest, placeIn('US'))).toMatchObject({ count: 0 });
  });

  test('of two signing in at once from one browser, one gets each thing', async () => {
    const guest = aGuest();
    await aShopper(guest);
    const [mona, lina] = [await aPerson(), await aPerson()];
    await Promise.all([adoptWallet(mona, guest.guestHash ?? ''), adoptWallet(lina, guest.guestHash ?? '')]);
    const both = [await myWallet(mona), await myWallet(lina)];
    expect(both.flatMap((wallet) => wallet.methods)).toHaveLength(1);
    expect(both.flatMap((wallet) => wallet.addresses)).toHaveLength(1);
  });
});
