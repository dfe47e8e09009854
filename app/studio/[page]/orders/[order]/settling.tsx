import { Notice } from '@/app/_ui/notice';
import type { SellerOrder } from '@/lib/money/orders/model';
import { requestI18n } from '@/lib/platform/request';

/** Money that is on its way, for the one who must not send the parcel before it is there. */
export async function Settling({ order }: { order: SellerOrder }) {
  const { t, formatDate } = await requestI18n();
  if (order.state === 'failed') return <Notice>{t('bank.seller_failed_more')}</Notice>;
  if (order.state !== 'settling' || order.settlesBy === null) return null;
  const isLate = order.settlesBy < new Date().toISOString().slice(0, 10);
  const day = formatDate(new Date(`${order.settlesBy}T00:00:00Z`), 'day');
  return (
    <Notice>
      <strong className="block">{t('bank.seller_heading')}</strong>
      {isLate ? t('bank.seller_late') : t('bank.seller_more', { day })}
    </Notice>
  );
}
