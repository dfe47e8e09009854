import { compare } from '@/lib/kernel/money';
import type { Voice } from '@/lib/platform/voice';
import type { PriceRange } from '@/lib/shop/catalog/model';

/** What a product costs in a line: one price, or the lowest of several as such. */
export function priceText({ from, to }: PriceRange, { t, formatMoney }: Pick<Voice, 't' | 'formatMoney'>): string {
  return compare(from, to) === 0 ? formatMoney(from) : t('shop.from_price', { price: formatMoney(from) });
}
