import { requestI18n } from '@/lib/platform/request';
import { decisionStatistics } from '@/lib/social/decisions/statistics/queries';

/** The decisions of the last quarter that is over, as numbers that name nobody: the same as on the page of all quarters. */
export async function Counts() {
  const [said, { t, formatNumber }] = await Promise.all([decisionStatistics(), requestI18n()]);
  const last = said.find(({ cut }) => cut === 'all');
  if (!last) return <p className="text-muted">{t('policies.statistics_none')}</p>;
  const number = (value: number | null) => (value === null ? t('policies.statistics_few') : formatNumber(value));
  const { hours } = last;
  const time =
    hours === null
      ? t(last.made === null ? 'policies.statistics_few' : 'policies.counts_none')
      : t('policies.counts_hours_value', { count: Math.ceil(hours), shown: formatNumber(Math.ceil(hours)) });
  const lines = [
    { label: t('policies.counts_made'), value: number(last.made) },
    { label: t('policies.counts_held'), value: number(last.held) },
    { label: t('policies.counts_hours'), value: time },
    { label: t('policies.counts_appealed'), value: number(last.appealed) },
    { label: t('policies.counts_overturned'), value: number(last.overturned) },
  ];
  return (
    <dl className="grid gap-3 sm:grid-cols-2">
      {lines.map(({ label, value }) => (
        <div key={label} className="flex items-baseline justify-between gap-3">
          <dt className="text-muted">{label}</dt>
          <dd className="font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
