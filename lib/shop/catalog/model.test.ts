import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { type Money, money } from '@/lib/kernel/money';
import {
  arrivalWindow,
  availability,
  chosenVariant,
  optionChoices,
  priceRange,
  readCursor,
  slugOf,
  type VariantView,
  variantWith,
  writeCursor,
} from './model';

const usd = (amount: bigint): Money => money(amount, 'USD');

function aVariant(values: string[], stock = 9): VariantView {
  const details = { mediaKey: null, reduction: null, gtin: '', mpn: '', weightGrams: null };
  return { id: newId('variant'), values, price: usd(1_000n), ...details, ...availability(stock, 9) };
}

/** A product with two options, of which some combinations are missing or sold out. */
const someProduct = fc
  .record({
    colours: fc.uniqueArray(fc.constantFrom('Red', 'Blue', 'Sand', 'Ink'), { minLength: 1 }),
    sizes: fc.uniqueArray(fc.constantFrom('S', 'M', 'L'), { minLength: 1 }),
    stocks: fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 12, maxLength: 12 }),
    missing: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
  })
  .map(({ colours, sizes, stocks, missing }) => {
    const pairs = colours.flatMap((colour) => sizes.map((size) => [colour, size]));
    const variants = pairs.flatMap((values, index) =>
      index > 0 && missing[index] ? [] : [aVariant(values, stocks[index])],
    );
    const options = [
      { name: 'Colour', values: colours },
      { name: 'Size', values: sizes },
    ];
    return { options, variants };
  });

describe('choosing a variant', () => {
  it('never shows a sold-out variant first while another one is in stock', () => {
    fc.assert(
      fc.property(someProduct, (product) => {
        const first = chosenVariant(product, null);
        return first.inStock || product.variants.every((variant) => !variant.inStock);
      }),
    );
  });

  it('obeys the address, and only as far as the product has that variant', () => {
    const product = { variants: [aVariant(['S']), aVariant(['M'], 0)] };
    expect(chosenVariant(product, product.variants[1]?.id ?? '').values).toEqual(['M']);
    expect(chosenVariant(product, newId('variant')).values).toEqual(['S']);
    expect(chosenVariant(product, 'var_; drop table').values).toEqual(['S']);
  });

  it('leads from every value that some variant has to a variant with that value', () => {
    fc.assert(
      fc.property(someProduct, fc.nat(), (product, pick) => {
        const chosen = product.variants[pick % product.variants.length];
        if (!chosen) return;
        optionChoices(product, chosen).forEach((group, axis) => {
          for (const choice of group.choices) {
            const target = product.variants.find((variant) => variant.id === choice.variantId);
            const offered = product.variants.some((variant) => variant.values[axis] === choice.value);
            expect(target?.values[axis]).toBe(offered ? choice.value : undefined);
            if (target) expect(choice.inStock).toBe(target.inStock);
          }
        });
      }),
    );
  });

  it('keeps the other choices when one is changed and that combination exists', () => {
    fc.assert(
      fc.property(someProduct, fc.nat(), (product, pick) => {
        const chosen = product.variants[pick % product.variants.length];
        if (!chosen) return;
        optionChoices(product, chosen).forEach((group, axis) => {
          for (const choice of group.choices) {
            const kept = variantWith(product, chosen.values.with(axis, choice.value));
            if (kept) expect(choice.variantId).toBe(kept.id);
          }
        });
      }),
    );
  });

  it('marks exactly one value of each option as chosen', () => {
    fc.assert(
      fc.property(someProduct, (product) => {
        const groups = optionChoices(product, chosenVariant(product, null));
        return groups.every((group) => group.choices.filter((choice) => choice.chosen).length === 1);
      }),
    );
  });
});

describe('prices and stock', () => {
  it('spans every price, and touches both ends', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 1n, max: 10n ** 12n }), { minLength: 1 }), (amounts) => {
        const range = priceRange(amounts.map(usd));
        const sorted = [...amounts].sort((left, right) => (left < right ? -1 : 1));
        expect(range).toEqual({ from: usd(sorted[0] ?? 0n), to: usd(sorted.at(-1) ?? 0n) });
      }),
    );
    expect(priceRange([])).toBeNull();
  });

  it('tells the number of units only when few are left, and never of a single piece', () => {
    expect(availability(0, 8)).toEqual({ inStock: false, onePiece: false, left: null });
    expect(availability(3, 8)).toEqual({ inStock: true, onePiece: false, left: 3 });
    expect(availability(400, 400)).toEqual({ inStock: true, onePiece: false, left: null });
    expect(availability(1, 8)).toEqual({ inStock: true, onePiece: false, left: 1 });
    expect(availability(1, 1)).toEqual({ inStock: true, onePiece: true, left: null });
    expect(availability(0, 1)).toEqual({ inStock: false, onePiece: false, left: null });
  });

  it('counts arrival in days, over the end of a month', () => {
    const window = arrivalWindow(new Date('2026-02-27T23:00:00Z'), 2, 5);
    expect(window.from.toISOString().slice(0, 10)).toBe('2026-03-01');
    expect(window.by.toISOString().slice(0, 10)).toBe('2026-03-04');
  });
});

describe('cursors', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.nat(), fc.uuid(), (number, uuid) => {
        expect(readCursor(writeCursor([String(number), uuid]))).toEqual([String(number), uuid]);
      }),
    );
  });

  it('that somebody made up lead to the beginning, and never to a fault of the database', () => {
    const uuid = '0194abcd-0000-7000-8000-000000000000';
    const made = [
      ...['-'.repeat(36), 'a'.repeat(36), uuid.replace('-', '0'), uuid.toUpperCase(), `${uuid}'`].map(
        (id) => `1 ${id}`,
      ),
      ...[uuid, `1  ${uuid}`, `-1 ${uuid}`, `1e3 ${uuid}`, `${'9'.repeat(18)} ${uuid}`, `1 ${uuid} 2`, `1 ${uuid}\n`],
    ];
    for (const text of made) expect(readCursor(writeCursor([text])), text).toBeNull();
    for (const text of [null, undefined, '', '%', 'a b', 'x'.repeat(201)]) expect(readCursor(text)).toBeNull();
  });
});

describe('slugs', () => {
  it('keep Arabic, drop marks, and read like the title', () => {
    expect(slugOf('Café “Noir”, 2nd edition')).toBe('cafe-noir-2nd-edition');
    expect(slugOf('مِصباح نحاسيّ')).toBe('مصباح-نحاسي');
    expect(slugOf("Baker's dozen")).toBe('bakers-dozen');
    expect(slugOf('!!!')).toBe('product');
  });

  it('are always safe in an address and never empty or long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        const slug = slugOf(title);
        expect(slug).toMatch(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u);
        expect([...slug].length).toBeLessThanOrEqual(60);
      }),
    );
  });
});
