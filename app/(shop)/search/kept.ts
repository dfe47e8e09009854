import { money, toDecimal } from '@/lib/kernel/money';
import type { SearchRequest } from '@/lib/shop/search/model';

/** The parts of a search's address that its links keep, as the address writes them. */
export type Kept = Readonly<
  Record<'q' | 'category' | 'page' | 'country' | 'currency' | 'min' | 'max', string | undefined>
>;

/** The address of a search without its place in the list. */
export function keptOf(request: SearchRequest): Kept {
  const { query, category, page, country, currency, priceMin, priceMax } = request;
  const price = (amount: bigint | undefined) =>
    currency !== undefined && amount !== undefined ? toDecimal(money(amount, currency)) : undefined;
  return {
    q: query || undefined,
    category,
    page,
    country,
    currency,
    min: price(priceMin),
    max: price(priceMax),
  };
}
