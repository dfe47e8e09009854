import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencies, money, toDecimal } from '@/lib/kernel/money';
import { formatAgo, formatDate, formatMoney } from './format';

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
