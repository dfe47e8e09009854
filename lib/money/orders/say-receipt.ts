import type { MethodFace } from '@/lib/money/wallet/model';
import type { Voice } from '@/lib/platform/voice';

/** A line of a total that is not goods, without what it comes to. */
export type NonGoodsLine =
  | { kind: 'delivery' | 'discount' }
  | { kind: 'tax'; included: boolean; taxBasisPoints: number; title?: string; name?: string };

/** What such a line is called: delivery, discount, or tax with its name, its rate and whether the prices contain it. */
export function sayTotalLine({ t, formatPercent }: Voice, line: NonGoodsLine): string {
  if (line.kind !== 'tax') return t(`orders.${line.kind}`);
  const [rate, name] = [formatPercent(line.taxBasisPoints), line.title || line.name];
  if (name) return t(line.included ? 'orders.tax_included_named' : 'orders.tax_added_named', { name, rate });
  return t(line.included ? 'orders.tax_included' : 'orders.tax_added', { rate });
}

/** What an order was paid with, as a sentence of its receipt; empty when that was forgotten since. */
export function sayPaidWith({ t }: Voice, face: MethodFace | null): string {
  switch (face?.kind) {
    case 'card':
      return t('orders.paid_by_card', { last4: face.last4 });
    case 'bank':
      return t('orders.paid_by_bank', { last4: face.last4 });
    case 'paypal':
      return t('orders.paid_by_paypal', { account: face.account });
    case undefined:
      return '';
  }
}
