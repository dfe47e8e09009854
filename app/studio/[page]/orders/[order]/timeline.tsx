import type { SellerOrder } from '@/lib/money/orders/model';
import { requestI18n } from '@/lib/platform/request';
import { eventWord } from './event-word';

/** What happened to the order, newest last, in the words of its seller. */
export async function Timeline({ order }: { order: SellerOrder }) {
  const { t, formatDate, formatMoney } = await requestI18n();
  const waiting = order.refunds.filter((refund) => refund.state === 'pending');
  return (
    <ol className="space-y-3 border-line border-s-2 ps-4">
      {order.events.map((event) => (
        <li key={`${event.kind} ${event.at.getTime()}`}>
          <p className="font-medium">{eventWord(t, event, order)}</p>
          {event.kind === 'refunded' && event.detail.reason && (
            <p className="wrap-anywhere text-sm">
              {t.rich('studio.event_reason', {
                reason: event.detail.reason,
                said: (text) => <bdi key="said">{text}</bdi>,
              })}
            </p>
          )}
          <time dateTime={event.at.toISOString()} className="text-muted text-sm">
            {formatDate(event.at, 'moment')}
          </time>
        </li>
      ))}
      {waiting.map((refund) => (
        <li key={refund.id} className="text-muted">
          {t('studio.refund_waiting', { amount: formatMoney(refund.amount) })}
        </li>
      ))}
    </ol>
  );
}
