import { describe, expect, it } from 'vitest';
import { askAgainSeconds, isGone, markOf, mayBeTooLate, type Waiting, waitMinutes } from './model';

const now = new Date('2040-05-01T18:00:00Z');
const aWaiting = (ahead: number | null, part: Partial<Waiting> = {}): Waiting => ({
  ...{ now, opensAt: new Date(now.getTime() - 60_000), free: 10, held: 0, together: 10 },
  turn: { state: 'waiting', ahead, until: null },
  ...part,
});

describe('somebody in a line', () => {
  it('is told a wait that grows with those before her, and none where nobody is let in', () => {
    expect([0, 9, 10, 25].map((ahead) => waitMinutes(aWaiting(ahead)))).toEqual([5, 5, 10, 15]);
    expect(waitMinutes(aWaiting(3, { together: 0 }))).toBeNull();
    expect(waitMinutes(aWaiting(null))).toBeNull();
  });

  it('knows that there may be nothing left, counting what others are just paying for', () => {
    expect(mayBeTooLate(aWaiting(9))).toBe(false);
    expect(mayBeTooLate(aWaiting(10))).toBe(true);
    expect(mayBeTooLate(aWaiting(10, { held: 1 }))).toBe(false);
    expect(isGone({ free: 0, held: 1 })).toBe(false);
    expect(isGone({ free: 0, held: 0 })).toBe(true);
  });

  it('asks seldom while much is before her or the opening is far, and never after more than a minute', () => {
    const seconds = [0, 20, 100, 5_000].map((ahead) => askAgainSeconds(aWaiting(ahead)));
    expect(seconds).toEqual([3, 5, 13, 30]);
    const until = (milliseconds: number) =>
      askAgainSeconds(aWaiting(null, { opensAt: new Date(now.getTime() + milliseconds) }));
    expect([until(3_600_000), until(10_000)]).toEqual([60, 12]);
  });

  it('sees another screen for each place at the front, and only now and then far behind', () => {
    const marks = (from: number, to: number) =>
      new Set(Array.from({ length: to - from }, (_, at) => markOf(aWaiting(from + at)))).size;
    expect(marks(0, 10)).toBe(10);
    expect(marks(2_000, 3_000)).toBe(1);
    expect(markOf(aWaiting(3))).not.toBe(markOf(aWaiting(3, { free: 0, held: 0 })));
  });
});
