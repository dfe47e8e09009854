import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Currency, chargeStep } from '@/lib/kernel/money';
import { type Bill, type Division, divide, settle } from './model';

const bill = (whole: bigint, people: number, more: Partial<Bill> = {}): Bill => ({
  ...{ whole, people, currency: 'USD', division: { way: 'even' } },
  ...more,
});
const parts = (asked: Bill) => {
  const divided = divide(asked);
  return divided.ok ? divided.parts : divided.problem;
};
const sum = (amounts: readonly bigint[]) => amounts.reduce((left, right) => left + right, 0n);
const currency = fc.constantFrom<Currency>('USD', 'EUR', 'JPY', 'KWD');

describe('a whole among people', () => {
  it('is split evenly to the last unit, and the odd one goes round', () => {
    expect(parts(bill(100_00n, 3))).toEqual([3334n, 3333n, 3333n]);
    expect(parts(bill(100_00n, 3, { turn: 1 }))).toEqual([3333n, 3334n, 3333n]);
    expect(parts(bill(100_00n, 3, { turn: 5 }))).toEqual([3333n, 3333n, 3334n]);
    expect(parts(bill(5n, 7, { turn: 4 }))).toEqual([1n, 1n, 0n, 0n, 1n, 1n, 1n]);
    expect(parts(bill(1000n, 3, { currency: 'JPY' }))).toEqual([334n, 333n, 333n]);
    expect(parts(bill(100_000n, 3, { currency: 'KWD' }))).toEqual([33_340n, 33_330n, 33_330n]);
  });

  it('follows shares, percents, exact amounts and what each had, with the rest of the bill after that', () => {
    expect(parts(bill(10_00n, 2, { division: { way: 'shares', shares: [2000n, 1000n] } }))).toEqual([667n, 333n]);
    expect(parts(bill(9_99n, 2, { division: { way: 'percent', basisPoints: [2500n, 7500n] } }))).toEqual([250n, 749n]);
    expect(parts(bill(9_99n, 2, { division: { way: 'exact', amounts: [0n, 999n] } }))).toEqual([0n, 999n]);
    const items = [
      { amount: 30_00n, by: [0] },
      { amount: 20_00n, by: [0, 1] },
    ];
    expect(parts(bill(60_00n, 3, { division: { way: 'items', items } }))).toEqual([48_00n, 12_00n, 0n]);
    expect(parts(bill(100_00n, 3, { adjusted: [10_00n, 0n, 0n] }))).toEqual([40_00n, 30_00n, 30_00n]);
  });

  it('is refused with what is missing where it does not come out', () => {
    const said = (division: Division, people = 2) => parts(bill(100_00n, people, { division }));
    expect(said({ way: 'percent', basisPoints: [4999n, 5000n] })).toEqual({ what: 'percent', by: 1n });
    expect(said({ way: 'exact', amounts: [60_00n, 50_00n] })).toEqual({ what: 'exact', by: -10_00n });
    expect(said({ way: 'shares', shares: [0n, 0n] })).toEqual({ what: 'nobody' });
    expect(said({ way: 'shares', shares: [-1n, 2n] })).toEqual({ what: 'negative' });
    expect(said({ way: 'items', items: [{ amount: 5n, by: [] }] })).toEqual({ what: 'item_of_nobody' });
    expect(said({ way: 'items', items: [{ amount: 100_01n, by: [0] }] })).toEqual({ what: 'items', by: -1n });
    expect(parts(bill(100n, 2, { adjusted: [101n, 0n] }))).toEqual({ what: 'adjusted', by: -1n });
    expect(parts(bill(100n, 0))).toEqual({ what: 'nobody' });
  });

  it('is whole again whatever the way, and evenly nobody bears a step more than another', () => {
    const asked = fc.integer({ min: 1, max: 20 }).chain((people) => {
      const each = <One>(one: fc.Arbitrary<One>) => fc.array(one, { minLength: people, maxLength: people });
      const by = fc.uniqueArray(fc.integer({ min: 0, max: people - 1 }), { minLength: 1 });
      const division = fc.oneof(
        fc.constant<Division>({ way: 'even' }),
        each(fc.bigInt(0n, 9000n)).map((shares): Division => ({ way: 'shares', shares })),
        each(fc.bigInt(1n, 9000n)).map((shares): Division => {
          const [first = 0n, ...rest] = shares.map((share) => (share * 10_000n) / sum(shares));
          return { way: 'percent', basisPoints: [first + 10_000n - first - sum(rest), ...rest] };
        }),
        fc
          .array(fc.record({ amount: fc.bigInt(0n, 10n ** 6n), by }), { maxLength: 8 })
          .map((items): Division => ({ way: 'items', items })),
      );
      const adjusted = fc.option(each(fc.bigInt(0n, 10n ** 5n)), { nil: undefined });
      const whole = fc.bigInt(1n, 10n ** 9n);
      return fc.record({ whole, people: fc.constant(people), currency, division, adjusted, turn: fc.nat(100) });
    });
    fc.assert(
      fc.property(asked, (one) => {
        const divided = divide({ ...one, adjusted: one.adjusted ?? [] });
        if (!divided.ok) return;
        expect(divided.parts).toHaveLength(one.people);
        expect(sum(divided.parts)).toBe(one.whole);
        expect(divided.parts.every((part) => part >= 0n)).toBe(true);
        if (one.division.way !== 'even' || one.adjusted) return;
        const sorted = [...divided.parts].sort((left, right) => (left < right ? -1 : 1));
        const spread = (sorted.at(-1) ?? 0n) - (sorted[0] ?? 0n);
        expect(spread <= (one.whole % chargeStep(one.currency) === 0n ? chargeStep(one.currency) : 1n)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('bears its odd steps equally often by everybody once everybody has had a turn', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 6n), fc.integer({ min: 1, max: 12 }), currency, (whole, people, code) => {
        const borne = Array.from({ length: people }, () => 0n);
        for (let turn = 0; turn < people; turn++) {
          const divided = divide(bill(whole, people, { turn, currency: code }));
          if (divided.ok)
            divided.parts.forEach((part, place) => {
              borne[place] = (borne[place] ?? 0n) + part;
            });
        }
        expect(new Set(borne)).toEqual(new Set([whole]));
      }),
    );
  });
});

describe('evening out', () => {
  it('takes few payments, and leaves nobody owing', () => {
    expect(settle([50n, -20n, -30n])).toEqual([
      { from: 2, to: 0, amount: 30n },
      { from: 1, to: 0, amount: 20n },
    ]);
    expect(settle([])).toEqual([]);
    expect(() => settle([1n])).toThrow();
    fc.assert(
      fc.property(fc.array(fc.bigInt(-(10n ** 9n), 10n ** 9n), { maxLength: 20 }), (some) => {
        const balances = [...some, -sum(some)];
        const left = [...balances];
        const settlings = settle(balances);
        for (const { from, to, amount } of settlings) {
          expect(amount > 0n).toBe(true);
          left[from] = (left[from] ?? 0n) + amount;
          left[to] = (left[to] ?? 0n) - amount;
        }
        expect(left.every((balance) => balance === 0n)).toBe(true);
        expect(settlings.length).toBeLessThan(Math.max(1, balances.filter((balance) => balance !== 0n).length));
      }),
    );
  });
});
