import bidiFactory from 'bidi-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencies, money, toDecimal } from '@/lib/kernel/money';
import {
  formatAgo,
  formatCountry,
  formatCurrency,
  formatDate,
  formatList,
  formatMoney,
  formatNumber,
  formatPercent,
} from './format';

describe('money as text', () => {
  it('shows the decimals the kernel gives, in both languages', () => {
    expect(formatMoney('en', money(4620n, 'USD'))).toBe('$46.20');
    expect(formatMoney('en', money(4620n, 'JPY'))).toBe('¥4,620');
    expect(formatMoney('en', money(4620n, 'KWD'))).toMatch(/4\.620$/);
    expect(formatMoney('en', money(123456n, 'HUF'))).toMatch(/1,234\.56$/);
    expect(formatMoney('ar', money(123456n, 'AED'))).toContain('1,234.56');
  });
  it('never loses a digit of a large amount', () => {
    expect(formatMoney('en', money(900719925474099301n, 'USD'))).toBe('$9,007,199,254,740,993.01');
  });
  it.each(['USD', 'AED', 'EUR', 'SAR'] as const)(
    'stands in Arabic as seen the same with a minus sign as without, in %s',
    (currency) => {
      const seen = (amount: bigint) => asSeen(formatMoney('ar', money(amount, currency)));
      expect(seen(-4620n).replace('-', '')).toBe(seen(4620n));
      expect(seen(-4620n)).toContain('-46.20');
    },
  );
  it('says in both languages the same digits for any amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), fc.constantFrom(...currencies), (amount, currency) => {
        const digits = (text: string) => text.replace(/[^0-9]/g, '');
        const expected = digits(toDecimal(money(amount, currency)));
        return (['en', 'ar'] as const).every(
          (locale) => digits(formatMoney(locale, money(amount, currency))) === expected,
        );
      }),
    );
  });
});

/** The letters of a line in the order they are seen in, from left to right. */
function asSeen(text: string): string {
  const bidi = bidiFactory();
  const order = bidi.getReorderedIndices(text, bidi.getEmbeddingLevels(text, 'rtl'));
  return order
    .map((at) => text[at])
    .join('')
    .replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '');
}

describe('days', () => {
  const noon = new Date('2026-11-22T12:00:00Z');
  it('says how long ago in the largest unit that fits', () => {
    expect(formatAgo('en', new Date('2026-11-22T09:00:00Z'), noon)).toBe('3 hours ago');
    expect(formatAgo('en', new Date('2026-11-21T09:00:00Z'), noon)).toBe('yesterday');
    expect(formatAgo('en', new Date('2026-10-01T09:00:00Z'), noon)).toBe('Oct 1');
  });
  it('writes Arabic days with the digits of prices', () => {
    expect(formatDate('ar', noon, 'day')).toMatch(/22/);
  });
});

describe('other things as text', () => {
  it.each([
    ['en', 725, '7.25%'],
    ['en', 2_000, '20%'],
    ['en', 0, '0%'],
    ['en', 1, '0.01%'],
    ['en', 887.5, '8.875%'],
  ] as const)('a rate in %s of %i basis points is %s', (locale, basisPoints, text) => {
    expect(formatPercent(locale, basisPoints)).toBe(text);
  });

  it('a rate in Arabic has the digits of its prices', () => {
    expect(formatPercent('ar', 725)).toMatch(/7[.,]25/);
  });

  it('numbers are grouped, whatever their size', () => {
    expect(formatNumber('en', 1_234_567n)).toBe('1,234,567');
    expect(formatNumber('en', 2n ** 60n)).toBe('1,152,921,504,606,846,976');
  });

  it('lists are said as each language says them', () => {
    expect(formatList('en', ['rugs', 'lamps', 'tiles'])).toBe('rugs, lamps, and tiles');
    expect(formatList('ar', ['سجاد', 'مصابيح'])).toContain('و');
    expect([formatList('en', []), formatList('en', ['rugs'])]).toEqual(['', 'rugs']);
  });

  it('countries and currencies have names, and a code stands for itself where there is none', () => {
    expect([formatCountry('en', 'AE'), formatCountry('ar', 'AE')]).toEqual([
      'United Arab Emirates',
      'الإمارات العربية المتحدة',
    ]);
    expect(formatCountry('en', 'ZZ')).toEqual(expect.any(String));
    expect(formatCurrency('en', 'USD')).toBe('US Dollar');
    for (const currency of currencies) {
      for (const locale of ['en', 'ar'] as const) expect(formatCurrency(locale, currency)).not.toBe(currency);
    }
  });

  it('every style of a day names that day and no other, also at the edge of a year', () => {
    const edge = new Date('2026-12-31T23:30:00Z');
    expect(formatDate('en', edge, 'date')).toBe('December 31, 2026');
    expect(formatDate('en', edge, 'date', 'Asia/Dubai')).toBe('January 1, 2027');
    expect(formatDate('en', edge, 'time')).toMatch(/11:30/);
    expect(formatDate('en', edge, 'weekday')).toBe('Thu');
  });

  it('a moment in the future, and one just now, are said without a minus', () => {
    const now = new Date('2026-11-22T12:00:00Z');
    for (const seconds of [0, 30, -30, 90, 7_200, 90_000]) {
      expect(formatAgo('en', new Date(now.getTime() + seconds * 1_000), now)).not.toContain('-');
    }
  });
});
