import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { formerHandle } from '@/db/schema/shop/address';
import { page } from '@/db/schema/shop/page';
import { product } from '@/db/schema/shop/product';
import { aPage, aProduct } from '@/db/testing/shop';
import { aGuest, aPerson } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { productBySlug } from '@/lib/shop/catalog/queries';
import { isHandleFree } from '@/lib/shop/ownership/queries';
import { createPage } from '@/lib/shop/pages/create-page';
import { CreatePage } from '@/lib/shop/pages/schema';
import { changeHandle, handlesKeptMax } from './change-handle';
import { changeSlug } from './change-slug';
import { keptHandles, presentAddress } from './queries';
import { ChangeHandle } from './schema';

const anybody = aGuest();
let number = 0;
const aHandle = () => `moved-${number++}-${Math.floor(Math.random() * 1e6)}`;

async function aShop(handle = aHandle()) {
  const owner = await aPerson();
  const made = await aPage({ handle, owner: owner.personId });
  return { owner, page: made.id, handle };
}

describe('the address of a page', () => {
  it('changes, and the old one leads on to it in any case of letters', async () => {
    const shop = await aShop();
    const next = aHandle();
    expect(await changeHandle(shop.owner, { page: shop.page, handle: next })).toEqual({
      ok: true,
      value: { handle: next },
    });
    expect(await presentAddress(anybody, shop.handle.toUpperCase())).toEqual({ handle: next, slug: null });
    expect(await presentAddress(anybody, next)).toBeNull();
    expect(await presentAddress(anybody, aHandle())).toBeNull();
  });

  it('is nobody else’s for a year, and free after it: then it means who has it', async () => {
    const [shop, stranger] = [await aShop(), await aPerson()];
    await changeHandle(shop.owner, { page: shop.page, handle: aHandle() });
    const wanted = CreatePage.parse({
      ...{ key: newId('page'), name: 'Other', handle: shop.handle, kind: 'home', about: '' },
      ...{ country: 'US', currency: 'USD', languages: ['en'] },
    });
    expect(await isHandleFree(stranger, shop.handle)).toBe(false);
    expect(await createPage(stranger, wanted)).toMatchObject({ code: 'handle_taken', field: 'handle' });
    const other = await aShop();
    const take = { page: other.page, handle: shop.handle };
    expect(await changeHandle(other.owner, take)).toMatchObject({ code: 'handle_taken', field: 'handle' });
    const [kept] = await shopDb().select().from(formerHandle).where(eq(formerHandle.handle, shop.handle));
    const days = ((kept?.keptUntil.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBeGreaterThanOrEqual(365);
    await letAYearGoBy(shop.handle);
    expect(await isHandleFree(stranger, shop.handle)).toBe(true);
    expect(await changeHandle(other.owner, take)).toMatchObject({ ok: true });
    expect(await presentAddress(anybody, shop.handle)).toBeNull();
  });

  it('can be gone back to by its own page', async () => {
    const shop = await aShop();
    const next = aHandle();
    await changeHandle(shop.owner, { page: shop.page, handle: next });
    expect(await changeHandle(shop.owner, { page: shop.page, handle: shop.handle })).toMatchObject({ ok: true });
    expect(await presentAddress(anybody, next)).toEqual({ handle: shop.handle, slug: null });
    expect(await keptHandles(shop.owner, shop.page)).toEqual([next]);
    expect(await keptHandles(await aPerson(), shop.page)).toEqual([]);
  });

  it('does not change without end: what one page keeps, nobody else can have', async () => {
    const shop = await aShop();
    for (let time = 0; time < handlesKeptMax; time += 1) {
      expect(await changeHandle(shop.owner, { page: shop.page, handle: aHandle() })).toMatchObject({ ok: true });
    }
    expect(await changeHandle(shop.owner, { page: shop.page, handle: aHandle() })).toMatchObject({
      code: 'handles_kept_max',
    });
  });

  it('is given once to pages that want it at the same moment', async () => {
    const [one, other, wanted] = [await aShop(), await aShop(), aHandle()];
    const answers = await Promise.all(
      [one, other].map(({ owner, page }) => changeHandle(owner, { page, handle: wanted })),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  it('is changed by its owners alone, to what a handle may be', async () => {
    const shop = await aShop();
    expect(await changeHandle(await aPerson(), { page: shop.page, handle: aHandle() })).toMatchObject({
      code: 'not_found',
    });
    const typed = (handle: string) => ChangeHandle.safeParse({ page: shop.page, handle }).error?.issues[0]?.message;
    expect([typed('wallet'), typed('a'), typed('Ünder_'), typed('@Fine-One')]).toEqual([
      'handle_reserved',
      'handle_short',
      'handle_letters',
      undefined,
    ]);
  });

  it('leads nowhere once its page is no longer public', async () => {
    const shop = await aShop();
    await changeHandle(shop.owner, { page: shop.page, handle: aHandle() });
    await shopDb().update(page).set({ state: 'closed' }).where(eq(page.id, shop.page));
    expect(await presentAddress(anybody, shop.handle)).toBeNull();
  });
});

describe('the address of a product', () => {
  it('changes, and the old one leads on, also from the old address of its page', async () => {
    const shop = await aShop();
    const made = await aProduct(shop.page, { title: 'Brass lamp' });
    const changed = await changeSlug(shop.owner, { page: shop.page, product: made.id, words: 'Copper Lamp' });
    expect(changed).toEqual({ ok: true, value: { slug: 'copper-lamp' } });
    expect(await presentAddress(anybody, shop.handle, made.slug)).toEqual({ handle: shop.handle, slug: 'copper-lamp' });
    expect((await productBySlug(anybody, shop.handle, 'copper-lamp'))?.id).toBe(made.id);
    const next = aHandle();
    await changeHandle(shop.owner, { page: shop.page, handle: next });
    expect(await presentAddress(anybody, shop.handle, made.slug)).toEqual({ handle: next, slug: 'copper-lamp' });
    expect(await presentAddress(anybody, next, 'copper-lamp')).toBeNull();
  });

  it('is not given to another product, which gets a number', async () => {
    const shop = await aShop();
    const first = await aProduct(shop.page, {});
    const second = await aProduct(shop.page, {});
    const rename = (id: typeof first.id, words: string) =>
      changeSlug(shop.owner, { page: shop.page, product: id, words });
    await rename(first.id, 'Old words');
    await rename(first.id, 'New words');
    expect(await rename(second.id, 'Old words')).toMatchObject({ value: { slug: 'old-words-2' } });
    expect(await rename(first.id, 'Old words')).toMatchObject({ value: { slug: 'old-words' } });
    expect(await presentAddress(anybody, shop.handle, 'new-words')).toMatchObject({ slug: 'old-words' });
  });

  it('leads nowhere for drafts, for strangers, and for what is off sale', async () => {
    const shop = await aShop();
    const made = await aProduct(shop.page, {});
    const rename = { page: shop.page, product: made.id, words: 'Another' };
    expect(await changeSlug(await aPerson(), rename)).toMatchObject({ code: 'not_found' });
    await changeSlug(shop.owner, rename);
    await shopDb().update(product).set({ state: 'archived' }).where(eq(product.id, made.id));
    expect(await presentAddress(anybody, shop.handle, made.slug)).toBeNull();
  });
});

async function letAYearGoBy(handle: string): Promise<void> {
  await shopDb()
    .update(formerHandle)
    .set({ keptUntil: sql`now() - interval '1 second'` })
    .where(eq(formerHandle.handle, handle));
}
