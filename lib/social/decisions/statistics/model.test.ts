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

test('no group that is left out can be reckoned from those that are said', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(sizes, (groups) => {
      const total = groups.reduce((sum, made) => sum + made, 0);
      const rows = sayable([counted('all', '', total), ...groups.map((made, at) => counted('rule', `1.${at}`, made))]);
      const left = rows.filter(({ cut, made }) => cut === 'rule' && made === null);
      // One alone could be reckoned from the total, unless there is none to say it.
      expect(left.length === 1 && rows[0]?.made !== null && groups.length > 1).toBe(false);
      expect(rows.every(({ made }) => made === null || made >= fewest)).toBe(true);
    }),
  );
});

test('the share that was overturned is of those that were appealed', () => {
  expect(overturnedPercent({ appealed: 8, overturned: 3 })).toBe(38);
  expect(overturnedPercent({ appealed: 0, overturned: 0 })).toBeNull();
  expect(overturnedPercent({ appealed: null, overturned: null })).toBeNull();
});
