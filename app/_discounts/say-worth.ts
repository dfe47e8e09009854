import { money } from '@/lib/kernel/money';
import type { Voice } from '@/lib/platform/voice';
import type { DiscountTerms } from '@/lib/shop/discounts/model';

/** What a discount takes off, in a few words. */
export function sayWorth({ t, formatMoney, formatPercent }: Voice, rule: DiscountTerms): string {
  const amount = (minor: bigint): string => formatMoney(money(minor, rule.currency));
  const percent = formatPercent(rule.basisPoints);
  switch (rule.kind) {
    case 'percent_order':
    case 'percent_items':
      return t(`discounts.worth_${rule.kind}`, { percent });
    case 'amount_order':
    case 'amount_items':
      return t(`discounts.worth_${rule.kind}`, { amount: amount(rule.offMinor) });
    case 'delivery':
      if (rule.mostMinor === null) return t('discounts.worth_delivery');
      return t('discounts.worth_delivery_most', { amount: amount(rule.mostMinor) });
    case 'buy_get':
      return rule.basisPoints === 10_000
        ? t('discounts.worth_buy_get_free', { buy: rule.buyQuantity, get: rule.getQuantity })
        : t('discounts.worth_buy_get', { buy: rule.buyQuantity, get: rule.getQuantity, percent });
  }
}
