import type { ReactNode } from 'react';
import { Price } from '@/app/_ui/price';
import { useVoice } from '@/lib/platform/request';
import { change, share, untoldBelow } from '@/lib/shop/insights/model';
import type { Summary } from '@/lib/shop/insights/sum-up';

/** The sums of the time shown, and how they changed against as much time before. */
export function Totals({ summary: { now, before, hasSales } }: { summary: Summary }) {
  const { t, formatNumber, formatPercent } = useVoice();
  const told = (count: number | null) => count !== null && t('insights.about', { count: formatNumber(count) });
  const percent = (points: number | null) => points !== null && formatPercent(points);
  return (
    <dl className="grid grid-cols-2 gap-3 md:grid-cols-4">
      <Total label={t('insights.visits')} value={told(now.visits)} changed={change(now.visits, before.visits)} />
      <Total label={t('insights.cart')} value={told(now.cart)} changed={change(now.cart, before.cart)} />
      <Total label={t('insights.taps')} value={told(now.taps)} changed={change(now.taps, before.taps)} />
      {hasSales && (
        <>
          <Total
            label={t('insights.orders')}
            value={formatNumber(now.orders)}
            changed={change(now.orders, before.orders)}
          />
          <Total label={t('insights.conversion')} value={percent(share(now.orders, now.visits))} />
          <Total label={t('insights.tap_to_paid')} value={percent(share(now.orders, now.taps))} />
        </>
      )}
      {now.totals.map((total) => {
        const past = before.totals.find(({ currency }) => currency === total.currency);
        const changed = past ? change(Number(total.amount), Number(past.amount)) : null;
        return (
          <Total key={total.currency} label={t('insights.revenue')} value={<Price value={total} />} changed={changed} />
        );
      })}
    </dl>
  );
}

type TotalProps = { label: string; value: ReactNode; changed?: number | null };

/** A sum; `false`: nothing could be told. */
function Total({ label, value, changed = null }: TotalProps) {
  const { t, formatPercent } = useVoice();
  const word = changed !== null && (changed > 0 ? 'insights.more' : 'insights.less');
  return (
    <div className="rounded-md bg-surface px-4 py-3 shadow-card">
      <dt className="text-muted text-sm">{label}</dt>
      <dd>
        {value === false ? (
          <span className="text-muted text-sm">{t('insights.few', { count: untoldBelow })}</span>
        ) : (
          <span className="font-semibold text-lg tabular-nums">{value}</span>
        )}
        {changed === 0 && <span className="block text-muted text-xs">{t('insights.unchanged')}</span>}
        {word && changed !== 0 && (
          <span className="block text-muted text-xs">{t(word, { part: formatPercent(Math.abs(changed ?? 0)) })}</span>
        )}
      </dd>
    </div>
  );
}
