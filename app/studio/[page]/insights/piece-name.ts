import type { Voice } from '@/lib/platform/voice';
import type { Grain, Piece } from '@/lib/shop/insights/model';

/** A piece of time as people say it: a day, a week from its first to its last day, a month with its year. */
export function pieceName({ formatDate, t }: Voice, grain: Grain, { firstDay, lastDay }: Piece): string {
  const date = (day: string) => new Date(`${day}T00:00:00Z`);
  if (grain === 'day') return formatDate(date(firstDay), 'day');
  if (grain === 'week') {
    return t('insights.from_to', { from: formatDate(date(firstDay), 'day'), to: formatDate(date(lastDay), 'day') });
  }
  return t('insights.month_of_year', { month: formatDate(date(firstDay), 'month'), year: firstDay.slice(0, 4) });
}
