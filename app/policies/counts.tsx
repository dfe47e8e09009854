import { requestI18n } from '@/lib/platform/request';
import { decisionCounts } from '@/lib/social/decisions/queries';

/** The decisions of a year as numbers that name nobody. */
export async function Counts() {
  const [{ made, held, hours, appealed, overturned }, { t, formatNumber }] = await Promise.all([
    decisionCounts(),
    requestI18n(),
  ]);
  const time =
    hours === null
      ? t('policies.counts_none')
      : t('policies.counts_hours_value', { count: Math.ceil(hours), shown: formatNumber(Math.ceil(hours)) });
  const lines = [
    { label: t('policies.counts_made'), value: formatNumber(made) },
    { label: t('policies.counts_held'), value: formatNumber(held) },
    { label: t('policies.counts_hours'), value: time },
    { label: t('policies.counts_appealed'), value: formatNumber(appealed) },
    { label: t('policies.counts_overturned'), value: formatNumber(overturned) },
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
