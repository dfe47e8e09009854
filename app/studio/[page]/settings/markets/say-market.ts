import type { Voice } from '@/lib/platform/voice';
import type { Market } from '@/lib/shop/markets/model';

/** What a market does to prices, in words: `10% more, to whole amounts`. */
export function sayRule({ t, formatPercent }: Voice, { basisPoints, rounding }: Market): string {
  if (basisPoints === 0 && rounding === 'exact') return t('markets.rule_same');
  const words = { percent: formatPercent(Math.abs(basisPoints)), rounding: t(`markets.rounding_${rounding}`) };
  return basisPoints < 0 ? t('markets.rule_less', words) : t('markets.rule_more', words);
}

/** Its countries, the first few by name. */
export const sayCountries = (voice: Voice, { countries }: Market) => nameCountries(voice, countries);

/** Countries by name, the first few. */
export function nameCountries({ formatCountry, formatList, t }: Voice, countries: readonly string[], most = 6): string {
  const named = formatList(countries.slice(0, most).map(formatCountry));
  return countries.length > most ? t('delivery.areas_more', { areas: named, more: countries.length - most }) : named;
}
