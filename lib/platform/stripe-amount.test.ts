import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencies, minorDigits, money } from '@/lib/kernel/money';
import { fromProvider, isMoreThanAtOnce, toProvider } from './stripe-amount';

const anyMoney = fc
  .record({ amount: fc.bigInt({ min: 0n, max: 200_000_000n }), currency: fc.constantFrom(...currencies) })
  .map(({ amount, currency }) => money(amount, currency));

describe('money and the provider', () => {
  it('what the provider takes comes back as the same money', () => {
    fc.assert(
      fc.property(anyMoney, (value) => {
        const sent = toProvider(value);
        if (sent !== null) expect(fromProvider(sent)).toEqual(value);
      }),
    );
  });

  it('nothing is rounded: what cannot be charged exactly is not charged', () => {
    fc.assert(
      fc.property(anyMoney, (value) => {
        const exact = minorDigits(value.currency) < 3 || value.amount % 10n === 0n;
        expect(toProvider(value) !== null).toBe(exact && value.amount <= 99_999_999n);
      }),
    );
  });

  it.each([
    ['USD', 99_999_999n, 100_000_000n],
    ['JPY', 99_999_999n, 100_000_000n],
    ['KWD', 99_999_990n, 100_000_000n],
  ] as const)('in %s %s is taken at once and %s is too much', (currency, most, more) => {
    expect([isMoreThanAtOnce(money(most, currency)), toProvider(money(most, currency))]).toEqual([
      false,
      { amount: Number(most), currency: currency.toLowerCase() },
    ]);
    expect([isMoreThanAtOnce(money(more, currency)), toProvider(money(more, currency))]).toEqual([true, null]);
  });

  it.each([
    ['USD', 4620n, 4620],
    ['JPY', 5000n, 5000],
    ['KWD', 1230n, 1230],
    ['HUF', 100_000n, 100_000],
  ] as const)('%s %s is sent as %i', (currency, amount, sent) => {
    expect(toProvider(money(amount, currency))).toEqual({ amount: sent, currency: currency.toLowerCase() });
  });

  it('a negative amount is never sent', () => {
    expect(toProvider(money(-1n, 'USD'))).toBeNull();
  });

  it('a currency Souk never asked for is an alarm, not a guess', () => {
    expect(() => fromProvider({ amount: 100, currency: 'xau' })).toThrow('unknown currency');
    expect(() => fromProvider({ amount: 1.5, currency: 'usd' })).toThrow('fraction');
  });
});
