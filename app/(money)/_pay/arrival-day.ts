import 'server-only';
import type { Voice } from '@/lib/platform/voice';

const dayMilliseconds = 86_400_000;

/** The day something arrives (`YYYY-MM-DD`) as people say it: `Thu` within the week, else `12 Nov`. */
export function arrivalDay({ formatDate }: Voice, day: string, now: Date = new Date()): string {
  return formatDate(dayOf(day), isThisWeek(day, now) ? 'weekday' : 'day');
}

/** The first and last day of arrival, both said alike: `Tue – Thu`, `12 Nov – 15 Nov`, or the one day when they are the same. */
export function arrivalSpan(voice: Voice, from: string, by: string, now: Date = new Date()): string {
  if (from === by) return arrivalDay(voice, by, now);
  const named = isThisWeek(from, now) && isThisWeek(by, now);
  const said = (day: string) => voice.formatDate(dayOf(day), named ? 'weekday' : 'day');
  return voice.t('money.days', { from: said(from), by: said(by) });
}

/** Today and the six days after it. A day that is past keeps its date: its name alone would sound like one to come. */
function isThisWeek(day: string, now: Date): boolean {
  const away = dayOf(day).getTime() - now.getTime();
  return away > -dayMilliseconds && away < 6 * dayMilliseconds;
}

function dayOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
