import { expect, it } from 'vitest';
import { readWords } from './read-words';
import { withPrice } from './with-price';

it('takes the price that words name, in their currency', () => {
  expect(withPrice({ currency: 'JPY' }, readWords('under 50 dollars', 'JPY'))).toMatchObject({
    currency: 'USD',
    priceMax: 5_000n,
  });
});

it('keeps what a filter says, joins words of its currency, and never amounts of two currencies', () => {
  const filtered = { currency: 'EUR', priceMin: 1_000n } as const;
  expect(withPrice(filtered, readWords('under €40', 'EUR'))).toEqual({ ...filtered, priceMax: 4_000n });
  expect(withPrice(filtered, readWords('under 40 dollars', 'EUR'))).toEqual(filtered);
  expect(withPrice(filtered, readWords('blue', 'EUR'))).toEqual(filtered);
});
