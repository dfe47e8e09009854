import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { media, page } from '@/db/schema/shop/page';
import { productMedia, variant } from '@/db/schema/shop/product';
import { aGuest, aPerson, aShop, ownerDb } from '@/db/testing/world';
import type { Actor } from '@/lib/identity/actor/model';
import { newId } from '@/lib/kernel/ids';
import { placeIn } from '@/lib/shop/delivery/model';
import { addToCart } from './add-to-cart';
import { linesMax, quantityMax } from './model';
import { cartCount, cartView } from './queries';
import { removeFromCart } from './remove-from-cart';
import { setQuantity } from './set-quantity';

const none: Actor[] = [
  { kind: 'guest', guestHash: null, locale: 'en' },
  { kind: 'system', name: 'test', locale: 'en' },
];

describe('who has no cart', () => {
  test.each(none)('is told so by every change, and sees an empty one: %j', async (actor) => {
    const { variants } = await aShop();
    const [variantId = newId('variant')] = variants;
    const noPurse = { ok: false, code: 'no_purse' };
    expect(await addToCart(actor, { variantId, quantity: 1 })).toEqual(noPurse);
    expect(await setQuantity(actor, { variantId, quantity: 1 })).toEqual(noPurse);
    expect(await removeFromCart(actor, { variantId })).toEqual(noPurse);
    expect(await cartCount(actor)).toBe(0);
    expect(await cartView(actor, placeIn('US'))).toEqual({ version: 0, count: 0, parts: [], gone: [] });
  });
});

describe('a full cart', () => {
  test('takes no further thing, but more of what is in it, and room comes back', async () => {
    const { variants } = await aShop({ stocks: Array.from({ length: linesMax + 1 }, () => 5) });
    const person = await aPerson();
    const [last = newId('variant'), ...rest] = [...variants].reverse();
    for (const variantId of rest) await addToCart(person, { variantId, quantity: 1 });
    const [known = newId('variant')] = rest;
    expect(await addToCart(person, { variantId: last, quantity: 1 })).toEqual({ ok: false, code: 'cart_full' });
    expect(await addToCart(person, { variantId: known, quantity: 1 })).toEqual({ ok: true, value: 2 });
    await removeFromCart(person, { variantId: known });
    expect(await addToCart(person, { variantId: last, quantity: 1 })).toEqual({ ok: true, value: 1 });
    expect(await cartCount(person)).toBe(linesMax);
  });

  test('holds 99 of one thing, however much of it there is', async () => {
    const { variants } = await aShop({ stocks: [500] });
    const [variantId = newId('variant')] = variants;
    const guest = aGuest();
    expect(await addToCart(guest, { variantId, quantity: quantityMax })).toEqual({ ok: true, value: quantityMax });
    expect(await addToCart(guest, { variantId, quantity: 1 })).toMatchObject({ ok: false, code: 'too_few' });
    expect(await cartCount(guest)).toBe(quantityMax);
  });
});

test('a cart that comes to more than can be paid at once says so, until there is less in it', async () => {
  const { variants } = await aShop({ priceMinor: 50_000_000n, deliveryMinor: 0n });
  const [variantId = newId('variant')] = variants;
  const guest = aGuest();
  await addToCart(guest, { variantId, quantity: 2 });
  expect((await cartView(guest, placeIn('US'))).parts).toMatchObject([{ payable: false, tooHigh: true }]);
  await setQuantity(guest, { variantId, quantity: 1 });
  expect((await cartView(guest, placeIn('US'))).parts).toMatchObject([{ payable: true, tooHigh: false }]);
});

describe('what is put into a cart', () => {
  test.each([
    ['a draft page', { state: 'draft' }],
    ['a closed shop', { shopOpen: false }],
  ])('is not found in %s', async (_, part) => {
    const { variants, pageId } = await aShop();
    const [variantId = newId('variant')] = variants;
    await ownerDb().update(page).set(part).where(eq(page.id, pageId));
    expect(await addToCart(await aPerson(), { variantId, quantity: 1 })).toEqual({ ok: false, code: 'not_found' });
  });

  test.each([
    ['taken out', { removedAt: new Date() }],
    ['without a price', { priceMinor: null }],
  ])('is not found when its variant is %s', async (_, part) => {
    const { variants } = await aShop();
    const [variantId = newId('variant')] = variants;
    await ownerDb().update(variant).set(part).where(eq(variant.id, variantId));
    expect(await addToCart(await aPerson(), { variantId, quantity: 1 })).toEqual({ ok: false, code: 'not_found' });
  });

  test('shows the picture of its variant, else the first of its product', async () => {
    const { variants, pageId } = await aShop();
    const [variantId = newId('variant')] = variants;
    const person = await aPerson();
    await addToCart(person, { variantId, quantity: 1 });
    const [row] = await ownerDb()
      .select({ productId: variant.productId })
      .from(variant)
      .where(eq(variant.id, variantId));
    const faces = ['second', 'first', 'own'].map((key) => ({
      id: newId('media'),
      key: `${key}-${variantId.slice(-9)}`,
    }));
    await ownerDb()
      .insert(media)
      .values(faces.map((face) => ({ ...face, pageId, width: 4, height: 5, alt: '' })));
    for (const [index, face] of faces.slice(0, 2).entries()) {
      await ownerDb()
        .insert(productMedia)
        .values({ productId: row?.productId ?? newId('product'), mediaId: face.id, position: 1 - index });
    }
    const shown = async () => (await cartView(person, placeIn('US'))).parts[0]?.sellers[0]?.lines[0]?.picture?.key;
    expect(await shown()).toBe(faces[1]?.key);
    await ownerDb()
      .update(variant)
      .set({ mediaId: faces[2]?.id ?? null })
      .where(eq(variant.id, variantId));
    expect(await shown()).toBe(faces[2]?.key);
  });

  test('keeps its place in the list when its number changes', async () => {
    const { variants } = await aShop({ stocks: [5, 5, 5] });
    const person = await aPerson();
    for (const variantId of variants) await addToCart(person, { variantId, quantity: 1 });
    await setQuantity(person, { variantId: variants[0] ?? newId('variant'), quantity: 4 });
    const lines = (await cartView(person, placeIn('US'))).parts[0]?.sellers[0]?.lines ?? [];
    expect(lines.map((line) => line.variantId)).toEqual(variants);
    expect(lines.map((line) => line.quantity)).toEqual([4, 1, 1]);
  });
});
