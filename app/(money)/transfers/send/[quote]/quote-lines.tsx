import type { ReactNode } from 'react';
import { claimDays, marginOf, rateText } from '@/lib/money/transfers/model';
import type { QuoteView } from '@/lib/money/transfers/queries';
import type { Voice } from '@/lib/platform/voice';

/** Amount, fees, taxes, rate, margin, what arrives and when: everything that is to be said before somebody pays. */
export function QuoteLines({ promise, name, voice }: { promise: QuoteView; name: string; voice: Voice }) {
  const { t, formatMoney, formatDate, formatPercent } = voice;
  const { send, fee, total, arrives, rate } = promise;
  const converts = send.currency !== arrives.currency;
  const day = formatDate(new Date(`${promise.source}T00:00:00Z`), 'date');
  return (
    <dl className="divide-y divide-line rounded-lg bg-surface px-5 shadow-card">
      <Line label={t('transfers.you_send')}>{formatMoney(send)}</Line>
      <Line label={t('transfers.fee')}>{fee.amount === 0n ? t('transfers.none') : formatMoney(fee)}</Line>
      <Line label={t('transfers.taxes')}>{t('transfers.none')}</Line>
      <Line label={t('transfers.you_pay')} strong>
        {formatMoney(total)}
      </Line>
      {converts && (
        <>
          <Line label={t('transfers.rate')} note={t('transfers.rate_source', { day })}>
            <bdi dir="ltr">
              {t('transfers.rate_value', { from: send.currency, to: arrives.currency, rate: rateText(rate) })}
            </bdi>
          </Line>
          <Line label={t('transfers.margin')}>
            {t('transfers.margin_value', {
              percent: formatPercent(promise.marginBasisPoints),
              amount: formatMoney(marginOf(promise)),
            })}
          </Line>
        </>
      )}
      <Line label={t('transfers.arrives', { name })} strong>
        {formatMoney(arrives)}
      </Line>
      <div className="space-y-1 py-3">
        <dt className="text-muted">{t('transfers.when')}</dt>
        <dd className="text-sm">{whenOf(promise, name, voice)}</dd>
        <dd className="text-muted text-sm">
          {t('transfers.stands_until', { time: formatDate(promise.expiresAt, 'clock') })}
        </dd>
      </div>
    </dl>
  );
}

function whenOf({ to }: QuoteView, name: string, { t }: Voice): string {
  if ('recipient' in to) return t('transfers.when_ready');
  if ('phone' in to) return t('transfers.when_link', { name, days: claimDays });
  return t('email' in to ? 'transfers.when_address' : 'transfers.when_waits', { name, days: claimDays });
}

function Line({
  label,
  note,
  strong = false,
  children,
}: {
  label: string;
  note?: string;
  strong?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="flex items-baseline justify-between gap-4 py-3">
      <dt className={strong ? 'wrap-anywhere min-w-0 font-semibold' : 'wrap-anywhere min-w-0 text-muted'}>
        {label}
        {note && <span className="block text-sm">{note}</span>}
      </dt>
      <dd className={strong ? 'text-end font-semibold text-lg tabular-nums' : 'text-end font-medium tabular-nums'}>
        {children}
      </dd>
    </div>
  );
}
