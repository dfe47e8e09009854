import 'server-only';
import type { Voice } from '@/lib/platform/voice';

const dayMilliseconds = 86_400_000;

/** The day something arrives (`YYYY-MM-DD`) as people say it: `Thu` within the week, else `12 Nov`. */
export function arrivalDay({ formatDate }: Voice, day: string, now: Date = new Date()): string {
  return formatDate(dayOf(day), isThisWeek(day, now) ? 'weekday' : 'day');
}

/** The first and last day of arrival, both said alike: `Tue – Thu`, `12 Nov – 15 Nov`, or the one day when they are the same. */
export function arrivalSpan(voice: Voice, from: string, by: string, now: Date = new Date()): string {
  const last = arrivalDay(voice, by, now);
  if (from === by) return last;
  const first = isThisWeek(by, now) ? arrivalDay(voice, from, now) : voice.formatDate(dayOf(from), 'day');
  return voice.t('money.days', { from: first, by: last });
}

function isThisWeek(day: string, now: Date): boolean {
  return dayOf(day).getTime() - now.getTime() < 6 * dayMilliseconds;
}

function dayOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
