import { expect, it } from 'vitest';
import { changeBy } from './model';

it.each([
  ['received', 3, 3],
  ['returned', 2, 2],
  ['damaged', 2, -2],
  ['lost', 1, -1],
  ['sold_elsewhere', 4, -4],
  ['counted', 7, -3],
  ['counted', 12, 2],
] as const)('%s %i units where there are ten is a change by %i', (reason, units, change) => {
  expect(changeBy(reason, units, 10)).toBe(change);
});
