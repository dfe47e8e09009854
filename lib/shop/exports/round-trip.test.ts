import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDocument, anyDocument, aVariantDocument } from '@/db/testing/documents';
import { newId } from '@/lib/kernel/ids';
import type { ProductDocument } from '@/lib/shop/catalog/product-document';
import { formerMinor, targets, unheld } from './model';
import { exported, heldBy, isPlain, readBack, roundTrip, someMarkets } from './testing/round-trip';

const photos = Array.from({ length: 4 }, () => newId('media'));
const documents = anyDocument(
  newId('product'),
  photos,
  someMarkets.map(({ id }) => id),
).filter(isPlain);
const isFeed = (target: (typeof targets)[number]) => !target.startsWith('shopify');

describe.each(targets)('a product in %s', (target) => {
  const cannot = new Set<string>(unheld[target]);
  const written = documents.map((document) => ({
    ...document,
    state: isFeed(target) ? ('published' as const) : document.state,
    publishAt: isFeed(target) ? null : document.publishAt,
  }));

  it('read over itself changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(written, async (document) => {
        const merged = await roundTrip(target, document, document);
        // The one thing a feed takes away: a former price that is none, and a name that is longer than it takes.
        const expected = {
          ...document,
          variants: document.variants.map((variant) => ({
            ...variant,
            compareAtMinor: isTable(target) && isFeed(target) ? formerMinor(variant) : variant.compareAtMinor,
            mpn: target === 'google.tsv' && variant.mpn.length > 70 ? '' : variant.mpn,
          })),
        };
        expect(merged.document).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('read as a new one is all that the target can hold', async () => {
    await fc.assert(
      fc.asyncProperty(written, async (given) => {
        const document = cannot.has('choices') ? inColumns(given) : inUse(given);
        const merged = await roundTrip(target, document, null);
        expect(merged.document && bare(merged.document)).toEqual(bare(heldBy(target, document)));
      }),
      { numRuns: 150 },
    );
  });

  it('brings its pictures in order, and those of its variants', async () => {
    const [face, back, side] = photos;
    if (!face || !back || !side) throw new Error('no photos');
    const variants = [side, null, face].map((media, at) => aVariantDocument({ values: [`${at}`], media }));
    const options = [{ name: 'Size', values: ['0', '1', '2'] }];
    const product = exported(aDocument({ media: [face, back, side], variants, options }));
    const [read] = await readBack(target, [product]);
    const at = (id: string) => `https://souk.test/media/${id}/1280.jpg`;
    const sources = read?.pictures?.map(({ source }) => source) ?? [];
    expect(sources.toSorted()).toEqual([face, back, side].map(at).toSorted());
    if (!cannot.has('alt')) {
      expect(sources).toEqual([face, back, side].map(at));
      expect(read?.pictures?.map(({ alt }) => alt)).toEqual(product.pictures.map(({ alt }) => alt));
    }
    expect([read?.variants[0]?.picture, read?.variants[2]?.picture]).toEqual([at(side), at(face)]);
  });
});

const isTable = (target: string) => /\.[ct]sv$/.test(target);

/** Without what a new product has anew: ids, its language, and the order of values that variants give. */
function bare(document: ProductDocument): unknown {
  const { id: _, externalId: __, language: ___, variants, options, ...rest } = document;
  return {
    ...rest,
    options: options.map(({ name, values }) => ({ name, values: values.toSorted() })),
    variants: variants.map(({ id: _id, externalId: _external, ...variant }) => variant),
  };
}

/** Only with values that a variant has. */
function inUse(document: ProductDocument): ProductDocument {
  const has = (at: number, value: string) => document.variants.some(({ values }) => values[at] === value);
  const options = document.options.map(({ name, values }, at) => ({
    name,
    values: values.filter((one) => has(at, one)),
  }));
  return { ...document, options };
}

/** With the choices that feeds have columns for, which then say nothing else of the product. */
function inColumns(document: ProductDocument): ProductDocument {
  const names = ['Color', 'Size'];
  const used = inUse(document);
  const options = used.options.slice(0, 2).map((option, at) => ({ ...option, name: names[at] ?? '' }));
  const seen = new Set<string>();
  const variants = used.variants
    .map((variant) => ({ ...variant, values: variant.values.slice(0, 2) }))
    .filter(({ values }) => !seen.has(JSON.stringify(values)) && seen.add(JSON.stringify(values)));
  return { ...used, options, variants, colour: options.length > 0 ? '' : used.colour };
}
