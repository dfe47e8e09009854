import { asc, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { product, variant } from '@/db/schema/shop/product';
import { productChange } from '@/db/schema/shop/product-history';
import { aDocument, anyDocument, aVariantDocument } from '@/db/testing/documents';
import { aMarket } from '@/db/testing/markets';
import { aPage, aPicture, aProduct } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { type Id, newId } from '@/lib/kernel/ids';
import type { Result } from '@/lib/kernel/result';
import { documentHash, type ProductDocument } from './product-document';
import { readDocuments } from './read-documents';
import { writeDocument, writeDocuments } from './write-documents';

async function aShop() {
  const owner = await aPerson();
  const page = await aPage({ owner: owner.personId });
  const write = (document: ProductDocument, more: { expected?: string | null; stock?: 'set' | 'keep' } = {}) =>
    writeDocument(owner, page.id, document, { by: 'import', ...more });
  const read = async (id: Id<'product'>) => (await readDocuments(owner, page.id, [id]))[0];
  return { owner, page: page.id, write, read };
}

function outcomeOf(result: Result<{ outcome: string }, string>): string {
  return result.ok ? result.value.outcome : `${result.code} ${result.field ?? ''}`.trim();
}

const changesOf = (id: Id<'product'>) =>
  shopDb().select().from(productChange).where(eq(productChange.productId, id)).orderBy(asc(productChange.no));

describe('a product as a document', () => {
  it('is read as it was written, whatever stood there before, and written again is the same', async () => {
    const shop = await aShop();
    const photos = await Promise.all([1, 2, 3, 4].map(() => aPicture(shop.page)));
    const markets = [await aMarket(shop.owner, shop.page, ['AE', 'KW']), await aMarket(shop.owner, shop.page, ['JP'])];
    await aProduct(shop.page, { title: 'Keeps the pictures' });
    const id = newId('product');
    let times = 0;
    // All pictures stay on this one, for what nothing shows goes away.
    expect(outcomeOf(await shop.write(aDocument({ media: photos })))).toBe('inserted');
    await fc.assert(
      fc.asyncProperty(anyDocument(id, photos, markets.toSorted()), async (document) => {
        expect(outcomeOf(await shop.write(document))).toBe(times === 0 ? 'inserted' : 'updated');
        expect(await shop.read(id)).toEqual(document);
        expect(outcomeOf(await shop.write(document))).toBe('same');
        times += 1;
        expect(await changesOf(id)).toHaveLength(times);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('keeps its variants by id, and marks removed what somebody may have bought', async () => {
    const shop = await aShop();
    const [small, large] = [
      aVariantDocument({ values: ['S'], sku: 'S' }),
      aVariantDocument({ values: ['L'], sku: 'L' }),
    ];
    const sizes = aDocument({ options: [{ name: 'Size', values: ['S', 'L'] }], variants: [small, large] });
    await shop.write(sizes);
    const swapped = [
      { ...large, values: ['S'], sku: 'S' },
      { ...small, values: ['L'], sku: 'L' },
    ];
    expect(outcomeOf(await shop.write({ ...sizes, variants: swapped }))).toBe('updated');
    expect((await shop.read(sizes.id))?.variants).toEqual(swapped);
    await shop.write({ ...sizes, variants: [small] });
    const rows = await shopDb().select().from(variant).where(eq(variant.productId, sizes.id));
    expect(rows.find((row) => row.id === large.id)).toMatchObject({ sku: 'S', removedAt: expect.any(Date) });
    expect(outcomeOf(await shop.write(sizes))).toBe('updated');
    expect(await shop.read(sizes.id)).toEqual(sizes);
  });

  it('leaves the stock of what exists alone when told to', async () => {
    const shop = await aShop();
    const document = aDocument();
    await shop.write(document);
    await shopDb().update(variant).set({ stock: 3 }).where(eq(variant.productId, document.id));
    expect(outcomeOf(await shop.write(document, { stock: 'keep' }))).toBe('same');
    expect(outcomeOf(await shop.write({ ...document, brand: 'Cedar' }, { stock: 'keep' }))).toBe('updated');
    expect((await shop.read(document.id))?.variants[0]?.stock).toBe(3);
    await shop.write(document);
    expect((await shop.read(document.id))?.variants[0]?.stock).toBe(10);
  });

  it('replaces only the version it was meant for; a sale is no other version', async () => {
    const shop = await aShop();
    const document = aDocument();
    expect(outcomeOf(await shop.write(document, { expected: documentHash(document) }))).toBe('changed_elsewhere');
    expect(outcomeOf(await shop.write(document, { expected: null }))).toBe('inserted');
    await shopDb().update(variant).set({ stock: 3 }).where(eq(variant.productId, document.id));
    const next = { ...document, brand: 'Cedar' };
    expect(outcomeOf(await shop.write(next, { expected: documentHash(document) }))).toBe('updated');
    expect(outcomeOf(await shop.write(document, { expected: documentHash(document) }))).toBe('changed_elsewhere');
  });

  it('has its address for ever from the day it is public', async () => {
    const shop = await aShop();
    const draft = aDocument({ state: 'draft', title: 'Blue plate' });
    await shop.write(draft);
    await shop.write({ ...draft, state: 'published' });
    await shop.write({ ...draft, state: 'draft', title: 'Green plate' });
    await shop.write({ ...draft, state: 'published', title: 'Green plate' });
    const other = aDocument({ title: 'Blue plate' });
    await shop.write(other);
    const slugs = await shopDb().select({ slug: product.slug }).from(product).where(eq(product.pageId, shop.page));
    expect(slugs.map((row) => row.slug).sort()).toEqual(['blue-plate', 'blue-plate-2']);
  });

  it('says in its history who changed it, from what to what', async () => {
    const shop = await aShop();
    const document = aDocument();
    await shop.write(document);
    await shop.write({ ...document, brand: 'Cedar' });
    const [first, second, ...others] = await changesOf(document.id);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ verb: 'import', before: null, personId: shop.owner.personId });
    expect(second).toMatchObject({ before: { brand: '' }, after: { brand: 'Cedar' } });
  });
});

describe('what is no document of this page', () => {
  it('answers like a missing one', async () => {
    const [shop, other] = [await aShop(), await aShop()];
    const theirs = await aProduct(other.page, { pictures: 1 });
    const [photo] = theirs.media;
    const [sold] = theirs.variants;
    if (!photo || !sold) throw new Error('no picture');
    const named = aDocument({ variants: [aVariantDocument({ id: sold })] });
    expect(outcomeOf(await shop.write(named))).toBe('not_found variants.0.id');
    expect(outcomeOf(await shop.write(aDocument({ id: theirs.id })))).toBe('not_found');
    expect(outcomeOf(await shop.write(aDocument({ media: [photo] })))).toBe('not_found media.0');
    expect(await writeDocument(shop.owner, other.page, aDocument(), { by: 'import' })).toMatchObject({
      code: 'not_found',
    });
    expect(await readDocuments(shop.owner, other.page, [theirs.id])).toEqual([]);
    expect(await readDocuments(shop.owner, shop.page, [theirs.id])).toEqual([]);
  });
});

describe('what is refused of a document', () => {
  const one = aVariantDocument({ sku: 'ONE' });
  it.each<[string, Partial<ProductDocument>]>([
    ['title_required title', { title: '' }],
    ['price_required variants.0.price', { variants: [aVariantDocument({ priceMinor: null })] }],
    ['variants_none variants', { variants: [] }],
    ['variants_mismatch variants.0.values', { variants: [aVariantDocument({ values: ['S'] })] }],
    ['variants_mismatch variants.1.values', { variants: [aVariantDocument(), aVariantDocument()] }],
    ['option_empty options.0', { options: [{ name: 'Size', values: [] }] }],
    ['publish_at_draft publishAt', { publishAt: '2030-01-01T00:00:00.000Z' }],
    ['drop_max variants.0.stock', { drop: true, variants: [aVariantDocument({ stock: 10_001 })] }],
    ['invalid_document title', { title: ' a  b' }],
    ['invalid_document variants.0.gtin', { variants: [aVariantDocument({ gtin: '4006381333930' })] }],
    ['invalid_document tags', { tags: ['a', 'a'] }],
    ['sku_taken variants.0.sku', { variants: [one] }],
    ['external_id_taken externalId', { externalId: 'gid/1' }],
  ])('%s', async (refusal, given) => {
    const shop = await aShop();
    const document = aDocument(given);
    if (refusal.startsWith('sku') || refusal.startsWith('external')) {
      await shop.write(aDocument({ externalId: 'gid/1', variants: [aVariantDocument({ sku: 'ONE' })] }));
    }
    expect(outcomeOf(await shop.write(document))).toBe(refusal);
    expect(await shop.read(document.id)).toBe(undefined);
    expect(await changesOf(document.id)).toEqual([]);
  });
});

describe('many documents in one transaction', () => {
  it('are each judged for themselves, in their order', async () => {
    const shop = await aShop();
    const [first, second] = [aDocument({ externalId: 'a' }), aDocument({ externalId: 'b' })];
    const batch = (documents: ProductDocument[]) =>
      writeDocuments(
        shop.owner,
        shop.page,
        documents.map((document) => ({ document })),
        { by: 'import' },
      );
    const answer = await batch([first, aDocument({ title: '' }), second, first]);
    if (!answer.ok) throw new Error(answer.code);
    expect(answer.value.map(outcomeOf)).toEqual([
      'inserted',
      'title_required title',
      'inserted',
      'invalid_document id',
    ]);
    // The second takes the name that the first gives up.
    const next = await batch([
      { ...first, externalId: 'c' },
      { ...second, externalId: 'a' },
    ]);
    if (!next.ok) throw new Error(next.code);
    expect(next.value.map(outcomeOf)).toEqual(['updated', 'updated']);
    expect(await shop.read(second.id)).toMatchObject({ externalId: 'a' });
    const many = Array.from({ length: 101 }, () => aDocument());
    expect(await batch(many)).toMatchObject({ ok: false, code: 'too_many_items' });
  });
});
