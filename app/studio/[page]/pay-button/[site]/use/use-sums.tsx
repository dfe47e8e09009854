import type { UseSum } from '@/lib/money/button/use/model';
import { useVoice } from '@/lib/platform/request';
import { sayPart, saySeconds } from './say-use';

/** The sums of the time shown, with what became of each step. */
export function UseSums({ sum }: { sum: UseSum }) {
  const voice = useVoice();
  const { t, formatNumber } = voice;
  const figures = [
    { label: t('site.use_seen'), value: formatNumber(sum.seen) },
    {
      label: t('site.use_tapped'),
      value: formatNumber(sum.tapped),
      more: `${t('site.use_tapped_part')}: ${sayPart(voice, sum.tappedPart)}`,
    },
    {
      label: t('site.use_paid'),
      value: formatNumber(sum.paid),
      more: `${t('site.use_paid_part')}: ${sayPart(voice, sum.paidPart)}`,
    },
    { label: t('site.use_seconds'), value: saySeconds(voice, sum.seconds), more: t('site.use_seconds_more') },
  ];
  return (
    <dl className="grid grid-cols-2 gap-3 md:grid-cols-4">
      {figures.map(({ label, value, more }) => (
        <div key={label} className="rounded-md bg-surface px-4 py-3 shadow-card">
          <dt className="text-muted text-sm">{label}</dt>
          <dd>
            <span className="font-semibold text-lg tabular-nums">{value}</span>
            {more && <span className="block text-muted text-xs">{more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
