import { expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { money, zero } from '@/lib/kernel/money';
import type { OfferOrder } from '@/lib/money/checkout/queries';
import { quoteOrder } from '@/lib/money/checkout/quote/model';
import { voiceOf } from '@/lib/platform/voice';
import { priceChoices } from './price-choices';

/** One bowl at ten dollars, of which so many are left. */
function offered(stockLeft: number): OfferOrder {
  const terms = { version: 1n, currency: 'USD', rates: [], tax: null, discounts: [] } as const;
  const ids = { variantId: newId('variant'), productId: newId('product'), pageId: newId('page') };
  const bowl = { title: 'Bowl', optionText: '', productSlug: 'bowl', shelf: 'home', mediaKey: null, grams: 0 };
  const { lines, left } = quoteOrder(
    [{ ...ids, ...bowl, quantity: 1, unit: money(1_000n, 'USD'), asFiles: false }],
    terms,
  );
  return {
    ...{
      pageId: ids.pageId,
      pageName: 'Bench',
      pageHandle: 'bench',
      lines,
      left,
      total: zero('USD'),
      terms,
      stockLeft,
    },
    ...{ door: null, pickup: null, pickups: [], allFiles: false, asksStart: false, notSold: [] },
    ...{ arrivesFrom: '2026-12-01', arrivesBy: '2026-12-03' },
  };
}

const numbersOf = (stockLeft: number) =>
  priceChoices(voiceOf('en'), offered(stockLeft), 'total').map(({ quantity }) => quantity);

it('offers what is left where that is few and told, and never counts more than that', () => {
  expect(numbersOf(3)).toEqual([1, 2, 3]);
  for (const stock of [5, 6, 9, 10, 400]) expect(numbersOf(stock), String(stock)).toEqual([1, 2, 3, 4, 5]);
});
