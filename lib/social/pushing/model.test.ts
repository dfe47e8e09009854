import { expect, test } from 'vitest';
import { retrySeconds } from './model';

const now = new Date('2026-11-01T09:00:00Z');

test.each([
  ['120', 120],
  ['Sun, 01 Nov 2026 09:05:00 GMT', 300],
  ['0', 10],
  ['Sun, 01 Nov 2026 08:00:00 GMT', 10],
  ['99999999', 21_600],
  ['soon', 60],
  [null, 60],
])('of “%s” a push service is asked again in %i seconds', (said, seconds) => {
  expect(retrySeconds(said, now)).toBe(seconds);
});
