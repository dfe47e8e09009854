import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { discountRule } from '@/db/testing/discount-rule';
import { type Money, money } from '@/lib/kernel/money';
import { classOf, type DiscountRule, discountClasses, discountKinds, mayCombine } from '../model';
import { type ReckonedGoods, type Reckoning, reckonDiscounts as reckon, unitsGiven } from './model';

const usd = (minor: bigint) => money(minor, 'USD');

const goods = (unit: bigint, quantity = 1, part: Partial<ReckonedGoods> = {}): ReckonedGoods => ({
  productId: 'prd_1',
  variantId: 'var_1',
  shelf: 'home',
  quantity,
  unit: usd(unit),
  ...part,
});

const reckonDiscounts = (lines: readonly ReckonedGoods[], delivery: Money, rules: readonly DiscountRule[]) =>
  reckon({ goods: lines, currency: delivery.currency, deliveryFor: () => delivery }, rules);

const saved = ({ taken }: Reckoning) => taken.reduce((sum, one) => sum + one.amount.amount, 0n);

const anyGoods = fc.array(
  fc.record({
    productId: fc.constantFrom('prd_1', 'prd_2', 'prd_3'),
    variantId: fc.constantFrom('var_1', 'var_2'),
    shelf: fc.constantFrom('home', 'plants'),
    quantity: fc.integer({ min: 1, max: 7 }),
    unit: fc.bigInt(1n, 20_000n).map(usd),
  }),
  { minLength: 1, maxLength: 5 },
);

const anyRule = fc
  .record({
    kind: fc.constantFrom(...discountKinds),
    basisPoints: fc.integer({ min: 1, max: 10_000 }),
    offMinor: fc.bigInt(1n, 5_000n),
    mostMinor: fc.option(fc.bigInt(1n, 3_000n)),
    buyQuantity: fc.integer({ min: 1, max: 3 }),
    getQuantity: fc.integer({ min: 1, max: 2 }),
    targets: fc.option(fc.subarray(['prd_1', 'prd_2', 'prd_3'], { minLength: 1 })),
    minimumMinor: fc.constantFrom(0n, 0n, 4_000n),
    givenLeftMinor: fc.option(fc.bigInt(1n, 3_000n)),
    combines: fc.subarray([...discountClasses]),
    code: fc.option(fc.constantFrom('SUMMER')),
  })
  .map(({ targets, ...rest }): DiscountRule => {
    const single = targets !== null && classOf[rest.kind] === 'product';
    return discountRule({ ...rest, ...(single ? { targetKind: 'products', targets } : {}) });
  });

describe('whatever is sold and whatever its shop takes off', () => {
  const anything = [anyGoods, fc.bigInt(0n, 2_000n), fc.array(anyRule, { maxLength: 5 })] as const;

  test('the parts of goods and delivery sum to each discount, and none takes more of a thing than it costs', () => {
    fc.assert(
      fc.property(...anything, (lines, delivery, rules) => {
        const { taken } = reckonDiscounts(lines, usd(delivery), rules);
        for (const one of taken) {
          expect(one.ofGoods.reduce((sum, units) => sum + units, one.ofDelivery)).toBe(one.amount.amount);
          expect(one.amount.amount).toBeGreaterThan(0n);
        }
        lines.forEach((line, at) => {
          const off = taken.reduce((sum, one) => sum + (one.ofGoods[at] ?? 0n), 0n);
          expect(off).toBeLessThanOrEqual(line.unit.amount * BigInt(line.quantity));
        });
        expect(taken.reduce((sum, one) => sum + one.ofDelivery, 0n)).toBeLessThanOrEqual(delivery);
      }),
    );
  });

  test('an order is never brought to nothing', () => {
    fc.assert(
      fc.property(...anything, (lines, delivery, rules) => {
        const whole = lines.reduce((sum, line) => sum + line.unit.amount * BigInt(line.quantity), delivery);
        expect(saved(reckonDiscounts(lines, usd(delivery), rules))).toBeLessThan(whole);
      }),
    );
  });

  test('two discounts meet only where each owner said so, and never on one thing within a class', () => {
    fc.assert(
      fc.property(...anything, (lines, delivery, rules) => {
        const { taken } = reckonDiscounts(lines, usd(delivery), rules);
        for (const one of taken) {
          for (const other of taken) {
            if (one === other) continue;
            const apart = one.ofGoods.every((units, at) => units === 0n || other.ofGoods[at] === 0n);
            const bothOfThings = classOf[one.rule.kind] === 'product' && classOf[other.rule.kind] === 'product';
            expect(bothOfThings ? apart : mayCombine(one.rule, other.rule)).toBe(true);
          }
        }
      }),
    );
  });

  test('what is chosen takes off at least what any one of them would alone, and every other one says why it is not taken', () => {
    fc.assert(
      fc.property(...anything, (lines, delivery, rules) => {
        const all = reckonDiscounts(lines, usd(delivery), rules);
        for (const rule of rules) {
          expect(saved(all)).toBeGreaterThanOrEqual(saved(reckonDiscounts(lines, usd(delivery), [rule])));
        }
        expect([...all.taken, ...all.left].map((one) => one.rule.id).sort()).toEqual(
          rules.map((rule) => rule.id).sort(),
        );
      }),
    );
  });

  test('a discount never gives away more than it may', () => {
    fc.assert(
      fc.property(...anything, fc.bigInt(0n, 60_000n), (lines, delivery, rules, free) => {
        const deliveryFor = (sum: Money) => usd(sum.amount < free ? delivery : 0n);
        for (const { rule, amount } of reckon({ goods: lines, currency: 'USD', deliveryFor }, rules).taken) {
          if (rule.givenLeftMinor !== null) expect(amount.amount).toBeLessThanOrEqual(rule.givenLeftMinor);
          if (rule.mostMinor !== null && rule.kind !== 'amount_items')
            expect(amount.amount).toBeLessThanOrEqual(rule.mostMinor);
        }
      }),
    );
  });
});

test('a percentage of an order is rounded half away from zero, and to what a card can be charged', () => {
  expect(saved(reckonDiscounts([goods(1_005n)], usd(0n), [discountRule()]))).toBe(101n);
  const dinars = { ...goods(1n), unit: money(12_340n, 'KWD') };
  const { taken } = reckonDiscounts([dinars], money(0n, 'KWD'), [discountRule({ currency: 'KWD' })]);
  expect(taken[0]?.amount.amount).toBe(1_230n);
});

test('a percentage of things is that of each unit, so that the price shown is the price paid', () => {
  const rule = discountRule({ kind: 'percent_items', basisPoints: 1500 });
  expect(saved(reckonDiscounts([goods(999n, 3)], usd(0n), [rule]))).toBe(450n);
});

test('of buy two get one the cheapest are given, and what a started round has beyond what it asks for', () => {
  expect([2, 3, 4, 5, 6].map((units) => unitsGiven(units, 2, 1))).toEqual([0, 1, 1, 1, 2]);
  expect([1, 2, 3].map((units) => unitsGiven(units, 1, 2))).toEqual([0, 1, 2]);
  const rule = discountRule({ kind: 'buy_get', buyQuantity: 2, getQuantity: 1, basisPoints: 10_000 });
  const { taken } = reckonDiscounts([goods(3_000n, 2), goods(1_000n, 1, { variantId: 'var_2' })], usd(500n), [rule]);
  expect(taken[0]?.ofGoods).toEqual([0n, 1_000n]);
});

test('free delivery takes off what it costs, up to its limit', () => {
  const rule = discountRule({ kind: 'delivery', mostMinor: 700n });
  expect(saved(reckonDiscounts([goods(5_000n)], usd(500n), [rule]))).toBe(500n);
  expect(saved(reckonDiscounts([goods(5_000n)], usd(900n), [rule]))).toBe(700n);
});

test('two that would each leave something leave something together, or say that they cannot', () => {
  const all = { kind: 'percent_items', basisPoints: 10_000, targetKind: 'products' } as const;
  const rules = [discountRule({ ...all, targets: ['prd_1'] }), discountRule({ ...all, targets: ['prd_2'] })];
  const { taken, left } = reckonDiscounts([goods(1_000n), goods(1_000n, 1, { productId: 'prd_2' })], usd(0n), rules);
  expect(taken).toEqual([]);
  expect(left.map((one) => one.cause)).toEqual(['nothing_left', 'nothing_left']);
});

test('a discount by which the parcel costs more than it takes off is not taken', () => {
  const freeFrom = (least: bigint) => (paid: Money) => usd(paid.amount >= least ? 0n : 800n);
  const order = (least: bigint) => ({ goods: [goods(5_000n)], currency: 'USD' as const, deliveryFor: freeFrom(least) });
  expect(reckon(order(4_000n), [discountRule()]).taken).toHaveLength(1);
  expect(reckon(order(5_000n), [discountRule()])).toMatchObject({
    taken: [],
    left: [{ cause: 'other_is_better', instead: null }],
  });
});

test('free delivery that another discount makes too dear for what is left of it is not taken beside that one', () => {
  const free = discountRule({ kind: 'delivery', combines: ['order'], givenLeftMinor: 600n });
  const tenth = discountRule({ basisPoints: 1_000, combines: ['delivery'] });
  const deliveryFor = (sum: Money) => usd(sum.amount < 10_000n ? 900n : 500n);
  const order = { goods: [goods(10_000n)], currency: 'USD' as const, deliveryFor };
  const { taken, left } = reckon(order, [free, tenth]);
  expect(taken.map(({ rule, amount }) => [rule.id, amount.amount])).toEqual([[tenth.id, 1_000n]]);
  expect(left).toMatchObject([{ rule: free, cause: 'other_is_better', instead: tenth.title }]);
});

test('the better one is taken and the other says so; both where each lets the other', () => {
  const ten = discountRule({ title: 'Ten', code: 'TEN' });
  const free = discountRule({ title: 'Free delivery', kind: 'delivery' });
  const apart = reckonDiscounts([goods(9_000n)], usd(500n), [ten, free]);
  expect(apart.taken.map((one) => one.rule.title)).toEqual(['Ten']);
  expect(apart.left[0]).toMatchObject({ cause: 'other_is_better', instead: 'Ten' });
  const oneSided = [ten, { ...free, combines: ['order' as const] }];
  expect(reckonDiscounts([goods(9_000n)], usd(500n), oneSided).taken).toHaveLength(1);
  const both = [
    { ...ten, combines: ['delivery' as const] },
    { ...free, combines: ['order' as const] },
  ];
  expect(saved(reckonDiscounts([goods(9_000n)], usd(500n), both))).toBe(1_400n);
});

test('two automatic prices of different things stand in one order', () => {
  const first = discountRule({ kind: 'percent_items', targetKind: 'products', targets: ['prd_1'] });
  const second = discountRule({ kind: 'amount_items', offMinor: 200n, targetKind: 'products', targets: ['prd_2'] });
  const { taken } = reckonDiscounts([goods(1_000n), goods(1_000n, 1, { productId: 'prd_2' })], usd(0n), [
    first,
    second,
  ]);
  expect(taken.map((one) => one.ofGoods)).toEqual([
    [100n, 0n],
    [0n, 200n],
  ]);
});

test.each([
  ['a minimum', { minimumMinor: 6_000n }, { cause: 'needs_more', missing: usd(1_000n) }],
  ['a number of things', { minimumQuantity: 3 }, { cause: 'needs_units', missingUnits: 2 }],
  [
    'other things',
    { kind: 'percent_items', targetKind: 'categories', targets: ['plants'] },
    { cause: 'not_for_these' },
  ],
  ['another currency', { currency: 'EUR' }, { cause: 'not_for_these' }],
  ['nothing to pay', { basisPoints: 10_000 }, { cause: 'nothing_left' }],
  ['more than it may give away', { givenLeftMinor: 499n }, { cause: 'used_up' }],
  ['its end', { barred: 'over' }, { cause: 'over' }],
] as [string, Partial<DiscountRule>, object][])('a discount that meets %s says so', (_what, part, said) => {
  const { taken, left } = reckonDiscounts([goods(5_000n)], usd(0n), [discountRule(part)]);
  expect(taken).toEqual([]);
  expect(left[0]).toMatchObject(said);
});
