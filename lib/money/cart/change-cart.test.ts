import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { moneyDb } from '@/db/client/money';
import { cartLine } from '@/db/schema/money/wallet';
import { page } from '@/db/schema/shop/page';
import { product, variant } from '@/db/schema/shop/product';
import { aThing } from '@/db/testing/taps';
import { aGuest, aPerson, ownerDb } from '@/db/testing/world';
import type { Actor } from '@/lib/identity/actor/model';
import { newId } from '@/lib/kernel/ids';
import { placeIn } from '@/lib/shop/delivery/model';
import { addToCart } from './add-to-cart';
import { cartCount, cartView } from './queries';
import { removeFromCart } from './remove-from-cart';
import { setQuantity } from './set-quantity';

const versionOf = async (actor: Actor) => (await cartView(actor, null)).version;

describe('the version of a cart', () => {
  test('rises with each change and with nothing else', async () => {
    const guest = aGuest();
    const { variantId } = await aThing();
    await addToCart(guest, { variantId, quantity: 1 });
    const first = await versionOf(guest);
    await addToCart(guest, { variantId, quantity: 1 });
    expect(await versionOf(guest)).toBe(first + 1);
    await setQuantity(guest, { variantId, quantity: 5 });
    expect(await versionOf(guest)).toBe(first + 2);
    await setQuantity(guest, { variantId: newId('variant'), quantity: 5 });
    await addToCart(guest, { variantId, quantity: 50 });
    expect(await versionOf(guest)).toBe(first + 2);
    await removeFromCart(guest, { variantId });
    expect(await versionOf(guest)).toBe(first + 3);
  });

  test('rises once for each of many changes at once, and none is lost', async () => {
    const person = await aPerson();
    const { variantId } = await aThing(50);
    await addToCart(person, { variantId, quantity: 1 });
    const first = await versionOf(person);
    await Promise.all(Array.from({ length: 8 }, () => addToCart(person, { variantId, quantity: 2 })));
    expect(await cartView(person, null)).toMatchObject({ version: first + 8, count: 17 });
  });
});

describe('a cart', () => {
  test('refuses what is not on sale, what is gone and more than there is', async () => {
    const person = await aPerson();
    const { variantId } = await aThing(3);
    const none = await aThing(0);
    const add = (id: typeof variantId, quantity: number) => addToCart(person, { variantId: id, quantity });
    expect(await add(newId('variant'), 1)).toEqual({ ok: false, code: 'not_found' });
    expect(await add(none.variantId, 1)).toEqual({ ok: false, code: 'sold_out' });
    expect(await add(variantId, 4)).toEqual({ ok: false, code: 'too_few', field: 'quantity' });
    expect(await add(variantId, 3)).toEqual({ ok: true, value: 3 });
    expect(await add(variantId, 1)).toMatchObject({ code: 'too_few' });
    expect(await addToCart({ kind: 'guest', guestHash: null, locale: 'en' }, { variantId, quantity: 1 })).toEqual({
      ok: false,
      code: 'no_purse',
    });
  });

  test('is priced by currency and seller, with delivery and tax, and never across currencies', async () => {
    const person = await aPerson();
    const dollars = await aThing(5, { taxBasisPoints: 1000 });
    const euros = await aThing(5, { currency: 'EUR', priceMinor: 1000n });
    await addToCart(person, { variantId: dollars.variantId, quantity: 2 });
    await addToCart(person, { variantId: euros.variantId, quantity: 1 });
    const view = await cartView(person, placeIn('US'));
    const totals = view.parts.map((part) => [part.currency, part.total.amount, part.payable]);
    expect(totals.sort()).toEqual([
      ['EUR', 1500n, true],
      ['USD', 9614n, true],
    ]);
  });

  test('says beside a line why it cannot be bought, and its currency waits', async () => {
    const person = await aPerson();
    const few = await aThing(5);
    const gone = await aThing(5, { currency: 'EUR' });
    await addToCart(person, { variantId: few.variantId, quantity: 5 });
    await addToCart(person, { variantId: gone.variantId, quantity: 1 });
    await ownerDb().update(variant).set({ stock: 2 }).where(eq(variant.id, few.variantId));
    await ownerDb().update(product).set({ state: 'archived' }).where(eq(product.pageId, gone.pageId));
    const view = await cartView(person, placeIn('US'));
    expect(view.parts).toMatchObject([{ currency: 'USD', payable: false }]);
    expect(view.parts[0]?.sellers[0]?.lines).toMatchObject([{ problem: 'too_few', left: 2 }]);
    expect(view.gone).toMatchObject([{ variantId: gone.variantId, problem: 'gone', title: 'Thing 0' }]);
  });

  test('of a shop that closed or does not deliver here waits too', async () => {
    const person = await aPerson();
    const { variantId, pageId } = await aThing();
    await addToCart(person, { variantId, quantity: 1 });
    await ownerDb()
      .update(page)
      .set({ deliveryCountries: ['FR'] })
      .where(eq(page.id, pageId));
    expect((await cartView(person, placeIn('US'))).parts).toMatchObject([
      { payable: false, sellers: [{ problem: 'not_delivered_here' }] },
    ]);
  });

  test('is nobody else’s', async () => {
    const person = await aPerson();
    const { variantId } = await aThing();
    await addToCart(person, { variantId, quantity: 1 });
    const other = aGuest();
    expect(await cartCount(other)).toBe(0);
    expect(await removeFromCart(other, { variantId })).toEqual({ ok: false, code: 'not_found' });
    expect(await cartCount(person)).toBe(1);
    expect(await moneyDb().select().from(cartLine)).toEqual([]);
  });
});
