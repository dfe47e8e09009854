import { useVoice } from '@/lib/platform/request';

/** A number told, or a dash that says it was too little to be told. */
export function Told({ count }: { count: number | null }) {
  const { t, formatNumber } = useVoice();
  if (count !== null) return formatNumber(count);
  return (
    <span className="text-muted">
      <span aria-hidden="true">–</span>
      <span className="sr-only">{t('insights.untold')}</span>
    </span>
  );
}
