import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditFor, debitFor, decimalOf, rateBetween } from './rates';
import { matchOf } from './v2/payout-intent-quote';

const currencies = ['usd', 'eur', 'jpy', 'gbp', 'idr', 'bhd', 'aed', 'isk', 'huf'];
const any = fc.constantFrom(...currencies);
const between = (from: string, to: string) => {
  const rate = rateBetween(from, to);
  if (rate === undefined) throw new Error('no rate');
  return rate;
};

describe('the rate of the provider', () => {
  it('is the reference rate less the spread, and none at home', () => {
    // 186.75 / 1.1684 × 0.998
    expect(decimalOf(between('usd', 'jpy'))).toBe('159.5142930503');
    expect(decimalOf(between('usd', 'usd'))).toBe('1.0000000000');
    expect(rateBetween('usd', 'kwd')).toBeUndefined();
  });

  it('takes enough for what arrives, and not a step more', () => {
    fc.assert(
      fc.property(any, any, fc.integer({ min: 1, max: 9_999_999 }), (from, to, units) => {
        const rate = between(from, to);
        const step = to === 'bhd' ? 10 : 1;
        const credited = units * step;
        const debited = debitFor(credited, from, to, rate);
        expect(creditFor(debited, from, to, rate)).toBeGreaterThanOrEqual(credited);
        const less = debited - (from === 'bhd' ? 10 : 1);
        expect(creditFor(less, from, to, rate)).toBeLessThan(credited);
      }),
    );
  });
});

it.each([
  ['Salma Haddad', 'HADDAD  Sálma', 'match'],
  ['Salma Haddad', 'S. Haddad', 'close_match'],
  ['سلمى حداد', 'سلمى', 'close_match'],
  ['Salma Haddad', 'Noura Aziz', 'no_match'],
])('a bank that knows %s as %s says %s', (provided, holder, result) => {
  expect(matchOf(provided, holder)).toBe(result);
});
