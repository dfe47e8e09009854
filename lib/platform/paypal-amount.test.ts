import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencies, money } from '@/lib/kernel/money';
import { fromPayPal, isTakenByPayPal, toPayPal } from './paypal-amount';

const anyMoney = fc
  .record({ amount: fc.bigInt({ min: 1n, max: 9_999_999_999n }), currency: fc.constantFrom(...currencies) })
  .map(({ amount, currency }) => money(amount, currency));

describe('money and PayPal', () => {
  it('what PayPal takes comes back as the same money', () => {
    fc.assert(
      fc.property(anyMoney, (value) => {
        const sent = toPayPal(value);
        if (sent !== null) expect(fromPayPal(sent)).toEqual(value);
      }),
    );
  });

  it('nothing is rounded: what cannot be charged exactly is not charged', () => {
    fc.assert(
      fc.property(anyMoney, (value) => {
        const exact = value.currency !== 'HUF' || value.amount % 100n === 0n;
        expect(toPayPal(value) !== null).toBe(exact && isTakenByPayPal(value.currency));
      }),
    );
  });

  it.each([
    [4620n, 'USD', '46.20'],
    [5n, 'EUR', '0.05'],
    [500n, 'JPY', '500'],
    [1_250_000n, 'HUF', '12500'],
  ] as const)('%s minor units of %s are %s', (amount, currency, text) => {
    expect(toPayPal(money(amount, currency))).toEqual({ currency_code: currency, value: text });
  });

  it.each([
    [12_345n, 'HUF'],
    [4620n, 'AED'],
    [46_200n, 'KWD'],
    [0n, 'USD'],
    [1_000_000_000_000n, 'USD'],
  ] as const)('%s minor units of %s are not sent', (amount, currency) => {
    expect(toPayPal(money(amount, currency))).toBeNull();
  });

  it.each([
    { currency_code: 'USD', value: '1.005' },
    { currency_code: 'JPY', value: '500.5' },
    { currency_code: 'USD', value: '1e3' },
    { currency_code: 'USD', value: '-1.00' },
    { currency_code: 'XXX', value: '1.00' },
  ])('%j is no amount of ours', (amount) => {
    expect(() => fromPayPal(amount)).toThrow();
  });
});
