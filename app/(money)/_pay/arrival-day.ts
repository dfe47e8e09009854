import 'server-only';
import type { Voice } from '@/lib/platform/voice';

const dayMilliseconds = 86_400_000;

/** The day something arrives (`YYYY-MM-DD`) as people say it: `Thu` within the week, else `12 Nov`. */
export function arrivalDay({ formatDate }: Voice, day: string, now: Date = new Date()): string {
  const date = new Date(`${day}T00:00:00Z`);
  return formatDate(date, date.getTime() - now.getTime() < 6 * dayMilliseconds ? 'weekday' : 'day');
}

/** The first and last day of arrival: `Tue – Thu`, or the one day when they are the same. */
export function arrivalSpan(voice: Voice, from: string, by: string): string {
  const last = arrivalDay(voice, by);
  return from === by ? last : voice.t('money.days', { from: arrivalDay(voice, from), by: last });
}
