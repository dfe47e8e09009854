import type { Voice } from '@/lib/platform/voice';

/** A day as people say it. */
export function sayDay({ formatDate }: Voice, day: string): string {
  return formatDate(new Date(`${day}T00:00:00Z`), 'day', 'UTC');
}

/** Seconds, whole ones; a dash where nothing was paid. */
export function saySeconds({ t, formatNumber }: Voice, seconds: number | null): string {
  return seconds === null ? t('site.use_none') : t('site.use_time', { count: formatNumber(Math.round(seconds)) });
}

/** A part of a whole in percent, to a tenth; a dash where there is no whole. */
export function sayPart({ t, formatPercent }: Voice, part: number | null): string {
  return part === null ? t('site.use_none') : formatPercent(Math.round(part * 1_000) * 10);
}
