import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aVisit } from '@/db/testing/a-person';
import { aTap } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShop, aShopper } from '@/db/testing/world';
import { addToCart } from '@/lib/money/cart/add-to-cart';
import { cartView } from '@/lib/money/cart/queries';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { adoptWallet } from './adopt-wallet';
import { readyToPay } from './model';
import { openWallet } from './open-wallet';
import { myWallet } from './queries';
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
    expect(readyToPay(await myWallet(person))).toMatchObject({ method: { id: left.methodId } });
    const { variants } = await aShop();
    const [variantId] = variants;
    if (!variantId) throw new Error('no goods');
    const placed = await placeOrder(person, aTap(left, variantId), aVisit());
    expect(placed).toMatchObject({ ok: true, value: { state: 'authorized' } });
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
    expect(readyToPay(wallet)).toMatchObject({ method: { id: known.methodId } });
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
    expect(await cartView(person, 'US')).toMatchObject({ count: 5 });
    expect(await cartView(guest, 'US')).toMatchObject({ count: 0 });
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
