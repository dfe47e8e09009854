import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { page } from '@/db/schema/shop/page';
import { product, variant } from '@/db/schema/shop/product';
import { aPage, aProduct } from '@/db/testing/shop';
import { aGuest, aPerson } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { productForOwner } from '@/lib/shop/drafts/edited-product';
import { isHandleFree, ownedHandle } from '@/lib/shop/ownership/queries';
import { archiveProducts } from './archive-products';
import { publishProducts } from './publish-products';
import { saveProduct } from './save-product';
import type { UpdateProduct } from './schema';
import { setOnePrice } from './set-one-price';

async function aWorld(given: Parameters<typeof aPage>[0] = {}, made: Parameters<typeof aProduct>[1] = {}) {
  const owner = await aPerson();
  const shop = await aPage({ owner: owner.personId, ...given });
  const one = await aProduct(shop.id, { state: 'draft', publishedAt: null, ...made });
  return { owner, shop, one };
}
type World = Awaited<ReturnType<typeof aWorld>>;

/** The editor's form as it stands when the page is opened now, with what is typed over it. */
async function editor({ owner, shop, one }: World, typed: Partial<UpdateProduct> = {}): Promise<UpdateProduct> {
  const now = await productForOwner(owner, shop.id, one.id);
  if (!now) throw new Error('no product');
  const rows = Object.fromEntries(
    now.variants.map((row, place) => [
      String(place),
      {
        ...{ id: row.id, values: row.values, offered: true, sku: row.sku, media: row.mediaId },
        ...{
          price: row.priceMinor === null ? '' : String(row.priceMinor / 100n),
          stock: row.stock,
          stockWas: row.stock,
        },
      },
    ]),
  );
  return {
    ...{ page: shop.id, product: one.id, seen: now.seen, overwrite: false, publish: false, drop: false },
    ...{ title: now.title, description: now.description, category: now.category, options: {}, rows },
    ...typed,
  };
}
const stateOf = async ({ one }: World) => (await shopDb().select().from(product).where(eq(product.id, one.id)))[0];

describe('the buttons of the editor', () => {
  it('save without putting on sale', async () => {
    const world = await aWorld();
    expect(await saveProduct(world.owner, await editor(world, { title: 'New' }))).toMatchObject({
      ok: true,
      value: { published: false },
    });
    expect(await stateOf(world)).toMatchObject({ state: 'draft', title: 'New', publishedAt: null });
  });

  it('save and put on sale in one go, and what they answer is what the next save has seen', async () => {
    const world = await aWorld({ shopOpen: false });
    const saved = await saveProduct(world.owner, await editor(world, { publish: true }));
    expect(saved).toMatchObject({ ok: true, value: { published: true, opened: true } });
    if (!saved.ok) return;
    const again = await saveProduct(world.owner, await editor(world, { seen: saved.value.seen, title: 'Once more' }));
    expect(again).toMatchObject({ ok: true });
    expect(await stateOf(world)).toMatchObject({ state: 'published', title: 'Once more' });
  });

  it('put nothing on sale, and save nothing, without a title or a price', async () => {
    const world = await aWorld({}, { title: 'Old', variants: [{ price: null }] });
    const untitled = await saveProduct(world.owner, await editor(world, { publish: true, title: '' }));
    expect(untitled).toEqual({ ok: false, code: 'title_required', field: 'title' });
    const unpriced = await saveProduct(world.owner, await editor(world, { publish: true, title: 'Changed' }));
    expect(unpriced).toMatchObject({ ok: false, code: 'price_required' });
    expect(await stateOf(world)).toMatchObject({ state: 'draft', title: 'Old' });
  });

  it('answer somebody else as if there were no such product', async () => {
    const world = await aWorld();
    const input = await editor(world, { publish: true, title: 'Stolen' });
    for (const actor of [aGuest(), await aPerson()]) {
      expect(await saveProduct(actor, input)).toEqual({ ok: false, code: 'not_found' });
      expect(await saveProduct(actor, { ...input, page: newId('page') })).toEqual({ ok: false, code: 'not_found' });
    }
    expect(await stateOf(world)).toMatchObject({ state: 'draft', title: 'Glazed bowl' });
  });
});

describe('archiving', () => {
  it('takes off the shop, twice without harm, and publishing brings back under the same address', async () => {
    const world = await aWorld();
    const list = { page: world.shop.id, products: [world.one.id] };
    await publishProducts(world.owner, list);
    const { slug } = (await stateOf(world)) ?? {};
    expect(await archiveProducts(world.owner, list)).toEqual({ ok: true, value: { archived: 1 } });
    expect(await archiveProducts(world.owner, list)).toEqual({ ok: true, value: { archived: 0 } });
    expect(await publishProducts(world.owner, list)).toMatchObject({ ok: true, value: { published: [world.one.id] } });
    expect(await stateOf(world)).toMatchObject({ state: 'published', slug });
  });

  it('of nothing that is the page’s is not found', async () => {
    const [mine, theirs] = [await aWorld(), await aWorld()];
    for (const products of [[theirs.one.id], [newId('product')]]) {
      expect(await archiveProducts(mine.owner, { page: mine.shop.id, products })).toEqual({
        ok: false,
        code: 'not_found',
      });
    }
    expect(await stateOf(theirs)).toMatchObject({ state: 'draft' });
  });
});

describe('one price for many', () => {
  it.each([
    ['', 'required'],
    ['cheap', 'number'],
    ['0', 'price_zero'],
    ['1.234', 'number'],
    ['-5', 'number'],
  ])('is not %j: %s', async (price, code) => {
    const { owner, shop, one } = await aWorld();
    expect(await setOnePrice(owner, { page: shop.id, products: [one.id], price })).toEqual({
      ok: false,
      code,
      field: 'price',
    });
    const [row] = await shopDb()
      .select({ price: variant.priceMinor })
      .from(variant)
      .where(eq(variant.productId, one.id));
    expect(row?.price).toBe(2_000n);
  });
});

describe('a handle', () => {
  it('is free until a page has it in any case, also a closed one; only people may ask', async () => {
    const person = await aPerson();
    const { id, handle } = await aPage({ owner: person.personId });
    expect(await isHandleFree(person, `${handle}-x`)).toBe(true);
    expect(await isHandleFree(person, handle.toUpperCase())).toBe(false);
    expect(await isHandleFree(aGuest(), `${handle}-x`)).toBe(false);
    await shopDb().update(page).set({ state: 'closed' }).where(eq(page.id, id));
    expect(await isHandleFree(person, handle)).toBe(false);
  });

  it('leads back to the studio of one’s own page, and of no other', async () => {
    const [owner, other] = [await aPerson(), await aPerson()];
    const { id, handle } = await aPage({ owner: owner.personId });
    expect(await ownedHandle(owner, id)).toBe(handle);
    expect(await ownedHandle(other, id)).toBeNull();
    expect(await ownedHandle(owner, newId('page'))).toBeNull();
  });
});
