import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrivalDays } from './model';

const pace = { processingDays: 0, transitMin: 2, transitMax: 5, working: false };
const home = { from: 'US', to: 'US' };
const monday = new Date('2026-11-30T23:00:00Z');
const day = 86_400_000;

test('days of simple settings follow the calendar, over the end of a month', () => {
  expect(arrivalDays(pace, home, new Date('2026-11-28T23:00:00Z'))).toEqual({ from: '2026-11-30', by: '2026-12-03' });
});

test('working days leave out the weekend, of the seller while it is handled and of the buyer on the way', () => {
  const working = { processingDays: 4, transitMin: 1, transitMax: 2, working: true };
  // Handled until Friday in Boston; on the way over Saturday and Sunday.
  expect(arrivalDays(working, home, monday)).toEqual({ from: '2026-12-07', by: '2026-12-08' });
  // Until Sunday in Cairo, which rests on Friday and Saturday.
  expect(arrivalDays(working, { from: 'EG', to: 'EG' }, monday)).toEqual({ from: '2026-12-07', by: '2026-12-08' });
  // Handled until Friday in Boston; in Cairo the next day of work is Sunday.
  expect(arrivalDays(working, { from: 'US', to: 'EG' }, monday)).toEqual({ from: '2026-12-07', by: '2026-12-08' });
  expect(arrivalDays({ ...working, processingDays: 2 }, { from: 'US', to: 'EG' }, monday)).toEqual({
    from: '2026-12-03',
    by: '2026-12-06',
  });
});

test('an order of a day of rest begins on the next day of work', () => {
  const same = { processingDays: 0, transitMin: 0, transitMax: 0, working: true };
  expect(arrivalDays(same, home, new Date('2026-12-05T08:00:00Z'))).toEqual({ from: '2026-12-07', by: '2026-12-07' });
  expect(arrivalDays(same, { from: 'SA', to: 'SA' }, new Date('2026-12-05T08:00:00Z')).from).toBe('2026-12-06');
});

test('the last day is never before the first, a later order never arrives earlier, and it never arrives on a day of rest', () => {
  const countries = fc.constantFrom('US', 'EG', 'IN', 'NP', 'IR', 'DE');
  fc.assert(
    fc.property(
      fc.record({ processingDays: fc.nat(20), transitMin: fc.nat(20), more: fc.nat(20), working: fc.boolean() }),
      fc.record({ from: countries, to: countries }),
      fc.nat(400),
      ({ more, ...rest }, way, later) => {
        const given = { ...rest, transitMax: rest.transitMin + more };
        const [one, other] = [0, later].map((days) => arrivalDays(given, way, new Date(monday.getTime() + days * day)));
        if (!one || !other) throw new Error('no days');
        expect(one.by >= one.from).toBe(true);
        expect(other.from >= one.from && other.by >= one.by).toBe(true);
        if (given.working && way.to === 'DE') expect([0, 6]).not.toContain(new Date(one.by).getUTCDay());
      },
    ),
  );
});
