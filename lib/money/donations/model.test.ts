import { describe, expect, test } from 'vitest';
import { type Currency, chargeStep, currencies, money } from '@/lib/kernel/money';
import { coverOf, expectedFee, leastDonation, offeredAmounts } from './model';

const tried: Currency[] = ['USD', 'EUR', 'JPY', 'KWD'];

describe.each(tried)('covering the fee of a donation in %s', (currency) => {
  test('adds the least that leaves all of it after the fee, in units a card can be charged', () => {
    const step = chargeStep(currency);
    for (let units = 1n; units <= 4_000n; units++) {
      const given = money(leastDonation(currency).amount + units * 7n * step, currency);
      const cover = coverOf(given);
      const total = money(given.amount + cover.amount, currency);
      expect(total.amount % step).toBe(0n);
      expect(total.amount - expectedFee(total).amount).toBeGreaterThanOrEqual(given.amount);
      const less = money(total.amount - step, currency);
      expect(less.amount - expectedFee(less).amount).toBeLessThan(given.amount);
    }
  });
});

test('what is offered can be charged in every currency, and is no less than the least', () => {
  for (const currency of currencies)
    for (const amount of [leastDonation(currency), ...offeredAmounts(currency)]) {
      expect(amount.amount % chargeStep(currency)).toBe(0n);
      expect(amount.amount).toBeGreaterThanOrEqual(leastDonation(currency).amount);
    }
});

test('twenty dollars cost 0.91 to cover: 2.9 % of 20.91, rounded up, and 0.30', () => {
  expect(coverOf(money(20_00n, 'USD'))).toEqual(money(91n, 'USD'));
});
