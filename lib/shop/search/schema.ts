import { z } from 'zod';
import { type Currency, isCurrency, type Money, parseAmount } from '@/lib/kernel/money';
import { asciiDigits, plainDecimal, plainLine } from '@/lib/kernel/text';
import { isNode, type NodeId } from '@/lib/shop/taxonomy/tree';
import { queryLengthMax, type SearchRequest } from './model';

/** An address gives a parameter once, several times or not at all; the first one counts. */
const word = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => (Array.isArray(given) ? given[0] : given) ?? '')
  .transform((text) => plainLine(text.slice(0, 1_000)));

/** The parameters of a search's address, as they are written there: `q category page country currency min max after`. */
export const SearchAddress = z.object({
  q: word,
  category: word,
  page: word,
  country: word,
  currency: word,
  min: word,
  max: word,
  after: word,
});

/** The parameters of an address before they are read. */
export type SearchParameters = Record<string, string | string[] | undefined>;

/**
 * Reads a search from an address. Never refuses: a parameter that makes no sense is left out, a long query is
 * cut, and a lower price above the upper one changes places with it.
 */
export function readSearch(parameters: SearchParameters): SearchRequest {
  const typed = SearchAddress.parse(parameters);
  const currency = isCurrency(typed.currency) ? typed.currency : undefined;
  const [low, high] = [amountOf(typed.min, currency), amountOf(typed.max, currency)];
  const swapped = low !== undefined && high !== undefined && low > high;
  return {
    query: [...typed.q].slice(0, queryLengthMax).join(''),
    category: isNode(typed.category) ? typed.category : undefined,
    page: /^[a-z0-9-]{3,30}$/i.test(typed.page) ? typed.page.toLowerCase() : undefined,
    country: /^[A-Z]{2}$/.test(typed.country) ? typed.country : undefined,
    currency,
    priceMin: swapped ? high : low,
    priceMax: swapped ? low : high,
    cursor: typed.after || null,
  };
}

/** Whether a search was asked for with more than is looked for, so that only its beginning counts. */
export function isQueryCut(parameters: SearchParameters): boolean {
  return [...SearchAddress.parse(parameters).q].length > queryLengthMax;
}

function amountOf(text: string, currency: Currency | undefined): bigint | undefined {
  const amount: Money | null = currency ? parseAmount(plainDecimal(asciiDigits(text)) ?? '', currency) : null;
  return amount?.amount;
}

/** The address that shows a search, for links that change one part of it: `/search?q=rug&category=rugs`. */
export function searchHref(
  parameters: Partial<Record<keyof z.infer<typeof SearchAddress>, string | undefined>>,
): string {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const text = new URLSearchParams(given).toString();
  return text ? `/search?${text}` : '/search';
}

/** A category as search addresses write it; the type keeps links honest. */
export function categoryHref(category: NodeId): string {
  return searchHref({ category });
}
