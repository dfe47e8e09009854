import type { Choice } from '@/lib/shop/vision/sight/queries';
import type { WordsMeant } from './read-words';

/**
 * A choice with the price that words name. What a filter says goes before the words; amounts of two currencies are never put together:
 * where the filter has some, words in another currency say nothing.
 */
export function withPrice(choice: Choice, { currency, priceMin, priceMax }: WordsMeant): Choice {
  const isFiltered = choice.priceMin !== undefined || choice.priceMax !== undefined;
  if (currency === undefined || (isFiltered && choice.currency !== currency)) return choice;
  return { ...choice, currency, priceMin: choice.priceMin ?? priceMin, priceMax: choice.priceMax ?? priceMax };
}
