import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { page as pageTable } from '@/db/schema/shop/page';
import { product, variant } from '@/db/schema/shop/product';
import { aPerson } from '@/db/testing/a-person';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import { shopAsText } from '@/db/testing/shop-as-text';
import { ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { beginImport } from '@/lib/shop/imports/begin-import';
import { importItems, importOf } from '@/lib/shop/imports/queries';
import { steerImport } from '@/lib/shop/imports/steer-import';
import { tendImports } from '@/lib/shop/imports/tend-imports';
import { pageByHandle } from '@/lib/shop/pages/queries';
import { type ExportProduct, type Target, targets } from './model';
import { feedMark, ownersProducts, productsOnSale } from './queries';
import { switchFeeds } from './switch-feeds';
import { aShop } from './testing/round-trip';
import { writeExport } from './write-export';

const picture = (key: string) => `https://souk.test/media/${key}/1280.jpg`;

async function aCatalogue() {
  const actor = await aPerson();
  const { id: page, handle } = await aPage({ owner: actor.personId });
  const tee = await aProduct(page, {
    ...{ title: 'Tee', tags: ['=cmd', 'cotton'], colour: 'Sand', pictures: 3, description: '- soft\n\nSecond <b>' },
    options: [
      { name: 'المقاس', values: ['S', 'M'] },
      { name: 'Fit', values: ['Wide', 'Slim'] },
    ],
    variants: [
      { values: ['S', 'Wide'], sku: 'T-1', stock: 3 },
      { values: ['M', 'Wide'], sku: '-T2', stock: 0 },
      { values: ['M', 'Slim'] },
    ],
  });
  await aProduct(page, { title: 'Bowl', externalId: 'old-system-7', brand: 'Kumo', slug: 'وعاء' });
  await aProduct(page, { title: 'Draft', state: 'draft', publishedAt: null, variants: [{ price: null }] });
  await aProduct(page, { title: 'Gone', state: 'archived', category: 'rugs' });
  return { actor, page, handle, tee };
}

async function fileOf(target: Target, parts: AsyncIterable<readonly ExportProduct[]> | null): Promise<string> {
  if (parts === null) throw new Error('not hers');
  let text = '';
  for await (const piece of writeExport(target, { ...aShop, currency: 'USD' }, parts)) text += piece;
  return text;
}

const partsFor = async (target: Target, actor: PersonActor, page: Id<'page'>) =>
  target.startsWith('shopify') ? ownersProducts(actor, page, picture) : productsOnSale(actor, page, picture);

describe('a catalogue', () => {
  it.each(targets)('written as %s and imported again is as it is', async (target) => {
    const { actor, page } = await aCatalogue();
    // Markup in a description is what feeds cannot hold.
    if (!target.startsWith('shopify'))
      await ownerDb().update(product).set({ description: '- soft' }).where(eq(product.title, 'Tee'));
    await ownerDb().update(pageTable).set({ name: aShop.name }).where(eq(pageTable.id, page));
    const before = await shopAsText(actor, page);
    const bytes = new TextEncoder().encode(await fileOf(target, await partsFor(target, actor, page)));
    const begun = await beginImport(actor, { page, name: target, wishes: { newState: 'draft' }, bytes });
    if (!begun.ok) throw new Error(begun.code);
    await tendImports();
    const found = await importOf(actor, page, begun.value);
    const items = await importItems(actor, page, begun.value, { filter: 'all', after: 0 });
    const count = target.startsWith('shopify') ? 4 : 2;
    expect(items.map(({ outcome, title }) => [title, outcome])).toHaveLength(count);
    expect(found?.tally.unchanged.items).toBe(count);
    await steerImport(actor, { page, import: begun.value, to: 'run' });
    await tendImports();
    expect(await shopAsText(actor, page)).toEqual(before);
  });

  it('is its owner’s alone; machines see what is on sale', async () => {
    const { actor, page } = await aCatalogue();
    const other = await aPerson();
    expect(await ownersProducts(other, page, picture)).toBeNull();
    const titles = async (parts: AsyncIterable<readonly ExportProduct[]> | null) => {
      const all: string[] = [];
      for await (const part of parts ?? []) all.push(...part.map(({ document }) => document.title));
      return all.toSorted();
    };
    expect(await titles(await ownersProducts(actor, page, picture))).toEqual(['Bowl', 'Draft', 'Gone', 'Tee']);
    expect(await titles(productsOnSale(anybody, page, picture))).toEqual(['Bowl', 'Tee']);
    await ownerDb().update(pageTable).set({ shopOpen: false }).where(eq(pageTable.id, page));
    expect(await titles(productsOnSale(anybody, page, picture))).toEqual([]);
  });

  it('is read part by part to its end', async () => {
    const { actor, page } = await aCatalogue();
    for (let at = 0; at < 205; at += 1) await aProduct(page, { title: `Thing ${at}` });
    const sizes: number[] = [];
    for await (const part of (await ownersProducts(actor, page, picture)) ?? []) sizes.push(part.length);
    expect(sizes).toEqual([100, 100, 9]);
  });

  it('is told to be another by a price and by what is sold out, and by no sale before that', async () => {
    const { page, tee } = await aCatalogue();
    const before = await feedMark(anybody, page);
    expect(await feedMark(anybody, page)).toBe(before);
    await ownerDb().update(variant).set({ stock: 2 }).where(eq(variant.productId, tee.id));
    const many = await feedMark(anybody, page);
    await ownerDb().update(variant).set({ stock: 1 }).where(eq(variant.productId, tee.id));
    expect(await feedMark(anybody, page)).toBe(many);
    await ownerDb().update(variant).set({ stock: 0 }).where(eq(variant.productId, tee.id));
    const sold = await feedMark(anybody, page);
    await ownerDb().update(variant).set({ priceMinor: 1n }).where(eq(variant.productId, tee.id));
    expect(new Set([many, sold, await feedMark(anybody, page)]).size).toBe(3);
  });

  it('has addresses for machines until its owner says no', async () => {
    const { actor, page, handle } = await aCatalogue();
    expect((await pageByHandle(anybody, handle))?.feeds).toBe(true);
    expect(await switchFeeds(await aPerson(), { page, feeds: 'off' })).toEqual({ ok: false, code: 'not_found' });
    expect(await switchFeeds(actor, { page, feeds: 'off' })).toEqual({ ok: true, value: null });
    expect((await pageByHandle(anybody, handle))?.feeds).toBe(false);
    await switchFeeds(actor, { page, feeds: 'on' });
    expect((await pageByHandle(anybody, handle))?.feeds).toBe(true);
  });
});
