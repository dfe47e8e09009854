import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { product } from '@/db/schema/shop/product';
import { aCollectionForm } from '@/db/testing/collections';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { nothingBefore } from '@/lib/shop/descriptions/site/model';
import { entriesOf } from '@/lib/shop/descriptions/site/queries';
import { placeProduct } from './place-product';
import { collectionBySlug, collectionsOfPage } from './queries';
import { saveCollection } from './save-collection';

test('an empty collection is shown to nobody until something on sale is in it, and then with the photo of that', async () => {
  const owner = await aPerson({ name: 'Omar' });
  const { id: pageId, handle } = await aPage({ owner: owner.personId });
  const key = newId('collection');
  await saveCollection(owner, aCollectionForm(pageId, { key, kind: 'hand' }));
  const seen = async () => {
    const mapped: string[] = [];
    for await (const entry of entriesOf(anybody, { kind: 'collections', after: nothingBefore }))
      if (entry.handle === handle) mapped.push(entry.slug ?? '');
    const tiles = await collectionsOfPage(anybody, pageId);
    const page = await collectionBySlug(anybody, pageId, 'winter');
    return { mapped, tiles: tiles.map(({ slug, cover }) => [slug, cover !== null]), page: page?.slug };
  };
  const nothing = { mapped: [], tiles: [], page: undefined };
  expect(await seen()).toEqual(nothing);

  const bowl = await aProduct(pageId, { title: 'Bowl', state: 'draft' });
  expect(await placeProduct(owner, { page: pageId, product: bowl.id, shown: [key], collections: [key] })).toMatchObject(
    { ok: true },
  );
  expect(await seen()).toEqual(nothing);

  await shopDb().update(product).set({ state: 'published', publishedAt: new Date() }).where(eq(product.id, bowl.id));
  const shown = { mapped: ['collections/winter'], page: 'winter' };
  expect(await seen()).toEqual({ ...shown, tiles: [['winter', false]] });
  const cup = await aProduct(pageId, { title: 'Cup', pictures: 1 });
  await placeProduct(owner, { page: pageId, product: cup.id, shown: [key], collections: [key] });
  expect(await seen()).toEqual({ ...shown, tiles: [['winter', true]] });
});

test('a collection with something in it is shown behind however many that are empty', async () => {
  const owner = await aPerson({ name: 'Omar' });
  const { id: pageId } = await aPage({ owner: owner.personId });
  const keys = Array.from({ length: 40 }, () => newId('collection'));
  for (const [at, key] of keys.entries())
    await saveCollection(owner, aCollectionForm(pageId, { key, kind: 'hand', titleEn: `Shelf ${at}` }));
  const bowl = await aProduct(pageId, { title: 'Bowl' });
  const last = keys.slice(-2);
  await placeProduct(owner, { page: pageId, product: bowl.id, shown: last, collections: last });
  const slugs = async (limit?: number) => (await collectionsOfPage(anybody, pageId, limit)).map(({ slug }) => slug);
  expect(await slugs()).toEqual(['shelf-38', 'shelf-39']);
  expect(await slugs(1)).toEqual(['shelf-38']);
});
