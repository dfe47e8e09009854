import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import {
  arrivalDays,
  attemptNext,
  consented,
  type GoodsLine,
  orderNext,
  quoteOrder,
  type SellerTerms,
  totalOf,
} from './model';

const terms = (part: Partial<SellerTerms>): SellerTerms => ({
  currency: 'USD',
  delivery: money(0n, 'USD'),
  deliveryDaysMin: 2,
  deliveryDaysMax: 5,
  taxBasisPoints: 0,
  taxInclusive: false,
  discounts: [],
  ...part,
});

const goods = (unit: bigint, quantity: number): GoodsLine => ({
  variantId: newId('variant'),
  productId: newId('product'),
  title: 'Bowl',
  optionText: '',
  productSlug: 'bowl',
  category: 'home',
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

describe('a quote', () => {
  const anyGoods = fc.array(fc.tuple(fc.bigInt(1n, 1_000_000n), fc.integer({ min: 1, max: 99 })), {
    minLength: 1,
    maxLength: 6,
  });
  const quote = (items: [bigint, number][], part: Partial<SellerTerms>) =>
    quoteOrder(
      items.map(([unit, quantity]) => goods(unit, quantity)),
      terms(part),
    );

  test('names goods first, then delivery, then tax, and leaves out what costs nothing', () => {
    const kinds = (part: Partial<SellerTerms>) => quote([[100n, 1]], part).lines.map((line) => line.kind);
    expect(kinds({})).toEqual(['goods']);
    expect(kinds({ delivery: money(5n, 'USD') })).toEqual(['goods', 'delivery']);
    expect(kinds({ delivery: money(5n, 'USD'), taxBasisPoints: 1 })).toEqual(['goods', 'delivery', 'tax']);
  });

  test('with contained tax costs what the goods and the delivery say, whatever the rate', () => {
    fc.assert(
      fc.property(anyGoods, fc.bigInt(0n, 9_999n), fc.integer({ min: 0, max: 5000 }), (items, fee, taxBasisPoints) => {
        const delivery = money(fee, 'USD');
        const plain = quote(items, { delivery });
        expect(quote(items, { delivery, taxBasisPoints, taxInclusive: true }).total).toEqual(plain.total);
      }),
    );
  });

  test('with added tax is rounded once, over the sum, and not line by line', () => {
    const items: [bigint, number][] = [
      [5n, 1],
      [5n, 1],
      [5n, 1],
    ];
    expect(quote(items, { taxBasisPoints: 1000 }).lines.at(-1)?.amount.amount).toBe(2n);
  });

  test('grows with every unit and never with fewer', () => {
    fc.assert(
      fc.property(anyGoods, fc.integer({ min: 0, max: 5000 }), fc.boolean(), (items, taxBasisPoints, taxInclusive) => {
        const more = items.map(([unit, quantity]): [bigint, number] => [unit, quantity + 1]);
        const part = { taxBasisPoints, taxInclusive };
        expect(quote(more, part).total.amount > quote(items, part).total.amount).toBe(true);
      }),
    );
  });

  test('of goods in another currency than the seller’s is a bug', () => {
    expect(() => quoteOrder([{ ...goods(1n, 1), unit: money(1n, 'EUR') }], terms({}))).toThrow('two currencies');
  });

  test('of several sellers adds up in one currency only', () => {
    const parts = [money(100n, 'USD'), money(23n, 'USD')].map((total) => ({ total }));
    expect(totalOf(parts, 'USD')).toEqual(money(123n, 'USD'));
    expect(totalOf([], 'USD')).toEqual(money(0n, 'USD'));
    expect(() => totalOf([{ total: money(1n, 'EUR') }], 'USD')).toThrow('two currencies');
  });
});

test('a consent covers what was seen and nothing above it', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 12n), fc.bigInt(0n, 10n ** 12n), (seen, now) => {
      expect(consented(money(seen, 'USD'), money(now, 'USD'))).toBe(now <= seen);
    }),
  );
});

test('every state is reached from the first one, and the end of a purchase is never left', () => {
  for (const [first, graph] of [
    ['pending', orderNext],
    ['pending', attemptNext],
  ] as [string, Record<string, readonly string[]>][]) {
    const reached = new Set([first]);
    for (const state of reached) for (const next of graph[state] ?? []) reached.add(next);
    expect([...reached].sort()).toEqual(Object.keys(graph).sort());
    for (const [state, followers] of Object.entries(graph)) expect(followers).not.toContain(state);
  }
});

test('money that was taken is never merely canceled: it goes back or is disputed', () => {
  for (const state of ['paid', 'fulfilled', 'delivered', 'partially_refunded', 'disputed'] as const) {
    for (const end of ['canceled', 'failed', 'expired']) expect(orderNext[state]).not.toContain(end);
  }
});
