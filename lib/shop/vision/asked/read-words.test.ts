import { describe, expect, it } from 'vitest';
import { readWords } from './read-words';

describe('words beside a picture', () => {
  it.each([
    ['under 50', { priceMax: 5_000n, wanted: '' }],
    ['أقل من ٥٠', { priceMax: 5_000n, wanted: '' }],
    ['a red dress under $49.90', { priceMax: 4_990n, wanted: 'a dress', colours: ['red'] }],
    ['over 20, below 1,000.00', { priceMin: 2_000n, priceMax: 100_000n }],
    ['navy blue dress without sleeves', { colours: ['navy'], wanted: 'dress', unwanted: 'sleeves' }],
    ['فستان أزرق بدون أكمام', { colours: ['blue'], wanted: 'فستان', unwanted: 'أكمام' }],
    ['lamp not red or green', { unwantedColours: ['green', 'red'], wanted: 'lamp', unwanted: '' }],
    ['under the table', { wanted: 'under the table' }],
    ['', { wanted: '', unwanted: '', colours: [] }],
  ])('%j', (typed, meant) => {
    expect(readWords(typed, 'USD')).toMatchObject(meant);
  });

  it('leaves a price where no currency is known: fifty of what?', () => {
    expect(readWords('under 50', undefined)).toEqual({
      colours: [],
      unwantedColours: [],
      wanted: 'under 50',
      unwanted: '',
    });
  });
});
