import { describe, expect, it } from 'vitest';
import { aheadDaysMax, momentAfter, momentOn, postStateOf, wallClock } from './model';

const now = new Date('2026-11-28T16:00:00Z');
const [past, coming] = [new Date('2026-11-01T00:00:00Z'), new Date('2026-12-01T09:00:00Z')];

describe('the state of a post', () => {
  it('follows from its moment alone, and changes with the clock', () => {
    expect(postStateOf(null, now)).toBe('draft');
    expect(postStateOf(coming, now)).toBe('scheduled');
    expect(postStateOf(coming, coming)).toBe('published');
  });
});

describe('the moment of a post', () => {
  const moment = (wish: Parameters<typeof momentAfter>[0], before: Date | null, wanted: Date | null = null) =>
    momentAfter(wish, { before, wanted, now });

  it('is now, to come or none, as is wished', () => {
    expect(moment('publish', null)).toEqual({ at: now });
    expect(moment('publish', coming)).toEqual({ at: now });
    expect(moment('schedule', null, coming)).toEqual({ at: coming });
    expect(moment('draft', coming)).toEqual({ at: null });
    expect(moment('keep', coming)).toEqual({ at: coming });
  });

  it('is asked for, lies ahead and not too far', () => {
    expect(moment('schedule', null)).toEqual({ fault: 'required' });
    expect(moment('schedule', null, now)).toEqual({ fault: 'publish_at_past' });
    const far = new Date(now.getTime() + aheadDaysMax * 86_400_000 + 1);
    expect(moment('schedule', null, far)).toEqual({ fault: 'publish_at_far' });
  });

  it('stays what it was once people have seen it', () => {
    expect(moment('publish', past)).toEqual({ at: past });
    expect(moment('draft', past)).toEqual({ fault: 'post_published' });
    expect(moment('schedule', past, coming)).toEqual({ fault: 'post_published' });
  });
});

describe('the clock of a time zone', () => {
  it.each([
    ['Asia/Amman', '2026-11-28T19:30', '2026-11-28T16:30:00.000Z'],
    ['Asia/Kathmandu', '2026-11-29T01:15', '2026-11-28T19:30:00.000Z'],
    ['Europe/Paris', '2026-07-01T00:05', '2026-06-30T22:05:00.000Z'],
    ['UTC', '2026-11-28T16:30', '2026-11-28T16:30:00.000Z'],
  ])('of %s shows %s at %s, read and written', (zone, clock, moment) => {
    expect(momentOn(clock, zone)?.toISOString()).toBe(moment);
    expect(wallClock(new Date(moment), zone)).toBe(clock);
  });

  it('is read right on both sides of a change, and where an hour is left out', () => {
    expect(momentOn('2026-03-29T01:59', 'Europe/Paris')?.toISOString()).toBe('2026-03-29T00:59:00.000Z');
    expect(momentOn('2026-03-29T03:00', 'Europe/Paris')?.toISOString()).toBe('2026-03-29T01:00:00.000Z');
    expect(wallClock(momentOn('2026-03-29T02:30', 'Europe/Paris') ?? now, 'Europe/Paris')).toMatch(/T0[13]:30$/);
  });

  it.each(['', 'tomorrow', '2026-13-01T10:00', '2026-11-28', '2026-11-28T16:30Z'])(
    'is not read out of “%s”',
    (text) => {
      expect(momentOn(text, 'UTC')).toBeNull();
    },
  );
});
