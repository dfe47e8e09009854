import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { product, variant } from '@/db/schema/shop/product';
import { aCollectionForm } from '@/db/testing/collections';
import { anybody, aPage, aPicture, aProduct } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { presentCollection } from '@/lib/shop/addresses/queries';
import { addToCollection } from './add-to-collection';
import { arrangeCollection } from './arrange-collection';
import { deleteCollection } from './delete-collection';
import { collectionsWith, handProducts, ownCollection, ownCollections, picturesFor, tryRules } from './owned';
import { placeProduct } from './place-product';
import { collectionBySlug, productsOfCollection } from './queries';
import { saveCollection } from './save-collection';
import { AskRules, type SaveCollection } from './schema';

async function aShop() {
  const owner = await aPerson({ name: 'Omar' });
  const made = await aPage({ owner: owner.personId });
  return { owner, pageId: made.id, handle: made.handle };
}

const rule = (place: number, kind: string, value = '', node = 'rugs') => ({
  [`rules.${place}.kind`]: kind,
  [`rules.${place}.value`]: value,
  [`rules.${place}.node`]: node,
});

async function titlesIn(pageId: SaveCollection['page'], slug = 'winter') {
  const found = await collectionBySlug(anybody, pageId, slug);
  const list = found && (await productsOfCollection(anybody, found));
  return list?.items.map(({ title }) => title);
}

describe('a collection by rule', () => {
  test('is right in the moment in which a product changes', async () => {
    const { owner, pageId } = await aShop();
    const bowl = await aProduct(pageId, { title: 'Blue bowl', brand: 'Cedar', tags: ['Gift'] });
    const rug = await aProduct(pageId, { title: 'Rug', category: 'rugs', variants: [{ price: 90_000n, stock: 0 }] });
    const kept = async (fields: Record<string, unknown>) => {
      const key = newId('collection');
      const title = `c ${key.slice(-8)}`;
      const saved = await saveCollection(
        owner,
        aCollectionForm(pageId, { key, titleEn: title, kind: 'rule', ...fields }),
      );
      expect(saved).toMatchObject({ ok: true });
      return titlesIn(pageId, (await ownCollection(owner, pageId, key))?.slug);
    };
    expect(await kept(rule(0, 'tag', 'gift'))).toEqual(['Blue bowl']);
    expect(await kept(rule(0, 'category'))).toEqual(['Rug']);
    expect(await kept(rule(0, 'price_from', '100'))).toEqual(['Rug']);
    expect(await kept(rule(0, 'price_to', '٢٠'))).toEqual(['Blue bowl']);
    expect(await kept(rule(0, 'in_stock'))).toEqual(['Blue bowl']);
    expect(await kept(rule(0, 'title', 'BOWL'))).toEqual(['Blue bowl']);
    expect(await kept(rule(0, 'title', '%'))).toBeUndefined();
    expect(await kept(rule(0, 'brand', 'cedar'))).toEqual(['Blue bowl']);
    expect(await kept({ ...rule(0, 'brand', 'cedar'), ...rule(1, 'category') })).toBeUndefined();
    expect(await kept({ ...rule(0, 'brand', 'cedar'), ...rule(1, 'category'), match: 'any' })).toHaveLength(2);
    expect(await kept(rule(0, 'on_sale'))).toBeUndefined();
    await saveCollection(owner, aCollectionForm(pageId, { kind: 'rule', ...rule(0, 'days', '3') }));
    expect(await titlesIn(pageId)).toHaveLength(2);
    const old = new Date(Date.now() - 4 * 86_400_000);
    await shopDb().update(product).set({ createdAt: old }).where(eq(product.id, rug.id));
    expect(await titlesIn(pageId)).toEqual(['Blue bowl']);
    await shopDb().update(variant).set({ compareAtMinor: 2_500n }).where(eq(variant.productId, bowl.id));
    expect(await kept(rule(0, 'on_sale'))).toEqual(['Blue bowl']);
    await shopDb().update(product).set({ state: 'archived' }).where(eq(product.id, bowl.id));
    expect(await titlesIn(pageId)).toBeUndefined();
  });

  test('says what is wrong with its rules, and finds nothing for a stranger', async () => {
    const [{ owner, pageId }, other] = [await aShop(), await aShop()];
    await aProduct(pageId, { title: 'Bowl' });
    const refusal = (fields: Record<string, unknown>) =>
      saveCollection(owner, aCollectionForm(pageId, { kind: 'rule', ...fields }));
    expect(await refusal({})).toMatchObject({ code: 'required', field: 'rules.0.kind' });
    expect(await refusal(rule(0, 'price_to', 'cheap'))).toMatchObject({ code: 'number', field: 'rules.0.value' });
    expect(await refusal(rule(0, 'days', '0'))).toMatchObject({ code: 'out_of_range', field: 'rules.0.value' });
    expect(await refusal(rule(0, 'tag'))).toMatchObject({ code: 'required', field: 'rules.0.value' });
    const asked = AskRules.parse({ page: pageId, key: 'x', ...rule(0, 'title', 'bowl') });
    expect(await tryRules(owner, asked)).toMatchObject({ value: { count: 1 } });
    expect(await tryRules(other.owner, asked)).toMatchObject({ code: 'not_found' });
  });
});

describe('a collection by hand', () => {
  test('has an order that is kept, and is paged through without losing anything', async () => {
    const { owner, pageId } = await aShop();
    const form = aCollectionForm(pageId, { sort: 'hand' });
    expect([await saveCollection(owner, form), await saveCollection(owner, form)]).toMatchObject([
      { ok: true },
      { ok: true },
    ]);
    expect(await ownCollections(owner, pageId)).toHaveLength(1);
    const made = [];
    for (const title of ['A', 'B', 'C']) made.push(await aProduct(pageId, { title }));
    for (const { id } of made) await addToCollection(owner, { page: pageId, collection: form.key, product: id });
    const [a, b, c] = made.map(({ id }) => id);
    if (!a || !b || !c) throw new Error('three products');
    await arrangeCollection(owner, { page: pageId, collection: form.key, products: [a, b], move: `earlier:${c}` });
    expect(await titlesIn(pageId)).toEqual(['A', 'C', 'B']);
    for (const sort of ['hand', 'newest', 'price_up', 'price_down', 'title'] as const) {
      await saveCollection(owner, { ...form, sort });
      const found = await collectionBySlug(anybody, pageId, 'winter');
      if (!found) throw new Error('found');
      const [seen, all]: [string[], string[]] = [[], (await titlesIn(pageId)) ?? []];
      let cursor: string | null = null;
      do {
        const part: Awaited<ReturnType<typeof productsOfCollection>> = await productsOfCollection(anybody, found, {
          cursor,
          limit: 1,
        });
        seen.push(...part.items.map(({ title }) => title));
        cursor = part.next;
      } while (cursor !== null);
      expect([sort, seen]).toEqual([sort, all]);
      expect(seen).toHaveLength(3);
    }
    expect((await collectionsWith(owner, pageId, a)).map(({ id }) => id)).toEqual([form.key]);
    await arrangeCollection(owner, { page: pageId, collection: form.key, products: [], move: `remove:${a}` });
    expect((await handProducts(owner, { ...form, id: form.key, pageId } as never)).map(({ title }) => title)).toEqual([
      'C',
      'B',
    ]);
  });

  test('leads on from its old address, and is hidden, deleted and somebody else’s like a missing one', async () => {
    const [{ owner, pageId, handle }, other] = [await aShop(), await aShop()];
    const form = aCollectionForm(pageId);
    await saveCollection(owner, form);
    await saveCollection(owner, { ...form, slug: 'Snow' });
    expect(await presentCollection(anybody, handle, 'winter')).toEqual({ handle, slug: 'snow' });
    const second = aCollectionForm(pageId);
    await saveCollection(owner, second);
    expect((await ownCollection(owner, pageId, second.key))?.slug).toBe('winter-2');
    expect(await saveCollection(other.owner, form)).toMatchObject({ code: 'not_found' });
    expect(await saveCollection(other.owner, { ...form, page: other.pageId })).toMatchObject({ code: 'not_found' });
    const sure = { page: other.pageId, collection: form.key, sure: 'on' } as const;
    expect(await deleteCollection(other.owner, sure)).toMatchObject({ code: 'not_found' });
    expect(await ownCollections(other.owner, pageId)).toEqual([]);
    await saveCollection(owner, { ...form, slug: 'Snow', state: 'hidden' });
    expect(await collectionBySlug(anybody, pageId, 'snow')).toBeNull();
    expect(await presentCollection(anybody, handle, 'winter')).toBeNull();
    expect(await deleteCollection(owner, { ...sure, page: pageId })).toMatchObject({ ok: true });
    expect(await ownCollection(owner, pageId, form.key)).toBeNull();
  });

  test('takes a product from its editor: into those that are ticked, out of the others, and nowhere its form did not know of', async () => {
    const [{ owner, pageId }, other] = [await aShop(), await aShop()];
    const [first, second, unknown] = [aCollectionForm(pageId), aCollectionForm(pageId), aCollectionForm(pageId)];
    const rules = aCollectionForm(pageId, { kind: 'rule', ...rule(0, 'in_stock') });
    for (const form of [first, second, unknown, rules]) await saveCollection(owner, form);
    const [cup, bowl] = [await aProduct(pageId, { title: 'Cup' }), await aProduct(pageId, { title: 'Bowl' })];
    for (const { key } of [second, unknown])
      for (const { id } of [bowl, cup]) await addToCollection(owner, { page: pageId, collection: key, product: id });
    const shown = [first.key, second.key, rules.key];
    const ticked = { page: pageId, product: bowl.id, shown, collections: [first.key, rules.key] };
    expect(await placeProduct(owner, ticked)).toMatchObject({ ok: true });
    expect(await placeProduct(owner, ticked)).toMatchObject({ ok: true });
    const idsIn = async (id: typeof first.key) =>
      (await handProducts(owner, { id, pageId } as never)).map(({ title }) => title);
    expect(await idsIn(first.key)).toEqual(['Bowl']);
    expect(await idsIn(second.key)).toEqual(['Cup']);
    expect(await idsIn(unknown.key)).toEqual(['Bowl', 'Cup']);
    expect(await placeProduct(other.owner, ticked)).toMatchObject({ code: 'not_found' });
    const theirs = { page: other.pageId, product: bowl.id, shown, collections: [] };
    expect(await placeProduct(other.owner, theirs)).toMatchObject({ code: 'not_found' });
    expect(await idsIn(first.key)).toEqual(['Bowl']);
  });

  test('has a picture of its page alone, described where it is chosen; what is in it offers its own', async () => {
    const [{ owner, pageId }, other] = [await aShop(), await aShop()];
    const [mine, theirs] = [await aPicture(pageId), await aPicture(other.pageId)];
    const form = aCollectionForm(pageId);
    expect(await saveCollection(owner, { ...form, media: theirs })).toMatchObject({
      code: 'not_found',
      field: 'media',
    });
    const chosen = { ...form, media: mine, described: mine, alt: 'A bowl in snow' };
    expect(await saveCollection(owner, chosen)).toMatchObject({ ok: true });
    expect((await ownCollection(owner, pageId, form.key))?.media).toMatchObject({ alt: 'A bowl in snow' });
    await saveCollection(owner, { ...chosen, described: theirs, alt: 'Something else' });
    expect((await ownCollection(owner, pageId, form.key))?.media).toMatchObject({ alt: 'A bowl in snow' });
    const kept = await ownCollection(owner, pageId, form.key);
    if (!kept) throw new Error('kept');
    expect((await picturesFor(owner, kept)).map(({ id }) => id)).toEqual([mine]);
    expect(await picturesFor(other.owner, kept)).toEqual([]);
  });
});
