import { describe, expect, test } from 'vitest';
import { isLooser, type SpendingLimits, saidReasons } from './model';

const limits = (perPayment: bigint | null, perDay: bigint | null, perMonth: bigint | null): SpendingLimits => ({
  ...{ currency: 'USD', perPayment, perDay, perMonth },
});

describe('limits are looser', () => {
  test.each([
    [limits(1n, 2n, 3n), limits(2n, 2n, 3n)],
    [limits(1n, 2n, 3n), limits(1n, null, 3n)],
    [limits(0n, null, null), limits(null, null, null)],
  ])('when one is raised or taken away', (now, next) => expect(isLooser(now, next)).toBe(true));

  test.each([
    [null, limits(9n, null, null)],
    [limits(2n, 2n, 3n), limits(1n, 2n, 3n)],
    [limits(2n, null, null), limits(2n, 5n, null)],
    [limits(1n, 2n, 3n), limits(1n, 2n, 3n)],
  ])('never when they are first set, kept or lowered', (now, next) => expect(isLooser(now, next)).toBe(false));
});

test('a limit of 0 is said as her wish, once, and every other reason as it is', () => {
  expect(saidReasons(['device', 'payment', 'month'], limits(0n, null, 0n))).toEqual(['always', 'device']);
  expect(saidReasons(['payment', 'day'], limits(0n, 5n, null))).toEqual(['always', 'day']);
  expect(saidReasons(['payment'], limits(5n, null, null))).toEqual(['payment']);
  expect(saidReasons(['currency'], null)).toEqual(['currency']);
});
