import { parseId } from '@/lib/kernel/ids';
import { plainLine } from '@/lib/kernel/text';
import { productStates } from '@/lib/shop/drafts/model';
import type { ProductFilter } from '@/lib/shop/drafts/queries';

/** What an address narrows products to; what it does not say, or says wrongly, narrows nothing. */
export function readFilter(asked: Record<string, string | string[] | undefined>): ProductFilter {
  const state = productStates.find((one) => one === asked.show) ?? 'all';
  const words = typeof asked.q === 'string' ? plainLine(asked.q.slice(0, 200)) : '';
  return { state, words, after: parseId('product', asked.after) };
}

/** The end of an address that says the same; empty for everything from its beginning. */
export function filterQuery({ state, words, after }: ProductFilter): string {
  const query = new URLSearchParams({
    ...(state !== 'all' && { show: state }),
    ...(words && { q: words }),
    ...(after && { after }),
  }).toString();
  return query === '' ? '' : `?${query}`;
}
