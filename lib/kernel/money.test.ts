import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  add,
  allocate,
  basisPointsOf,
  currencies,
  includedShare,
  minorDigits,
  money,
  parseAmount,
  toDecimal,
} from './money';

const anyCurrency = fc.constantFrom(...currencies);
const anyAmount = fc.bigInt(-(10n ** 14n), 10n ** 14n);

test('allocation neither loses nor makes a unit, and no part is a unit away from its exact share', () => {
  fc.assert(
    fc.property(
      anyAmount,
      anyCurrency,
      fc.array(fc.bigInt(0n, 1_000n), { minLength: 1, maxLength: 12 }),
      (amount, currency, weights) => {
        fc.pre(weights.some((weight) => weight > 0n));
        const total = weights.reduce((left, right) => left + right, 0n);
        const parts = allocate(money(amount, currency), weights);
        expect(parts.reduce((left, part) => left + part.amount, 0n)).toBe(amount);
        parts.forEach((part, index) => {
          const offBy = part.amount * total - amount * (weights[index] ?? 0n);
          expect(offBy < total && offBy > -total).toBe(true);
        });
      },
    ),
  );
});

test('what is written as a decimal is read back as the same money, in every currency', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 12n), anyCurrency, (amount, currency) => {
      expect(parseAmount(toDecimal(money(amount, currency)), currency)).toEqual(money(amount, currency));
    }),
  );
});

test.each(['', '-1', '1e3', '1,5', ' ', '1.', '.5', '1.2345', '0x10', '١٢', 'NaN', '9999999999999', '1.5.1'])(
  '%j is not an amount',
  (text) => {
    expect(parseAmount(text, 'USD')).toBeNull();
  },
);

test('an amount has no more decimals than its currency', () => {
  expect(parseAmount('10.5', 'JPY')).toBeNull();
  expect(parseAmount('1.234', 'USD')).toBeNull();
  expect(parseAmount('1.234', 'KWD')).toEqual(money(1234n, 'KWD'));
});

test('decimals come from ISO 4217, also where Intl says otherwise', () => {
  expect([minorDigits('HUF'), minorDigits('IDR'), minorDigits('JPY'), minorDigits('BHD')]).toEqual([2, 2, 0, 3]);
});

test('a contained tax and its net always make the gross again, and rates round half away from zero', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 12n), fc.integer({ min: 0, max: 5000 }), (amount, rate) => {
      const tax = includedShare(money(amount, 'EUR'), rate);
      expect(tax.amount >= 0n && tax.amount <= amount).toBe(true);
    }),
  );
  expect(basisPointsOf(money(50n, 'USD'), 100).amount).toBe(1n);
  expect(basisPointsOf(money(-50n, 'USD'), 100).amount).toBe(-1n);
});

test('two currencies never meet in one sum', () => {
  expect(() => add(money(1n, 'USD'), money(1n, 'EUR'))).toThrow('two currencies');
});
