import { ClockIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { type BuyerOrder, momentOf, phaseOf } from '@/lib/money/orders/model';
import { requestI18n } from '@/lib/platform/request';

/** Money that a bank account pays days later: until when, what happens then, and what to do when the bank did not. */
export async function Settling({ order }: { order: BuyerOrder }) {
  const { t, formatDate, formatMoney } = await requestI18n();
  if (order.state === 'failed' && momentOf(order.events, 'returned') !== null) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-muted">{t('bank.returned_more')}</p>
        {!order.pageClosed && (
          <LinkButton href={`/${order.pageHandle}`} variant="quiet">
            {t('bank.pay_again')}
          </LinkButton>
        )}
      </div>
    );
  }
  if (phaseOf(order) !== 'settling') return null;
  const by = order.settlesBy;
  const day = by === null ? '' : formatDate(new Date(`${by}T00:00:00Z`), 'day');
  const isLate = by !== null && by < new Date().toISOString().slice(0, 10);
  return (
    <section aria-labelledby="settling" className="rounded-lg bg-sunken p-5">
      <h2 id="settling" className="mb-1 flex items-center gap-2 font-semibold text-base">
        <ClockIcon size={18} />
        {by === null || isLate ? t('bank.slow') : t('bank.settling_heading', { day })}
      </h2>
      <p className="max-w-prose text-muted">
        {by === null && t('bank.settling_soon')}
        {by !== null && isLate && t('bank.settling_late')}
        {by !== null &&
          !isLate &&
          t('bank.settling_more', { total: formatMoney(order.total), day, seller: order.pageName })}
      </p>
    </section>
  );
}
