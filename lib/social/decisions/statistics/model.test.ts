import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Counted, fewest, overturnedPercent, sayable } from './model';

const counted = (cut: Counted['cut'], name: string, made: number): Counted => ({
  ...{ quarter: '2026-Q3', cut, name, made, held: made, hours: 4, hoursMost: 20, appealed: 2, overturned: 1 },
});

test('of few decisions nothing is said, not their times and not their appeals', () => {
  for (const row of sayable([counted('all', '', fewest - 1)]))
    expect([row.made, row.held, row.hours, row.hoursMost, row.appealed, row.overturned]).toEqual(Array(6).fill(null));
  expect(sayable([counted('all', '', fewest)])).toMatchObject([{ made: fewest, hours: 4 }]);
});

test('what is left out of a quarter is nothing or many, and which groups were few is not said', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(sizes, (groups) => {
      const total = groups.reduce((sum, made) => sum + made, 0);
      const rows = sayable([counted('all', '', total), ...groups.map((made, at) => counted('rule', `1.${at}`, made))]);
      const named = rows.filter(({ cut }) => cut === 'rule');
      expect(named.every(({ made }) => made !== null && made >= fewest)).toBe(true);
      const left = total - named.reduce((sum, { made }) => sum + (made ?? 0), 0);
      expect(left === 0 || left >= fewest || total < fewest).toBe(true);
      expect(
        named.every(({ held, appealed, overturned }) => held === null && appealed === null && overturned === null),
      ).toBe(true);
    }),
  );
  const two = sayable([counted('all', '', 30), ...[14, 14, 1, 1].map((made, at) => counted('rule', `1.${at}`, made))]);
  expect(two.map(({ name, made }) => [name, made])).toEqual([
    ['', 30],
    ['1.0', 14],
  ]);
});

test('of appeals and what was overturned a few are not said, none is', () => {
  const of = (appealed: number) => sayable([{ ...counted('all', '', 40), appealed, overturned: 0 }])[0];
  expect([of(0), of(1), of(fewest - 1), of(fewest)].map((row) => row?.appealed)).toEqual([0, null, null, fewest]);
});

test('the share that was overturned is of those that were appealed', () => {
  expect(overturnedPercent({ appealed: 8, overturned: 3 })).toBe(38);
  expect(overturnedPercent({ appealed: 0, overturned: 0 })).toBeNull();
  expect(overturnedPercent({ appealed: null, overturned: null })).toBeNull();
});
