import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import type { Category } from '@/lib/shop/catalog/model';
import { labOf } from '@/lib/shop/vision/picture/oklab';
import type { Palette } from '@/lib/shop/vision/picture/read-colours';
import { colourNamesOf, nearestShelf, rank, reasonSaid } from './rank';

const of = (...rgb: [number, number, number]): Palette => [{ lab: labOf(...rgb), share: 1 }];
const [blue, lightBlue, red] = [of(32, 80, 176), of(90, 140, 230), of(192, 32, 48)];
const weights = { colour: 0.1, pattern: 0.05, sameItem: 0.5, enough: 0.1 };

/** The reason for one product of these colours and this likeness to something blue. */
function reasonFor(likeness: number, palette: Palette | null, shown: Palette = blue, shelf: Category = 'ceramics') {
  const product = newId('product');
  const facts = { product, category: 'ceramics' as const, handle: 'kiln', pageName: 'Kiln', palette };
  const wish = { palette: shown, colours: [], unwantedColours: [], unlike: [] };
  const near = [{ product, media: newId('media'), likeness }];
  const [one] = rank(near, [{ ...facts, isWanted: true, isUnwanted: false }], wish, weights);
  return one && reasonSaid(one, shelf);
}

describe('the reason why a product is shown', () => {
  it('speaks of another colour only where both are known and have other names', () => {
    expect(reasonFor(0.9, red)).toBe('other_colour');
    expect(reasonFor(0.9, blue)).toBe('same_item');
    expect(reasonFor(0.9, lightBlue)).toBe('same_item');
    // As far apart as colours can be, and both are called blue.
    expect(reasonFor(0.9, of(0, 180, 252), of(0, 0, 144))).toBe('same_item');
    expect(reasonFor(0.9, null)).toBe('same_item');
    expect(reasonFor(0.9, red, [])).toBe('same_item');
  });

  it('speaks of the same colour and of the same kind only where that is so', () => {
    expect(reasonFor(0.3, blue)).toBe('same_colour');
    expect(reasonFor(0.3, red)).toBe('same_kind');
    expect(reasonFor(0.3, null)).toBe('same_kind');
    expect(reasonFor(0.3, red, blue, 'lighting')).toBe('similar');
    expect(reasonFor(0.3, blue, blue, 'lighting')).toBe('same_colour');
  });
});

it('says black, white and grey only of what is more of it than shadow and gleam, other colours already of a stripe', () => {
  const [black, white] = [of(16, 16, 18), of(255, 255, 255)];
  const of2 = (most: Palette, some: Palette, share: number): Palette => [
    ...most.map((one) => ({ ...one, share: 1 - share })),
    ...some.map((one) => ({ ...one, share })),
  ];
  expect(colourNamesOf(of2(red, black, 0.15))).toEqual(['red']);
  expect(colourNamesOf(of2(red, white, 0.19))).toEqual(['red']);
  expect(colourNamesOf(of2(red, black, 0.3))).toEqual(['red', 'black']);
  expect(colourNamesOf(of2(white, red, 0.15))).toEqual(['white', 'red']);
  expect(colourNamesOf(of2(black, red, 0.1))).toEqual(['black']);
});

it('calls only the nearest the very thing, and what is as near', () => {
  const near = [0.9, 0.88, 0.7].map((likeness) => ({ product: newId('product'), media: newId('media'), likeness }));
  const facts = near.map(({ product }) => ({
    ...{ product, category: 'ceramics' as const, handle: 'kiln', pageName: 'Kiln', palette: blue },
    ...{ isWanted: true, isUnwanted: false },
  }));
  const wish = { palette: blue, colours: [], unwantedColours: [], unlike: [] };
  expect(rank(near, facts, wish, weights).map(({ reason }) => reason)).toEqual([
    'same_item',
    'same_item',
    'same_colour',
  ]);
});

it('puts what has the same pattern before what is a little nearer, and says so where no stronger reason holds', () => {
  const [one, other, third] = [newId('product'), newId('product'), newId('product')];
  const striped = { kind: 'lying', every: 0.1 } as const;
  const fact = (product: typeof one, pattern: typeof striped | null) => ({
    ...{ product, category: 'clothing' as const, handle: 'loom', pageName: 'Loom', palette: red, pattern },
    ...{ isWanted: true, isUnwanted: false },
  });
  const near = [one, other, third].map((product, at) => ({
    product,
    media: newId('media'),
    likeness: 0.4 - at * 0.04,
  }));
  const facts = [fact(one, null), fact(other, striped), fact(third, null)];
  const wish = { palette: blue, pattern: striped, colours: [], unwantedColours: [], unlike: [] };
  const found = rank(near, facts, wish, weights).map(({ product, reason }) => [product, reason]);
  expect(found).toEqual([
    [other, 'same_pattern'],
    [one, 'same_kind'],
    [third, 'same_kind'],
  ]);
  expect(rank([{ ...near[1], likeness: 0.9 } as (typeof near)[number]], facts, wish, weights)[0]?.reason).toBe(
    'other_colour',
  );
});

it('the nearest shelf is that of the very thing, however many others are near too', () => {
  const one = (category: Category, likeness: number) => {
    const [product, media] = [newId('product'), newId('media')];
    const fact = {
      product,
      category,
      handle: 'kiln',
      pageName: 'Kiln',
      palette: null,
      isWanted: true,
      isUnwanted: false,
    };
    return { near: { product, media, likeness }, fact };
  };
  const shelf = (first: number) => {
    const all = [one('furniture', first), one('textiles', 0.45), one('textiles', 0.44), one('textiles', 0.43)];
    const wish = { palette: blue, colours: [], unwantedColours: [], unlike: [] };
    return nearestShelf(
      rank(
        all.map(({ near }) => near),
        all.map(({ fact }) => fact),
        wish,
        weights,
      ),
    );
  };
  expect(shelf(0.9)).toBe('furniture');
  expect(shelf(0.48)).toBe('textiles');
});
