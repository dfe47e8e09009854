import type { SellerOrder } from '@/lib/money/orders/model';
import type { Translate } from '@/lib/platform/i18n';

/** What happened to an order, in a word of its seller. */
export function eventWord(t: Translate, { kind }: SellerOrder['events'][number]): string {
  const words = {
    paid: t('studio.event_paid'),
    shipped: t('studio.event_shipped'),
    delivered: t('studio.event_delivered'),
    refunded: t('studio.event_refunded'),
    refund_failed: t('studio.event_refund_failed'),
  } as const satisfies Partial<Record<typeof kind, string>>;
  const known = (one: string): one is keyof typeof words => one in words;
  return known(kind) ? words[kind] : kind;
}
