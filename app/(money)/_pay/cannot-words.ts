import type { Money } from '@/lib/kernel/money';
import type { OfferProblem } from '@/lib/money/checkout/queries';
import type { Voice } from '@/lib/platform/voice';

/** Why an offer cannot be bought, in words; with the amount where a country's rule says how much may be paid at once. */
export function cannotWords(
  { t, formatMoney }: Pick<Voice, 't' | 'formatMoney'>,
  problem: OfferProblem,
  bound?: Money,
): string {
  if (problem === 'market_least' || problem === 'market_most')
    return bound ? t(`money.cannot_${problem}`, { amount: formatMoney(bound) }) : t(`errors.${problem}`);
  return t(`money.cannot_${problem}`);
}
