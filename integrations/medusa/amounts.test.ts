import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currencies, minorDigits } from '@/lib/kernel/money';
import { majorOf, minorOf } from './amounts.js';

test('major units become whole minor units by the digits of the currency, whatever form they come in', () => {
  expect(minorOf(46.2, 'usd')).toBe(4620);
  expect(minorOf(1200, 'jpy')).toBe(1200);
  expect(minorOf('12.3', 'kwd')).toBe(12300);
  expect(minorOf({ value: '10', precision: 20 }, 'eur')).toBe(1000);
  expect(minorOf({ raw: { value: '0.1' }, numeric: 9 }, 'usd')).toBe(10);
  expect(minorOf({ numeric: 4.35 }, 'usd')).toBe(435);
  expect(minorOf({ toFixed: () => '7.77' }, 'usd')).toBe(777);
  // 4.35 * 100 is 434.99999999999994.
  expect(minorOf(4.35, 'usd')).toBe(435);
  expect(minorOf(1e-7, 'usd')).toBe(0);
});

test('a total with more decimals than its currency is charged as it is shown', () => {
  expect([minorOf(50.0115, 'usd'), minorOf(50.015, 'usd'), minorOf('99.999', 'usd')]).toEqual([5001, 5002, 10000]);
  expect([minorOf('1200.5', 'jpy'), minorOf('1200.49', 'jpy')]).toEqual([1201, 1200]);
  expect(minorOf('1.23449', 'kwd')).toBe(1234);
});

test('what is no amount, and a currency we do not know, is refused', () => {
  for (const wrong of [-1, Number.NaN, '', '1,50', '0x10', Number.POSITIVE_INFINITY])
    expect(() => minorOf(wrong, 'usd'), `${wrong}`).toThrow('cannot be paid');
  expect(() => minorOf('90071992547409.92', 'usd')).toThrow('cannot be paid');
  expect(() => minorOf(1, 'xau')).toThrow('does not know the currency XAU');
});

test('every currency of ours is known with its digits, and minor units survive the way there and back', () => {
  for (const currency of currencies) {
    expect(minorOf(1, currency), currency).toBe(10 ** minorDigits(currency));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (minor) => {
        expect(minorOf(majorOf(minor, currency), currency)).toBe(minor);
        expect(minorOf(Number(majorOf(minor, currency)), currency)).toBe(minor);
      }),
    );
  }
  expect([majorOf(4620, 'USD'), majorOf(5, 'KWD'), majorOf(1200, 'JPY')]).toEqual(['46.20', '0.005', '1200']);
});
