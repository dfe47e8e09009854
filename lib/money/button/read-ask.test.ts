import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { readAsk } from './read-ask';

const pk = 'pk=pk_test_abcdefghij';
const read = (query: string) => readAsk(new URLSearchParams(`${pk}&${query}`));

describe('what a page without a server names', () => {
  it('is ids and how many, and whatever it says of prices is not read', () => {
    const link = newId('payLink');
    const asked = read(`link=${link}&quantity=2&amount=1&price=1&currency=XXX&title=free`);
    expect(asked).toEqual({
      ...{ publishable: 'pk_test_abcdefghij', returnUrl: null },
      what: { kind: 'link', link, quantity: 2 },
    });
  });

  it('may be a variant rather than its product, several things, or a collection', () => {
    const [product, variant, collection] = [newId('product'), newId('variant'), newId('collection')];
    expect(read(`product=${product}&variant=${variant}&quantity=٣`)?.what).toEqual({
      kind: 'goods',
      lines: [{ id: variant, quantity: 3 }],
    });
    expect(read(`items=${variant}:2, ${product}`)?.what).toEqual({
      kind: 'goods',
      lines: [
        { id: variant, quantity: 2 },
        { id: product, quantity: 1 },
      ],
    });
    expect(read(`collection=${collection}`)?.what).toEqual({ kind: 'collection', collection });
  });

  it.each([
    'link=plink_short',
    'product=x',
    `items=${newId('variant')}:0`,
    `items=${newId('variant')}:1:2`,
    `items=${Array.from({ length: 51 }, () => newId('variant')).join(',')}`,
    `product=${newId('product')}&quantity=-1`,
    `product=${newId('product')}&quantity=100`,
    `product=${newId('product')}&return=nowhere`,
    '',
  ])('is nothing where it is not whole: %s', (query) => {
    expect(read(query)).toBeNull();
  });
});
