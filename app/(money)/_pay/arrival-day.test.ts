import { expect, it } from 'vitest';
import { voiceOf } from '@/lib/platform/voice';
import { arrivalDay, arrivalSpan } from './arrival-day';

const friday = new Date('2026-11-27T12:00:00Z');
const voice = voiceOf('en');

it('names a day of the coming week, and only that', () => {
  expect(arrivalDay(voice, '2026-11-27', friday)).toBe('Fri');
  expect(arrivalDay(voice, '2026-12-03', friday)).toBe('Thu');
  expect(arrivalDay(voice, '2026-12-04', friday)).toBe('Dec 4');
  expect(arrivalDay(voice, '2026-11-26', friday)).toBe('Nov 26');
});

it('says both ends of a span alike, also when the first is past', () => {
  expect(arrivalSpan(voice, '2026-11-28', '2026-12-01', friday)).toBe('Sat – Tue');
  expect(arrivalSpan(voice, '2026-11-26', '2026-11-30', friday)).toBe('Nov 26 – Nov 30');
  expect(arrivalSpan(voice, '2026-11-10', '2026-11-12', friday)).toBe('Nov 10 – Nov 12');
});
