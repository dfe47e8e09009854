import type { Currency, Money } from '@/lib/kernel/money';
import type { OfferProblem } from '@/lib/money/checkout/queries';
import type { Voice } from '@/lib/platform/voice';

/**
 * Why an offer cannot be bought, in words; with the amount where a country's rule says how much may be paid at once, and how others are compared
 * with it where what is paid is in `paid`, another currency.
 */
export function cannotWords(
  { t, formatMoney }: Pick<Voice, 't' | 'formatMoney'>,
  problem: OfferProblem,
  bound?: Money,
  paid?: Currency,
): string {
  if (problem === 'market_least' || problem === 'market_most') {
    if (!bound) return t(`errors.${problem}`);
    const said = t(`money.cannot_${problem}`, { amount: formatMoney(bound) });
    return paid === undefined || paid === bound.currency ? said : `${said} ${t('money.cannot_market_rate')}`;
  }
  return t(`money.cannot_${problem}`);
}
