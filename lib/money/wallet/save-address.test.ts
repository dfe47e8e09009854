import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { moneyDb } from '@/db/client/money';
import { address } from '@/db/schema/money/wallet';
import { aGuest, aPerson, ownerDb } from '@/db/testing/world';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { newId } from '@/lib/kernel/ids';
import { addressesMax } from './model';
import { myWallet } from './queries';
import { removeAddress } from './remove-address';
import { saveAddress } from './save-address';
import { AddressForm, type AddressInput } from './schema';
import { setDefaultAddress } from './set-default-address';

const typed = { name: 'Mona Aziz', line1: '12 Cedar Street', city: 'Austin', postalCode: '78701', country: 'US' };
const input = (part: Partial<AddressInput> = {}): AddressInput => ({ ...AddressForm.parse(typed), ...part });

async function saved(actor: Actor, part: Partial<AddressInput> = {}) {
  const result = await saveAddress(actor, input(part));
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

const defaultsOf = (actor: Actor) =>
  ownerDb().$count(
    address,
    and(eq(address.owner, actorKey(actor) ?? ''), eq(address.isDefault, true), isNull(address.removedAt)),
  );

describe('the default address', () => {
  test('is the first one, then the chosen one, and passes to the newest when it is removed', async () => {
    const person = await aPerson();
    const first = await saved(person);
    const second = await saved(person, { line1: '2 Olive Road' });
    expect((await myWallet(person)).addresses.map((one) => one.isDefault)).toEqual([true, false]);
    expect(await setDefaultAddress(person, { addressId: second })).toEqual({ ok: true, value: null });
    expect((await myWallet(person)).addresses[0]?.id).toBe(second);
    await removeAddress(person, { addressId: second });
    expect((await myWallet(person)).addresses).toMatchObject([{ id: first, isDefault: true }]);
  });

  test('is one, also when many are made the default at once', async () => {
    const person = await aPerson();
    const lines = Array.from({ length: 8 }, (_, index) => `${index} Olive Road`);
    const all = await Promise.all(lines.map((line1) => saved(person, { line1, isDefault: true })));
    await Promise.all(all.map((addressId) => setDefaultAddress(person, { addressId })));
    expect(await defaultsOf(person)).toBe(1);
  });
});

describe('addresses', () => {
  test('are kept once however often the same one is typed', async () => {
    const guest = aGuest();
    expect(await saved(guest)).toBe(await saved(guest));
    expect((await myWallet(guest)).addresses).toHaveLength(1);
  });

  test('of somebody else answer like missing ones and stay as they are', async () => {
    const mona = await aPerson();
    const other = await aPerson();
    const theirs = await saved(mona);
    for (const addressId of [theirs, newId('address')]) {
      expect(await saveAddress(other, input({ addressId, city: 'Nowhere' }))).toEqual({ ok: false, code: 'not_found' });
      expect(await removeAddress(other, { addressId })).toEqual({ ok: false, code: 'not_found' });
      expect(await setDefaultAddress(other, { addressId })).toEqual({ ok: false, code: 'not_found' });
    }
    expect((await myWallet(mona)).addresses).toMatchObject([{ id: theirs, city: 'Austin', isDefault: true }]);
  });

  test('have a limit, and a guest without a cookie has none', async () => {
    const person = await aPerson();
    for (let number = 0; number < addressesMax; number++) await saved(person, { line1: `${number} Olive Road` });
    expect(await saveAddress(person, input({ line1: 'one more' }))).toEqual({ ok: false, code: 'wallet_full' });
    expect(await saveAddress({ kind: 'guest', guestHash: null, locale: 'en' }, input())).toMatchObject({ ok: false });
  });

  test('do not exist for a statement that names no actor', async () => {
    await saved(await aPerson());
    expect(await moneyDb().select().from(address)).toEqual([]);
  });
});
