import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import {
  combinationCount,
  combinations,
  type EditedOption,
  type GridVariant,
  languageOf,
  mergePhotos,
  moved,
  type Option,
  optionProblem,
  regrid,
  splitValues,
  stockChange,
  unready,
  variantsMax,
} from './model';

const words = ['Red', 'Blue', 'Sand', 'Ink', 'S', 'M', 'L', 'XL', 'Wool', 'Silk'];
const someOptions = fc
  .uniqueArray(fc.constantFrom('Colour', 'Size', 'Cloth'), { maxLength: 3 })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc.record({
          name: fc.constant(name),
          values: fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }),
        }),
      ),
    ),
  )
  .map((options): Option[] => options);

const same = (options: readonly Option[]): EditedOption[] => options.map((option, was) => ({ ...option, was }));
const variantsOf = (options: readonly Option[], leaveOut: readonly boolean[] = []): GridVariant[] =>
  combinations(options)
    .filter((_, index) => index === 0 || !leaveOut[index])
    .map((values) => ({ id: newId('variant'), values }));
const text = (values: readonly string[]) => values.join(' / ');

describe('options become variants', () => {
  it('every combination of one value per option, once each', () => {
    fc.assert(
      fc.property(someOptions, (options) => {
        const rows = combinations(options);
        expect(rows.length).toBe(combinationCount(options));
        expect(new Set(rows.map(text)).size).toBe(rows.length);
        for (const row of rows) {
          expect(row.length).toBe(options.length);
          for (const [axis, value] of row.entries()) expect(options[axis]?.values).toContain(value);
        }
      }),
    );
  });

  it('a product without options has one variant without values', () => {
    expect(combinations([])).toEqual([[]]);
  });
});

describe('editing options', () => {
  it('changes nothing when nothing was edited: each variant in its row, what was left out stays out', () => {
    fc.assert(
      fc.property(someOptions, fc.array(fc.boolean(), { maxLength: 64 }), (options, leaveOut) => {
        const variants = variantsOf(options, leaveOut);
        for (const row of regrid(options, same(options), variants)) {
          expect(row.variant?.values ?? null).toEqual(row.offered ? row.values : null);
        }
      }),
    );
  });

  it('never gives one variant two rows, nor a row twice', () => {
    fc.assert(
      fc.property(
        someOptions,
        someOptions,
        fc.array(fc.constantFrom(0, 1, 2, null), { maxLength: 3 }),
        (before, after, was) => {
          const edited = after.map((option, index) => ({ ...option, was: was[index] ?? null }));
          const rows = regrid(before, edited, variantsOf(before));
          const used = rows.flatMap((row) => (row.variant ? [row.variant.id] : []));
          expect(new Set(used).size).toBe(used.length);
          expect(rows.map((row) => text(row.values))).toEqual(combinations(after).map(text));
        },
      ),
    );
  });

  it('keeps the id of every variant whose values all stay, whatever else comes, goes or changes place', () => {
    fc.assert(
      fc.property(
        someOptions,
        fc.array(fc.uniqueArray(fc.constantFrom(...words, 'New', 'Other'), { minLength: 1, maxLength: 5 }), {
          minLength: 3,
          maxLength: 3,
        }),
        (before, values) => {
          const after = before.map((option, was) => ({ name: option.name, values: values[was] ?? option.values, was }));
          const variants = variantsOf(before);
          const rows = new Map(regrid(before, after, variants).map((row) => [text(row.values), row]));
          for (const variant of variants) {
            const stays = variant.values.every((value, axis) => after[axis]?.values.includes(value));
            if (stays) expect(rows.get(text(variant.values))?.variant?.id).toBe(variant.id);
          }
        },
      ),
    );
  });

  it('keeps ids over a renamed value, a renamed option, and options in another order', () => {
    const before: Option[] = [
      { name: 'Colour', values: ['Red', 'Blue'] },
      { name: 'Size', values: ['S', 'M'] },
    ];
    const variants = variantsOf(before);
    const renamed = regrid(
      before,
      [
        { name: 'Shade', values: ['Crimson', 'Blue'], was: 0 },
        { name: 'Size', values: ['S', 'M'], was: 1 },
      ],
      variants,
    );
    expect(renamed.map((row) => row.variant?.id)).toEqual(variants.map((variant) => variant.id));
    const turned = regrid(
      before,
      [
        { name: 'Size', values: ['S', 'M'], was: 1 },
        { name: 'Colour', values: ['Red', 'Blue'], was: 0 },
      ],
      variants,
    );
    expect(turned.map((row) => row.variant?.values)).toEqual([
      ['Red', 'S'],
      ['Blue', 'S'],
      ['Red', 'M'],
      ['Blue', 'M'],
    ]);
  });

  it('hands the only variant of a plain product to the first combination of its first option', () => {
    const variants = variantsOf([]);
    const rows = regrid([], [{ name: 'Size', values: ['S', 'M'], was: null }], variants);
    expect(rows.map((row) => row.variant?.id ?? null)).toEqual([variants[0]?.id, null]);
    expect(rows.every((row) => row.offered && row.like === variants[0])).toBe(true);
  });

  it('offers what a new value makes possible, and not what was left out before', () => {
    const before: Option[] = [
      { name: 'Colour', values: ['Red', 'Blue'] },
      { name: 'Size', values: ['S', 'M'] },
    ];
    const variants = variantsOf(before).filter((variant) => text(variant.values) !== 'Blue / M');
    const rows = regrid(
      before,
      [
        { name: 'Colour', values: ['Red', 'Blue', 'Sand'], was: 0 },
        { name: 'Size', values: ['S', 'M'], was: 1 },
      ],
      variants,
    );
    expect(rows.filter((row) => !row.offered).map((row) => text(row.values))).toEqual(['Blue / M']);
  });
});

describe('what options may be', () => {
  const named = (name: string, count = 1): Option => ({
    name,
    values: Array.from({ length: count }, (_, index) => `v${index}`),
  });
  it.each<[string, Option[], string | null]>([
    ['none', [], null],
    ['three', [named('a'), named('b'), named('c')], null],
    ['four', [named('a'), named('b'), named('c'), named('d')], 'options_max'],
    ['one without a name', [named('')], 'option_unnamed'],
    ['one without values', [named('a', 0)], 'option_empty'],
    ['two of one name', [named('Size'), named('size')], 'option_repeated'],
    ['too many values', [named('a', 31)], 'values_max'],
    ['too many together', [named('a', 30), named('b', 9)], 'variants_max'],
  ])('%s', (_, options, code) => expect(optionProblem(options)?.code ?? null).toBe(code));

  it('lets no accepted options make more variants than a product may have', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 4 }), (counts) => {
        const options = counts.map((count, index) => named(`o${index}`, count));
        if (optionProblem(options) === null) expect(combinations(options).length).toBeLessThanOrEqual(variantsMax);
      }),
    );
  });

  it('reads values between the commas of either script, each once', () => {
    expect(splitValues('S, M،L\n\nM ; XL،')).toEqual(['S', 'M', 'L', 'XL']);
    expect(splitValues(' , ')).toEqual([]);
  });
});

describe('photos', () => {
  it('are all there after merging, each once, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(20))), (products) => {
        const merged = mergePhotos(products);
        expect(new Set(merged)).toEqual(new Set(products.flat()));
        expect(new Set(merged).size).toBe(merged.length);
        expect(merged.map((photo) => products.flat().indexOf(photo))).toEqual(
          merged.map((photo) => products.flat().indexOf(photo)).sort((one, other) => one - other),
        );
      }),
    );
  });

  it('are moved without being lost', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50), { minLength: 1 }), fc.integer({ min: -60, max: 60 }), (photos, by) => {
        const photo = photos[0] ?? 0;
        const after = moved(photos, photo, by);
        expect([...after].sort()).toEqual([...photos].sort());
        expect(after.indexOf(photo)).toBe(Math.max(0, Math.min(photos.length - 1, by)));
      }),
    );
  });
});

describe('publishing', () => {
  it('asks for a title and a price on every variant', () => {
    expect(unready({ title: '', priceMinors: [1n] })).toBe('title_required');
    expect(unready({ title: 'Bowl', priceMinors: [] })).toBe('price_required');
    expect(unready({ title: 'Bowl', priceMinors: [1n, null] })).toBe('price_required');
    expect(unready({ title: 'Bowl', priceMinors: [0n] })).toBe('price_required');
    expect(unready({ title: 'Bowl', priceMinors: [1n, 250n] })).toBeNull();
  });
});

describe('stock', () => {
  it('typed over an old number changes by the difference, so that a sale in between is not undone', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(1_000), fc.nat(1_000), (was, typed, sold) => {
        expect(was - sold + stockChange(was, typed)).toBe(typed - sold);
      }),
    );
  });
});

describe('the language of a title', () => {
  it('is that of most of its letters', () => {
    expect(languageOf('Zellige tile زليج', 'ar')).toBe('en');
    expect(languageOf('طقم زليج 10 cm', 'en')).toBe('ar');
    expect(languageOf('12 × 40', 'ar')).toBe('ar');
  });
});
