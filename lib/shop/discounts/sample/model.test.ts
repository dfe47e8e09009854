import { expect, test } from 'vitest';
import { discountRule } from '@/db/testing/discount-rule';
import { money } from '@/lib/kernel/money';
import { sampleOf } from './model';

const delivery = money(500n, 'USD');
const sample = (part: Parameters<typeof discountRule>[0]) => sampleOf(discountRule(part), delivery);

test('an order of eighty pays what a purchase would', () => {
  expect(sample({ basisPoints: 2000 })).toMatchObject({
    units: 1,
    before: { amount: 8_000n },
    pays: { amount: 6_900n },
  });
  expect(sample({ kind: 'delivery' }).pays.amount).toBe(8_000n);
  expect(sample({ kind: 'percent_items', targetKind: 'categories', targets: ['plants'] }).pays.amount).toBe(7_700n);
});

test('it is large enough for what the discount asks for', () => {
  expect(sample({ minimumMinor: 10_000n })).toMatchObject({ before: { amount: 10_000n }, pays: { amount: 9_500n } });
  const given = sample({ kind: 'buy_get', buyQuantity: 2, getQuantity: 1, basisPoints: 10_000 });
  expect(given).toMatchObject({ units: 3, before: { amount: 8_100n }, pays: { amount: 5_900n } });
});
