import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { lineProblem, quantityMax } from './model';
import { AddToCartForm, CartLineForm, SetQuantityForm } from './schema';

const variantId = newId('variant');

test('a line can be bought exactly when it is on sale and there is enough of it', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.nat(200), fc.integer({ min: 1, max: 99 }), (onSale, stock, quantity) => {
      const problem = lineProblem({ onSale, stock, quantity });
      expect(problem === null).toBe(onSale && stock >= quantity);
      if (!onSale) expect(problem).toBe('gone');
      else if (stock === 0) expect(problem).toBe('sold_out');
      else if (problem) expect(problem).toBe('too_few');
    }),
  );
});

test.each(['1', '٣', '۹۹', ' 7 ', '07'])('%j is a number of units', (quantity) => {
  expect(AddToCartForm.parse({ variantId, quantity }).quantity).toBeGreaterThan(0);
});

test.each(['0', '-1', '100', '1.5', '1e1', '', 'two', '٠', '9'.repeat(30), '0x1', '١٢٣٤٥'])(
  '%j is no number of units to buy',
  (quantity) => {
    expect(AddToCartForm.safeParse({ variantId, quantity }).error?.issues[0]?.message).toBe('bad_quantity');
  },
);

test('whatever is typed, a cart is asked for whole units between none and the most', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String)), (quantity) => {
      const asked = SetQuantityForm.safeParse({ variantId, quantity });
      if (!asked.success) return;
      expect(Number.isInteger(asked.data.quantity)).toBe(true);
      expect(asked.data.quantity >= 0 && asked.data.quantity <= quantityMax).toBe(true);
    }),
  );
});

test('nothing said means one, and 0 only takes out', () => {
  expect(AddToCartForm.parse({ variantId }).quantity).toBe(1);
  expect(SetQuantityForm.parse({ variantId, quantity: '0' }).quantity).toBe(0);
});

test.each([newId('product'), '', 'var_', null, [variantId]])('%j names no variant', (bad) => {
  for (const form of [CartLineForm, AddToCartForm]) {
    expect(form.safeParse({ variantId: bad }).error?.issues[0]?.message).toBe('not_found');
  }
});
