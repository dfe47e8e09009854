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

  it.each([
    ['under 50', undefined, 'USD', 5_000n],
    ['under 50', 'JPY', 'JPY', 50n],
    ['bowl under 3000 yen', undefined, 'JPY', 3_000n],
    ['under €20', 'USD', 'EUR', 2_000n],
    ['under 50 dollars', 'JPY', 'USD', 5_000n],
    ['أقل من 300 جنيه', undefined, 'EGP', 30_000n],
    ['أقل من ٥٠ درهما', undefined, 'AED', 5_000n],
  ] as const)('%s, chosen %s, is meant in %s', (typed, chosen, currency, priceMax) => {
    expect(readWords(typed, chosen)).toMatchObject({ currency, priceMax });
    expect(readWords(typed, chosen).wanted).toBe(typed.startsWith('bowl') ? 'bowl' : '');
  });

  it('names no currency where there is no price', () => {
    expect(readWords('dollar bowl', 'EUR').currency).toBeUndefined();
  });
});
