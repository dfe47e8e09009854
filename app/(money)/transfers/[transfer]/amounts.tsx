import type { TransferView } from '@/lib/money/transfers/queries';
import { requestI18n } from '@/lib/platform/request';

/** The receipt of whoever sent it. */
export async function Amounts({ view, name }: { view: TransferView; name: string }) {
  const { t, formatMoney, formatDate } = await requestI18n();
  const { send, fee, total, arrives } = view;
  if (!send || !fee || !total) return null;
  const rows = [
    [t('transfers.you_send'), formatMoney(send)],
    [t('transfers.fee'), fee.amount === 0n ? t('transfers.none') : formatMoney(fee)],
    [t('transfers.taxes'), t('transfers.none')],
    [t('transfers.you_pay'), formatMoney(total)],
    [t('transfers.arrives', { name }), formatMoney(arrives)],
    [t('transfers.reason'), t(`transfers.reason_${view.reason}`)],
    ...((view.waits === 'pause' || view.waits === 'address') && view.cancelUntil
      ? [[t('transfers.cancel_until'), formatDate(view.cancelUntil, 'clock')]]
      : []),
  ];
  return (
    <dl className="divide-y divide-line rounded-lg bg-surface px-5 shadow-card">
      {rows.map(([label, value]) => (
        <div key={label} className="flex items-baseline justify-between gap-4 py-3">
          <dt className="wrap-anywhere min-w-0 text-muted">{label}</dt>
          <dd className="text-end font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
