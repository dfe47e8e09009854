import { describe, expect, test } from 'vitest';
import { bankProblemOf, settlesBy } from './model';

describe('the last day on which a bank answers', () => {
  test.each([
    ['in a plain week', '2026-03-02T15:00:00Z', '2026-03-06'],
    ['over a weekend', '2026-03-05T15:00:00Z', '2026-03-11'],
    ['asked on a Saturday', '2026-03-07T15:00:00Z', '2026-03-12'],
    ['counts days as the east coast does', '2026-03-03T03:00:00Z', '2026-03-06'],
    ['over Thanksgiving', '2026-11-25T15:00:00Z', '2026-12-02'],
    ['over Memorial Day, the last Monday of May', '2026-05-21T15:00:00Z', '2026-05-28'],
    ['over Independence Day on a Sunday, kept on Monday', '2027-07-01T15:00:00Z', '2027-07-08'],
    ['over a holiday on a Saturday, which is not moved', '2026-07-01T15:00:00Z', '2026-07-07'],
    ['over Christmas and New Year', '2026-12-23T15:00:00Z', '2026-12-30'],
  ])('%s', (_case, now, day) => {
    expect(settlesBy(new Date(now))).toBe(day);
  });
});

test("a bank's own word never becomes ours: what is not known is plainly refused", () => {
  expect(bankProblemOf('account_closed')).toBe('bank_account_closed');
  expect(bankProblemOf('constructor')).toBe('bank_refused');
  expect(bankProblemOf(null)).toBe('bank_refused');
});
