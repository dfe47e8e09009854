import { isDonation } from '@/lib/money/donations/model';
import type { SellerOrder } from '@/lib/money/orders/model';
import type { Translate } from '@/lib/platform/i18n';

/** What happened to an order, in a word of its seller. */
export function eventWord(
  t: Translate,
  { kind, detail }: SellerOrder['events'][number],
  { pickup, atDoor, lines }: Pick<SellerOrder, 'pickup' | 'atDoor' | 'lines'>,
): string {
  if (kind === 'delivered' && isDonation({ lines })) return t('donations.event');
  if (kind === 'delivered' && detail.by === 'files') return t('files.seller_event_delivered');
  if (atDoor && kind === 'delivered') return t('door.seller_event_collected');
  if (pickup && kind === 'packed') return t('pickup.seller_event_packed');
  if (pickup && kind === 'delivered') return t('pickup.seller_event_delivered');
  const words = {
    agreed: t('door.seller_event_agreed'),
    called_off: t('door.seller_event_called_off'),
    not_taken: t('door.seller_event_not_taken'),
    cash_back: t('door.seller_event_cash_back'),
    contested: t('door.seller_event_contested'),
    withdrawn: t('door.seller_event_withdrawn'),
    gift_accepted: t('gifts.event_accepted'),
    gift_declined: t('gifts.event_declined'),
    gift_expired: t('gifts.event_expired'),
    gift_taken_back: t('gifts.event_taken_back'),
    settling: t('bank.seller_event_settling'),
    returned: t('bank.seller_event_returned'),
    paid: t('studio.event_paid'),
    packed: t('inbox.event_packed'),
    part_shipped: t('inbox.event_part_shipped'),
    shipped: t('studio.event_shipped'),
    delivered: t('studio.event_delivered'),
    refunded: t('studio.event_refunded'),
    refund_failed: t('studio.event_refund_failed'),
    refund_came_back: t('studio.event_refund_came_back'),
    refund_settled: t('studio.event_refund_settled'),
    return_requested: t('studio.event_return_requested'),
    return_accepted: t('studio.event_return_accepted'),
    return_declined: t('studio.event_return_declined'),
    return_withdrawn: t('studio.event_return_withdrawn'),
    return_sent: t('studio.event_return_sent'),
    return_received: t('studio.event_return_received'),
    exchanged: t('studio.event_exchanged'),
    disputed: t('studio.event_disputed'),
    dispute_under_review: t('studio.event_dispute_under_review'),
    dispute_needs_response: t('studio.event_dispute_needs_response'),
    dispute_won: t('studio.event_dispute_won'),
    dispute_lost: t('studio.event_dispute_lost'),
    dispute_closed: t('studio.event_dispute_closed'),
  } as const satisfies Partial<Record<typeof kind, string>>;
  const known = (one: string): one is keyof typeof words => one in words;
  return known(kind) ? words[kind] : kind;
}
