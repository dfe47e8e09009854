import type { Voice } from '@/lib/platform/voice';
import type { Sample } from '@/lib/shop/discounts/sample/model';

/** What an order of it pays: "An order of $80.00 pays $64.00". */
export function saySample({ t, formatMoney }: Voice, { units, before, delivery, pays }: Sample): string {
  return t('discounts.sample', {
    count: units,
    before: formatMoney(before),
    delivery: formatMoney(delivery),
    pays: formatMoney(pays),
  });
}
