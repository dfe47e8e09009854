import 'server-only';
import type { Money } from '@/lib/kernel/money';
import type { OfferOrder } from '@/lib/money/checkout/queries';
import { quoteOrder } from '@/lib/money/checkout/quote/model';
import { itemsText } from '@/lib/money/tap/schema';
import type { Voice } from '@/lib/platform/voice';
import { fewUnits } from '@/lib/shop/catalog/model';
import { arrivalDay } from './arrival-day';
import type { PayLabelParts } from './pay-label';

/**
 * Numbers of units offered by the stepper at most; more go through the cart. No more than is shown of stock: a longer list would count what is left, and so
 * what others buy.
 */
const choicesMax = fewUnits;

/** One number of units, priced: what it consents to and what it is made of. */
export type PricedChoice = {
  quantity: number;
  items: string;
  expectedMinor: string;
  label: PayLabelParts;
  breakdown: string;
};

/**
 * Prices every number of units that can be had of the one thing in an offer, by the same rule as the checkout, so
 * that choosing another number asks nothing of the server; no more than `most`, where fewer are offered.
 */
export function priceChoices(
  voice: Voice,
  order: OfferOrder,
  says: 'all' | 'total',
  most = choicesMax,
): PricedChoice[] {
  const goods = order.lines.find((line) => line.kind === 'goods');
  if (!goods) return [];
  const count = Math.max(1, Math.min(order.stockLeft, most));
  return Array.from({ length: count }, (_, index) => {
    const quantity = index + 1;
    const quote = quoteOrder([{ ...goods, quantity }], order.terms);
    return {
      quantity,
      items: itemsText([{ variantId: goods.variantId, quantity }]),
      expectedMinor: quote.total.amount.toString(),
      label: payLabel(voice, says, quote.total, order),
      breakdown: breakdownOf(voice, quote.lines, order.allFiles),
    };
  });
}

/** What the button says: "Pay $46.20", the seller, the day by which it arrives; or only the first of these. */
export function payLabel(
  voice: Voice,
  says: 'all' | 'total',
  total: Money,
  order: Pick<OfferOrder, 'pageName' | 'arrivesBy'> & { allFiles?: boolean },
): PayLabelParts {
  const pay = voice.t('money.pay', { total: voice.formatMoney(total) });
  if (says === 'total') return { pay, seller: null, day: null };
  return { pay, seller: order.pageName, day: order.allFiles ? null : arrivalDay(voice, order.arrivesBy) };
}

type Lines = ReturnType<typeof quoteOrder>['lines'];

/** Everything in the total besides the goods, in words: no number is hidden. */
function breakdownOf({ t, formatMoney }: Voice, lines: Lines, allFiles: boolean): string {
  const delivery = lines.find((line) => line.kind === 'delivery');
  const tax = lines.find((line) => line.kind === 'tax');
  const parts = [
    ...lines.flatMap((line) =>
      line.kind === 'discount'
        ? [t('discounts.with_discount', { title: line.title, amount: formatMoney(line.amount) })]
        : [],
    ),
    ...(allFiles ? [t('files.at_once')] : []),
    ...(delivery ? [t('money.with_delivery', { amount: formatMoney(delivery.amount) })] : []),
    ...(delivery || allFiles ? [] : [t('money.free_delivery')]),
    ...(tax ? [t(tax.included ? 'money.tax_inside' : 'money.with_tax', { amount: formatMoney(tax.amount) })] : []),
    ...(tax?.estimated ? [t('delivery.tax_estimate')] : []),
  ];
  return parts.join(' · ');
}
