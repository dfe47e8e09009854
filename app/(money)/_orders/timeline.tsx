import { classNames } from '@/app/_ui/class-names';
import { isCurrency, money } from '@/lib/kernel/money';
import { isDonation } from '@/lib/money/donations/model';
import { isReady, type OrderView, phaseOf } from '@/lib/money/orders/model';
import type { OrderEvent } from '@/lib/money/orders/stored/model';
import { requestI18n } from '@/lib/platform/request';
import type { Voice } from '@/lib/platform/voice';
import { arrivalSpan } from '../_pay/arrival-day';

/** What happened to an order and when, oldest first, and what is expected next. */
export async function Timeline({ order }: { order: OrderView }) {
  const voice = await requestI18n();
  const { t, formatAgo } = voice;
  const told = order.events.filter(
    (event) => event.kind !== 'authorized' && !(order.atDoor && event.kind === 'placed'),
  );
  const phase = phaseOf({ ...order, payment: null });
  const expected = (phase === 'packing' && !isReady(order)) || phase === 'sent';
  return (
    <section aria-labelledby="timeline" className="space-y-4">
      <h2 id="timeline" className="text-base">
        {t('orders.timeline')}
      </h2>
      <ol className="relative space-y-5 ps-7">
        {told.map((event, index) => (
          <li key={`${event.kind}${event.at.getTime()}`} className="relative">
            <Dot done last={index === told.length - 1 && !expected} />
            <p>{sentenceOf(voice, order, event)}</p>
            <Reason voice={voice} event={event} />
            <time dateTime={event.at.toISOString()} className="text-muted text-sm">
              {formatAgo(event.at)}
            </time>
          </li>
        ))}
        {expected && (
          <li className="relative text-muted">
            <Dot done={false} last />
            <p>
              {t(order.pickup ? 'pickup.ready_by' : 'orders.expected', {
                days: arrivalSpan(voice, order.arrivesFrom, order.arrivesBy),
              })}
            </p>
          </li>
        )}
      </ol>
    </section>
  );
}

/** Why money came back, as the seller put it; the same words as in the mail. */
function Reason({ voice, event }: { voice: Voice; event: OrderEvent }) {
  const { reason } = event.detail;
  if (event.kind !== 'refunded' || !reason) return null;
  const said = (words: string) => <bdi key="said">{words}</bdi>;
  return <p className="wrap-anywhere text-sm">{voice.t.rich('orders.event_reason', { reason, said })}</p>;
}

function Dot({ done, last }: { done: boolean; last: boolean }) {
  return (
    <>
      {!last && <span aria-hidden="true" className="-start-5.75 -bottom-6 absolute top-3 w-px bg-line" />}
      <span
        aria-hidden="true"
        className={classNames(
          '-start-7 absolute top-2 size-2.5 rounded-full',
          done ? 'bg-teal' : 'border-2 border-edge bg-paper',
        )}
      />
    </>
  );
}

function sentenceOf({ t, formatMoney }: Voice, order: OrderView, event: OrderEvent): string {
  const { detail } = event;
  const seller = order.pageName;
  switch (event.kind) {
    case 'shipped':
      return detail.carrier
        ? t('orders.event_shipped_with', { seller, carrier: detail.carrier })
        : t('orders.event_shipped', { seller });
    case 'placed':
      return t(isDonation(order) ? 'donations.event_placed' : 'orders.event_placed');
    case 'packed':
      return t(order.pickup ? 'pickup.event_packed' : 'orders.event_packed', { seller });
    case 'delivered':
      if (isDonation(order)) return t('donations.event');
      if (detail.by === 'files') return t('files.event_delivered');
      if (detail.by === 'code') return t(order.atDoor ? 'door.event_collected' : 'pickup.event_delivered');
      return t(detail.by === 'buyer' ? 'orders.event_received' : 'orders.event_delivered', { seller });
    case 'called_off':
      return t(detail.by === 'seller' ? 'door.event_called_off_seller' : 'door.event_called_off_buyer', { seller });
    case 'gift_accepted':
      return t('gifts.event_accepted');
    case 'gift_declined':
      return t('gifts.event_declined');
    case 'gift_expired':
      return t('gifts.event_expired');
    case 'gift_taken_back':
      return t('gifts.event_taken_back');
    case 'agreed':
    case 'not_taken':
    case 'contested':
    case 'withdrawn':
      return t(`door.event_${event.kind}`, { seller });
    case 'refunded':
    case 'cash_back':
    case 'refund_failed':
    case 'refund_came_back':
    case 'refund_settled': {
      // Somebody else's money: neither hers nor how much.
      if (order.owedInParts && event.kind === 'refund_came_back')
        return t('orders.event_refund_came_back_parts', { seller });
      if (order.owedInParts && event.kind === 'refund_settled')
        return t('orders.event_refund_settled_parts', { seller });
      const currency = detail.currency;
      const amount = isCurrency(currency) ? formatMoney(money(BigInt(detail.amount ?? '0'), currency)) : '';
      if (event.kind === 'cash_back') return t('door.event_cash_back', { seller, amount });
      return t(`orders.event_${event.kind}`, { seller, amount });
    }
    default:
      return t(`orders.event_${event.kind}`, { seller });
  }
}
