import { expect, it } from 'vitest';
import { googleProductCategory, productType } from './product-type';

const bowls = { category: 'bowls', categoryText: '', googleCategory: '' } as const;

it('the kind of a product is the path of its place, and nothing for what has none', () => {
  expect(productType(bowls)).toBe('Ceramics > Bowls');
  expect(productType({ ...bowls, category: 'other' })).toBe('');
});

it('the words it came with go out again, as long as they still lead to its place', () => {
  expect(productType({ ...bowls, categoryText: 'Homeware/Bowls' })).toBe('Homeware/Bowls');
  expect(productType({ ...bowls, category: 'other', categoryText: 'Zyx' })).toBe('Zyx');
  expect(productType({ ...bowls, category: 'other', categoryText: 'Homeware/Bowls' })).toBe('');
  expect(productType({ ...bowls, categoryText: 'Homeware/Mugs' })).toBe('Ceramics > Bowls');
  // Read again, Google's number would count more than these words.
  expect(productType({ ...bowls, categoryText: 'Homeware/Bowls', googleCategory: '1604' })).toBe('Ceramics > Bowls');
});

it('Google is told what its owner chose, else what the place means there', () => {
  expect(googleProductCategory(bowls)).toBe('3498');
  expect(googleProductCategory({ ...bowls, category: 'abayas' })).toBe('5388');
  expect(googleProductCategory({ ...bowls, googleCategory: '1604' })).toBe('1604');
  expect(googleProductCategory({ ...bowls, category: 'other' })).toBe('');
});
