/** Documents of products, for tests: one that says something everywhere, and any that could be. */
import fc from 'fast-check';
import { type Id, newId } from '@/lib/kernel/ids';
import { plainLine, plainText } from '@/lib/kernel/text';
import { checkDigit } from '@/lib/shop/catalog/gtin';
import type { ProductDocument, VariantDocument } from '@/lib/shop/catalog/product-document';
import { conditions } from '@/lib/shop/catalog/product-limits';
import { nodeIds } from '@/lib/shop/taxonomy/tree';

/** A variant that costs 20.00 and of which there are ten. */
export function aVariantDocument(given: Partial<VariantDocument> = {}): VariantDocument {
  return {
    ...{ id: newId('variant'), values: [], sku: '', gtin: '', mpn: '', externalId: '', weightGrams: null },
    ...{ priceMinor: 2_000n, compareAtMinor: null, stock: 10, media: null, markets: [] },
    ...given,
  };
}

/** A published bowl with one variant. */
export function aDocument(given: Partial<ProductDocument> = {}): ProductDocument {
  return {
    ...{
      id: newId('product'),
      state: 'published',
      publishAt: null,
      archiveAt: null,
      videos: [],
      title: 'Glazed bowl',
      description: '',
    },
    ...{
      category: 'ceramics',
      categoryText: '',
      language: 'en',
      brand: '',
      material: '',
      colour: '',
      condition: 'new',
      tags: [],
    },
    ...{ seoTitle: '', seoDescription: '', externalId: '', hsCode: '', originCountry: '', googleCategory: '' },
    ...{ drop: false, asFiles: false, options: [], variants: [aVariantDocument()], media: [], notIn: [] },
    ...given,
  };
}

const line = (max: number) =>
  fc
    .string({ unit: 'grapheme', maxLength: Math.min(max, 60) })
    .map((typed) => plainLine(plainLine(typed).slice(0, max)));
const named = (max: number) => line(max).filter((typed) => typed !== '');
const amount = fc.bigInt({ min: 1n, max: 50_000_000n });
const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString());
const gtin = fc.oneof(
  fc.constant(''),
  fc
    .tuple(fc.constantFrom(7, 11, 12, 13), fc.bigInt({ min: 0n, max: 10n ** 13n - 1n }))
    .map(([length, number]) => String(number).padStart(length, '0').slice(0, length))
    .map((digits) => `${digits}${checkDigit(digits)}`),
);
const options = fc.uniqueArray(
  fc.record({ name: named(40), values: fc.uniqueArray(named(40), { minLength: 1, maxLength: 3 }) }),
  { maxLength: 3, selector: (option) => option.name.toLowerCase() },
);

const priceIn = fc
  .record({ priceMinor: fc.option(amount), compareAtMinor: fc.option(amount) })
  .filter(({ priceMinor, compareAtMinor }) => priceMinor !== null || compareAtMinor !== null);

function variantsOf(chosen: readonly { values: string[] }[], markets: readonly Id<'market'>[]) {
  const all = chosen.reduce<string[][]>(
    (heads, { values }) => heads.flatMap((head) => values.map((one) => [...head, one])),
    [[]],
  );
  const rest = fc.record({
    ...{ sku: line(60), gtin, mpn: line(100), externalId: line(200), priceMinor: amount },
    weightGrams: fc.option(fc.nat(100_000_000)),
    compareAtMinor: fc.option(amount),
    stock: fc.nat(999),
    markets: fc
      .shuffledSubarray([...markets])
      .chain((some) =>
        fc.tuple(...some.toSorted().map((market) => priceIn.map((amounts) => ({ market, ...amounts })))),
      ),
  });
  return fc
    .shuffledSubarray(all, { minLength: 1 })
    .chain((rows) =>
      fc.tuple(...rows.map((values) => rest.map((one) => ({ ...one, id: newId('variant'), values, media: null })))),
    );
}

/** Any document of a product under this id; its pictures and markets are some of these, and its variants new ones. */
export function anyDocument(
  id: Id<'product'>,
  photos: readonly Id<'media'>[],
  markets: readonly Id<'market'>[] = [],
): fc.Arbitrary<ProductDocument> {
  return fc
    .record({
      chosen: options,
      media: fc.shuffledSubarray([...photos]),
      state: fc.constantFrom('draft', 'published', 'archived' as const),
    })
    .chain(({ chosen, media, state }) =>
      fc.record({
        ...{ id: fc.constant(id), state: fc.constant(state as ProductDocument['state']) },
        publishAt: state === 'draft' ? fc.option(instant) : fc.constant(null),
        archiveAt: state === 'published' ? fc.option(instant) : fc.constant(null),
        videos: fc.constant([]),
        ...{ title: named(140), description: line(400).map(plainText), category: fc.constantFrom(...nodeIds) },
        categoryText: fc.constant(''),
        ...{ language: fc.constantFrom('en', 'ar', 'pt-BR'), brand: line(100), material: line(200), colour: line(100) },
        ...{ condition: fc.constantFrom(...conditions), tags: fc.uniqueArray(named(60), { maxLength: 6 }) },
        ...{ seoTitle: line(200), seoDescription: line(300), externalId: line(200) },
        ...{ hsCode: fc.constantFrom('', '6912', '6912002300'), originCountry: fc.constantFrom('', 'SY', 'MA') },
        ...{
          googleCategory: fc.constantFrom('', '3498'),
          drop: fc.boolean(),
          asFiles: fc.constant(false),
          options: fc.constant(chosen),
        },
        variants: variantsOf(chosen, markets).map((rows) => distinct(rows, media)),
        media: fc.constant(media),
        notIn: fc.shuffledSubarray([...markets]).map((some) => some.toSorted()),
      }),
    );
}

/** No SKU twice, nor the name another system has for a variant; every variant shows a picture of the product, if there is one. */
function distinct(rows: readonly VariantDocument[], media: readonly Id<'media'>[]): VariantDocument[] {
  const taken = new Set<string>();
  const once = (text: string, kind: string) => {
    const name = `${kind}${text}`;
    if (taken.has(name)) return '';
    taken.add(name);
    return text;
  };
  return rows.map((row, place) => ({
    ...row,
    sku: once(row.sku, 'sku'),
    externalId: once(row.externalId, 'external'),
    media: media[place % Math.max(1, media.length)] ?? null,
  }));
}
