import { doorFeeTitle } from '@/lib/money/orders/door/model';
import type { BuyerOrder } from '@/lib/money/orders/model';
import type { MethodFace } from '@/lib/money/wallet/model';
import { type Voice, voiceOf } from '@/lib/platform/voice';

/** A line of a total that is not goods, without what it comes to. */
export type NonGoodsLine =
  | { kind: 'delivery'; title?: string; atDoor?: boolean }
  | { kind: 'discount'; title: string; optionText: string }
  | {
      kind: 'tax';
      included: boolean;
      taxBasisPoints: number;
      title?: string;
      name?: string;
      optionText?: string;
      estimated?: boolean;
    };

/** What such a line is called: delivery, the discount with its code, or tax with its name, its rate and whether the prices contain it. */
export function sayTotalLine({ t, formatPercent }: Voice, line: NonGoodsLine): string {
  if (line.kind === 'delivery')
    return t(line.atDoor || line.title === doorFeeTitle ? 'door.fee_line' : 'orders.delivery');
  if (line.kind === 'discount') return sayDiscount({ t }, { title: line.title, code: line.optionText });
  const [rate, name] = [formatPercent(line.taxBasisPoints), line.title || line.name];
  if (name && (line.optionText === 'service' || line.estimated === false))
    return t(line.included ? 'orders.tax_included_exact' : 'orders.tax_added_exact', { name, rate });
  if (name) return t(line.included ? 'orders.tax_included_named' : 'orders.tax_added_named', { name, rate });
  // A site of its own says what tax is, and not by which rate.
  if (line.taxBasisPoints === 0) return t('button.tax');
  return t(line.included ? 'orders.tax_included' : 'orders.tax_added', { rate });
}

/** What a discount is called: by its shop's name for it, with the code if there was one. */
export function sayDiscount({ t }: Pick<Voice, 't'>, { title, code }: { title: string; code: string }): string {
  if (title === '') return t('orders.discount');
  return code === '' ? title : t('orders.discount_code', { title, code });
}

/**
 * Where a seller is, line by line: her address as she wrote it, and her country in the reader's language, in place of her own word for it
 * where that ends the address.
 */
export function saySellerPlace(
  { formatCountry }: Pick<Voice, 'formatCountry'>,
  { legalAddress, pageCountry }: Pick<BuyerOrder, 'legalAddress' | 'pageCountry'>,
): string[] {
  if (pageCountry === '') return [legalAddress];
  const words = legalAddress.trimEnd();
  const names = (['en', 'ar'] as const).map((locale) => voiceOf(locale).formatCountry(pageCountry));
  const own = names.find((name) => endsIn(words, name)) ?? '';
  const street = words.slice(0, words.length - own.length).replace(/[\s,،·]+$/u, '');
  return [street, formatCountry(pageCountry)];
}

/** Whether an address ends in a country's name that stands by itself: behind a comma or a line of its own, or alone. */
function endsIn(words: string, name: string): boolean {
  if (!words.toLowerCase().endsWith(name.toLowerCase())) return false;
  return /(^|[,،·\n])\s*$/u.test(words.slice(0, words.length - name.length));
}

/** What an order was paid with, as a sentence of its receipt: at the door what is to be paid there, and then that it was. */
export function sayPaid(voice: Voice, order: Pick<BuyerOrder, 'atDoor' | 'total' | 'deliveredAt' | 'payment'>): string {
  const { t, formatMoney, formatDate } = voice;
  if (!order.atDoor) return sayPaidWith(voice, order.payment?.face ?? null);
  return order.deliveredAt
    ? t('door.paid_cash', { day: formatDate(order.deliveredAt, 'date') })
    : t('door.to_pay_cash', { total: formatMoney(order.total) });
}

/** What an order was paid with; empty when that was forgotten since. */
function sayPaidWith({ t }: Voice, face: MethodFace | null): string {
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
