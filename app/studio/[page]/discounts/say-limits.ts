import { money } from '@/lib/kernel/money';
import type { Voice } from '@/lib/platform/voice';
import type { OwnDiscount } from '@/lib/shop/discounts/queries';

/** What bounds a discount, each in a few words: from what on, how much of one order, how often for one person, how much in all. */
export function sayLimits({ t, formatMoney }: Voice, one: OwnDiscount): string[] {
  const amount = (minor: bigint) => ({ amount: formatMoney(money(minor, one.currency)) });
  return [
    one.minimumMinor > 0n && t('discounts.limit_minimum', amount(one.minimumMinor)),
    one.minimumQuantity > 1 && t('discounts.limit_units', { count: one.minimumQuantity }),
    // Free delivery says it itself.
    one.mostMinor !== null && one.kind !== 'delivery' && t('discounts.limit_most', amount(one.mostMinor)),
    one.perPersonMax !== null && t('discounts.limit_person', { count: one.perPersonMax }),
    one.givenMaxMinor !== null && t('discounts.limit_given', amount(one.givenMaxMinor)),
  ].flatMap((words) => words || []);
}
