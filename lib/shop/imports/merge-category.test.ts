import { describe, expect, it } from 'vitest';
import { aDocument } from '@/db/testing/documents';
import type { ProductDocument } from '@/lib/shop/catalog/product-document';
import { googleCategoriesOf } from '@/lib/shop/taxonomy/google-categories';
import { mergeCategory } from './merge-category';

const google = googleCategoriesOf([
  { id: 166, path: 'Apparel & Accessories' },
  { id: 1604, path: 'Apparel & Accessories > Clothing' },
  { id: 5697, path: 'Apparel & Accessories > Clothing > Activewear > Bicycle Activewear' },
  { id: 5322, path: 'Apparel & Accessories > Clothing > Activewear' },
]);

function placed(
  said: { category?: string | null; googleCategory?: string | null },
  base: Partial<ProductDocument> = { category: 'other' },
  list = google,
) {
  const told: string[] = [];
  const merged = mergeCategory(aDocument(base), { ...said, line: 2 }, list, (_, __, ___, rule) => told.push(rule));
  return { ...merged, told };
}

describe('a category of a file', () => {
  it('is the place in the tree that its words mean, and the words are kept', () => {
    expect(placed({ category: 'Homeware/Bowls' })).toEqual({
      ...{ category: 'bowls', categoryText: 'Homeware/Bowls', googleCategory: '', told: [] },
    });
  });

  it('that is a path of the tree is believed to the letter, and needs no words beside it', () => {
    expect(placed({ category: 'Ceramics > Bowls', googleCategory: '1604' })).toMatchObject({
      ...{ category: 'bowls', categoryText: '', googleCategory: '1604' },
    });
  });

  it('that is the path of where a product stands anyway takes nothing of the words it came with', () => {
    const base = { category: 'bowls', categoryText: 'Bowls!' } as const;
    expect(placed({ category: 'Ceramics > Bowls' }, base)).toMatchObject({ category: 'bowls', categoryText: 'Bowls!' });
    expect(placed({ category: 'Homeware > Rugs' }, base)).toMatchObject({ categoryText: 'Homeware > Rugs' });
  });

  it('of Google is understood by its number, by its path, and by both', () => {
    for (const googleCategory of ['2271', '2271 - Apparel & Accessories > Clothing > Dresses']) {
      expect(placed({ googleCategory })).toMatchObject({ category: 'dresses', googleCategory: '', told: [] });
    }
    expect(placed({ googleCategory: 'Apparel & Accessories > Clothing' })).toMatchObject({
      ...{ category: 'clothing', googleCategory: '', told: [] },
    });
  });

  it('of Google that the tree does not have is the nearest above it, and its number is kept', () => {
    expect(placed({ googleCategory: '5697' })).toMatchObject({ category: 'sportswear', googleCategory: '5697' });
  });

  it('of Google counts where the words say another shelf, and the words where they say it closer', () => {
    expect(placed({ category: 'Print', googleCategory: '1604' })).toMatchObject({ category: 'clothing' });
    expect(placed({ category: 'Abaya', googleCategory: '1604' })).toMatchObject({ category: 'abayas' });
  });

  it('that nobody knows moves nothing, is kept as text, and is told where the product has no place yet', () => {
    expect(placed({ category: 'Zyx' })).toMatchObject({
      category: 'other',
      categoryText: 'Zyx',
      told: ['category_unknown'],
    });
    expect(placed({ category: 'Zyx' }, { category: 'bowls' })).toMatchObject({ category: 'bowls', told: [] });
  });

  it('of Google by a path is understood by its words where the list was never loaded, and told where it means nothing', () => {
    const none = googleCategoriesOf([]);
    expect(placed({ googleCategory: 'Furniture > Sofas' }, {}, none)).toMatchObject({ category: 'sofas', told: [] });
    expect(placed({ googleCategory: 'Zyx > Xyz' }, {}, none)).toMatchObject({
      category: 'ceramics',
      told: ['google_category'],
    });
  });

  it('that is not in the file leaves everything as it is, and an empty one clears it', () => {
    const base = { category: 'bowls', categoryText: 'Bowls!', googleCategory: '9' } as const;
    expect(placed({}, base)).toEqual({ ...base, told: [] });
    expect(placed({ category: null, googleCategory: null }, base)).toEqual({
      ...{ category: 'other', categoryText: '', googleCategory: '', told: [] },
    });
  });
});
