import type { Voice } from '@/lib/platform/voice';
import type { LeftDiscount } from '@/lib/shop/discounts/reckoning/model';

/** Why a discount is not in a total, as a sentence that names it. */
export function sayLeft(
  { t, formatMoney }: Voice,
  { rule, cause, missing, missingUnits, instead }: LeftDiscount,
): string {
  const name = rule.code ?? rule.title;
  switch (cause) {
    case 'needs_more':
      return t('discounts.needs_more', { name, amount: missing ? formatMoney(missing) : '' });
    case 'needs_units':
      return t('discounts.needs_units', { name, count: missingUnits });
    case 'other_is_better':
      return instead === null
        ? t('discounts.less_without', { name })
        : t('discounts.other_is_better', { name, instead });
    case 'not_yet':
    case 'over':
    case 'used_up':
    case 'used_by_you':
    case 'not_for_these':
    case 'nothing_left':
      return t(`discounts.left_${cause}`, { name });
  }
}

const saidOfAutomatic = ['needs_more', 'needs_units', 'other_is_better'];

/** What is said of those that are not taken: of every code that was typed, and of what comes by itself where something can be done. */
export function leftToSay(left: readonly LeftDiscount[]): readonly LeftDiscount[] {
  const automatic = left.filter((one) => one.rule.code === null && saidOfAutomatic.includes(one.cause)).slice(0, 2);
  return [...left.filter((one) => one.rule.code !== null), ...automatic];
}
