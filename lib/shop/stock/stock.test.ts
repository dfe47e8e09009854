import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { moneyDb } from '@/db/client/money';
import { variant } from '@/db/schema/shop/product';
import { aPage, aProduct } from '@/db/testing/shop';
import { aPerson, ownerDb } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { listMailbox } from '@/lib/platform/mailbox';
import { addPlace } from './add-place';
import { adjust } from './adjust';
import type { AdjustReason } from './model';
import { placesOf, stockOfProduct } from './queries';
import { setLowStock } from './set-low-stock';
import { tellLow } from './tell-low';
import { updatePlace } from './update-place';

/** Addresses to which no mail goes out. */
const unreachable = new Set<string>();
vi.mock('@/lib/platform/mail', async (original) => {
  const mail = await original<typeof import('@/lib/platform/mail')>();
  const sendMail: typeof mail.sendMail = async (letter) => {
    if (unreachable.has(letter.to)) throw new Error('the mail did not go out');
    return mail.sendMail(letter);
  };
  return { ...mail, sendMail };
});

/** An owner's page with a product of ten, and as many places as asked. */
async function aStock({ places = 0, language = 'en' } = {}) {
  const owner = await aPerson();
  const email = `m${newId('mail').slice(-12)}@example.com`;
  const page = await aPage({ owner: owner.personId, contactEmail: email, languages: [language] });
  const made = await aProduct(page.id, { title: 'Glazed bowl' });
  const [variantId = newId('variant')] = made.variants;
  const keys = Array.from({ length: places }, () => newId('place'));
  for (const [at, key] of keys.entries())
    await addPlace(owner, { page: page.id, key, name: `Place ${at}`, address: '' });
  const read = async () => (await stockOfProduct(owner, page.id, made.id))?.variants[0];
  const give = (reason: AdjustReason, units: number, part: { place?: Id<'place'>; to?: Id<'place'> } = {}) =>
    adjust(owner, {
      ...{ page: page.id, variant: variantId, reason, units, note: '' },
      ...{ place: part.place ?? null, to: part.to ?? null },
    });
  return { owner, page: page.id, product: made.id, variant: variantId, places: keys, email, read, give };
}
const sell = (one: Id<'variant'>, quantity: number) =>
  moneyDb().execute(sql`select shop.reserve(gen_random_uuid(),
    jsonb_build_array(jsonb_build_object('variant', ${toUuid(one)}::text, 'quantity', ${quantity}::int, 'unit_minor', 2000)), 600)`);
const differences = (one: Id<'variant'>) =>
  ownerDb().execute(sql`select * from shop.stock_differences() where subject like ${`${toUuid(one)}%`}`);

describe('an adjustment', () => {
  it('is kept with its reason and who made it, and with the sales it makes the stock', async () => {
    const shop = await aStock();
    await shop.give('received', 5);
    await shop.give('damaged', 2);
    await sell(shop.variant, 3);
    await shop.give('counted', 8);
    const now = await stockOfProduct(shop.owner, shop.page, shop.product);
    expect(now?.variants[0]).toMatchObject({ stock: 8, moved: 11, taken: 3, places: [] });
    expect(now?.moves.map((one) => [one.reason, one.units])).toEqual([
      ['counted', -2],
      ['damaged', -2],
      ['received', 5],
      ['opening', 10],
    ]);
    expect(now?.moves[0]?.who).toEqual(expect.any(String));
    expect(await differences(shop.variant)).toEqual([]);
  });

  it('of a drop that is being sold takes what was counted, not what its figure still says', async () => {
    const shop = await aStock();
    await ownerDb().update(variant).set({ drop: true }).where(eq(variant.id, shop.variant));
    await sell(shop.variant, 3);
    expect(await shop.give('counted', 6)).toEqual({ ok: true, value: { stock: 6 } });
    await sell(shop.variant, 1);
    expect(await shop.give('counted', 5)).toMatchObject({ code: 'nothing_changed' });
    const now = await stockOfProduct(shop.owner, shop.page, shop.product);
    expect(now?.moves[0]).toMatchObject({ reason: 'counted', units: -1 });
    expect(await differences(shop.variant)).toEqual([]);
  });

  it('on a page with several places is at one of them, and moves between them', async () => {
    const shop = await aStock({ places: 2 });
    const [first, second] = shop.places;
    if (!first || !second) throw new Error('two places');
    expect(await shop.give('received', 1)).toMatchObject({ code: 'place_needed', field: 'place' });
    expect(await shop.give('transfer', 1, { place: first })).toMatchObject({ code: 'place_needed', field: 'to' });
    expect(await shop.give('transfer', 11, { place: first, to: second })).toMatchObject({ code: 'stock_changed' });
    expect(await shop.give('transfer', 4, { place: first, to: second })).toEqual({ ok: true, value: { stock: 10 } });
    expect(await shop.give('sold_elsewhere', 5, { place: second })).toMatchObject({ code: 'stock_changed' });
    expect(await shop.give('counted', 1, { place: second })).toEqual({ ok: true, value: { stock: 7 } });
    expect((await shop.read())?.places.map((one) => one.stock)).toEqual([6, 1]);
    expect(await shop.give('counted', 1, { place: second })).toMatchObject({ code: 'nothing_changed' });
    expect(await differences(shop.variant)).toEqual([]);
  });

  it('is the owner’s alone, of her own things and at her own places', async () => {
    const [mine, theirs] = [await aStock({ places: 2 }), await aStock({ places: 2 })];
    const asked = { page: theirs.page, variant: theirs.variant, place: null, to: null, reason: 'lost' as const };
    expect(await adjust(mine.owner, { ...asked, units: 1, note: '' })).toMatchObject({ code: 'not_found' });
    expect(await adjust(mine.owner, { ...asked, page: mine.page, units: 1, note: '' })).toMatchObject({
      code: 'not_found',
    });
    const [foreign] = theirs.places;
    if (!foreign) throw new Error('a place');
    expect(await mine.give('received', 1, { place: foreign })).toMatchObject({ code: 'not_found' });
    expect(await stockOfProduct(mine.owner, theirs.page, theirs.product)).toBeNull();
    expect(await placesOf(mine.owner, theirs.page)).toEqual([]);
    const renamed = { page: mine.page, place: foreign, name: 'Mine', address: '', active: true, first: true };
    expect(await updatePlace(mine.owner, renamed)).toMatchObject({ code: 'not_found' });
  });
});

describe('a place', () => {
  const words = { name: 'Cellar', address: 'Under the shop' };

  it('that is brought to the front is sold from first', async () => {
    const shop = await aStock({ places: 2 });
    const [first, second] = shop.places;
    if (!first || !second) throw new Error('two places');
    await shop.give('received', 5, { place: second });
    await updatePlace(shop.owner, { page: shop.page, place: second, ...words, active: true, first: true });
    await sell(shop.variant, 6);
    expect((await placesOf(shop.owner, shop.page)).map((one) => one.id)).toEqual([second, first]);
    expect((await shop.read())?.places.map((one) => one.stock)).toEqual([0, 9]);
  });

  it('is closed only when nothing lies there, and not the last one', async () => {
    const shop = await aStock({ places: 2 });
    const [first, second] = shop.places;
    if (!first || !second) throw new Error('two places');
    const close = (place: Id<'place'>) =>
      updatePlace(shop.owner, { page: shop.page, place, ...words, active: false, first: false });
    expect(await close(first)).toMatchObject({ code: 'place_not_empty' });
    await shop.give('transfer', 10, { place: first, to: second });
    expect(await close(first)).toMatchObject({ ok: true });
    expect(await close(second)).toMatchObject({ code: 'last_place' });
    expect((await placesOf(shop.owner, shop.page)).map((one) => one.active)).toEqual([true, false]);
  });

  it('added twice by one form is added once', async () => {
    const shop = await aStock();
    const form = { page: shop.page, key: newId('place'), name: 'Shop', address: '' };
    await Promise.all([addPlace(shop.owner, form), addPlace(shop.owner, form)]);
    expect(await placesOf(shop.owner, shop.page)).toHaveLength(1);
    expect((await shop.read())?.places).toEqual([]);
  });
});

describe('what runs low', () => {
  const told = async (email: string) => (await listMailbox(email)).length;
  beforeEach(tellLow);

  it('is told once, in the language of the page, and again only after there was more', async () => {
    const shop = await aStock({ language: 'ar' });
    await setLowStock(shop.owner, { page: shop.page, variant: null, low: 4 });
    await sell(shop.variant, 5);
    await tellLow();
    expect(await told(shop.email)).toBe(0);
    await sell(shop.variant, 1);
    await Promise.all([tellLow(), tellLow()]);
    await tellLow();
    expect(await told(shop.email)).toBe(1);
    expect((await listMailbox(shop.email))[0]).toMatchObject({
      locale: 'ar',
      text: expect.stringContaining('Glazed bowl'),
    });
    await sell(shop.variant, 1);
    await tellLow();
    expect(await told(shop.email)).toBe(1);
    await shop.give('received', 20);
    await tellLow();
    await sell(shop.variant, 20);
    await tellLow();
    expect(await told(shop.email)).toBe(2);
  });

  it('is told the next time where no mail goes out, and keeps the mail of no other page back', async () => {
    const [shut, open] = [await aStock(), await aStock()];
    for (const shop of [shut, open]) {
      await setLowStock(shop.owner, { page: shop.page, variant: null, low: 4 });
      await sell(shop.variant, 6);
    }
    unreachable.add(shut.email);
    await tellLow();
    expect([await told(shut.email), await told(open.email)]).toEqual([0, 1]);
    unreachable.clear();
    await tellLow();
    expect([await told(shut.email), await told(open.email)]).toEqual([1, 1]);
  });

  it('follows the number of the variant before that of the page, and none where none is set', async () => {
    const shop = await aStock();
    await setLowStock(shop.owner, { page: shop.page, variant: null, low: null });
    await sell(shop.variant, 9);
    await tellLow();
    expect(await told(shop.email)).toBe(0);
    await setLowStock(shop.owner, { page: shop.page, variant: shop.variant, low: 1 });
    await tellLow();
    expect(await told(shop.email)).toBe(1);
  });

  it('is not what always was a single piece', async () => {
    const shop = await aStock();
    await ownerDb().update(variant).set({ stock: 1, stockMost: 1 }).where(eq(variant.id, shop.variant));
    await tellLow();
    expect(await told(shop.email)).toBe(0);
  });
});
