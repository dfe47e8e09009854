import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { arrivalDays, attemptNext, consented, type GoodsLine, orderNext, quoteOrder, type SellerTerms } from './model';

const terms = (part: Partial<SellerTerms>): SellerTerms => ({
  currency: 'USD',
  delivery: money(0n, 'USD'),
  deliveryDaysMin: 2,
  deliveryDaysMax: 5,
  taxBasisPoints: 0,
  taxInclusive: false,
  ...part,
});

const goods = (unit: bigint, quantity: number): GoodsLine => ({
  variantId: newId('variant'),
  productId: newId('product'),
  title: 'Bowl',
  optionText: '',
  productSlug: 'bowl',
  mediaKey: null,
  quantity,
  unit: money(unit, 'USD'),
});

test('the lines of a quote sum to its total, contained tax apart, whatever the goods and terms', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.bigInt(1n, 10_000_000n), fc.integer({ min: 1, max: 99 })), { minLength: 1, maxLength: 8 }),
      fc.bigInt(0n, 50_000n),
      fc.integer({ min: 0, max: 5000 }),
      fc.boolean(),
      (items, delivery, taxBasisPoints, taxInclusive) => {
        const quote = quoteOrder(
          items.map(([unit, quantity]) => goods(unit, quantity)),
          terms({ delivery: money(delivery, 'USD'), taxBasisPoints, taxInclusive }),
        );
        const counted = quote.lines.filter((line) => !(line.kind === 'tax' && line.included));
        expect(counted.reduce((total, line) => total + line.amount.amount, 0n)).toBe(quote.total.amount);
      },
    ),
  );
});

test('tax contained in a price is never more than the price, and added tax is the rate of goods and delivery', () => {
  const inclusive = quoteOrder([goods(12_000n, 1)], terms({ taxBasisPoints: 2000, taxInclusive: true }));
  expect(inclusive.total.amount).toBe(12_000n);
  expect(inclusive.lines.at(-1)?.amount.amount).toBe(2_000n);
  const added = quoteOrder([goods(1_000n, 2)], terms({ delivery: money(500n, 'USD'), taxBasisPoints: 825 }));
  expect(added.total.amount).toBe(2_500n + 206n);
});

test('a higher total needs a new consent, a lower one is taken, another currency never is', () => {
  expect(consented(money(100n, 'USD'), money(101n, 'USD'))).toBe(false);
  expect(consented(money(100n, 'USD'), money(99n, 'USD'))).toBe(true);
  expect(consented(money(100n, 'USD'), money(100n, 'EUR'))).toBe(false);
});

test('arrival days follow the calendar over the end of a month', () => {
  expect(arrivalDays(terms({}), new Date('2026-11-28T23:00:00Z'))).toEqual({ from: '2026-11-30', by: '2026-12-03' });
});

test('final states lead nowhere, and every state leads only to known ones', () => {
  for (const graph of [orderNext, attemptNext] as Record<string, readonly string[]>[]) {
    for (const followers of Object.values(graph)) for (const state of followers) expect(graph).toHaveProperty(state);
  }
  expect([orderNext.refunded, orderNext.canceled, attemptNext.captured, attemptNext.voided].flat()).toEqual([]);
});
