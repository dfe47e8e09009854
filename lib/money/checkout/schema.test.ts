import { describe, expect, test } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { Items, PlaceOrderInput, TapKey } from './schema';

const variantId = newId('variant');
const tap = (part: object = {}) => ({
  ...{ key: 'k'.repeat(16), expectedMinor: '4620', currency: 'USD', items: [{ variantId, quantity: 1 }] },
  ...{ methodId: newId('method'), addressId: newId('address'), locale: 'en', returnPath: '/orders' },
  ...part,
});
const fault = (part: object) => PlaceOrderInput.safeParse(tap(part)).error?.issues[0];

describe('a tap that asks to buy', () => {
  test('is taken as it is, and with nothing beside it', () => {
    expect(PlaceOrderInput.safeParse(tap()).success).toBe(true);
    expect(PlaceOrderInput.safeParse(tap({ total: '1' })).success).toBe(false);
    expect(PlaceOrderInput.safeParse(tap({ items: [{ variantId, quantity: 1, unit: '1' }] })).success).toBe(false);
  });

  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'orders',
    '',
    '/a b',
    '/a\n',
    '/\t/evil',
    `/${'x'.repeat(300)}`,
  ])('does not send the shopper back to %j', (returnPath) => {
    expect(fault({ returnPath })?.path).toEqual(['returnPath']);
  });

  test.each(['/', '/orders', '/ar/checkout/return', '/p?x=1#y'])('sends her back to %j', (returnPath) => {
    expect(fault({ returnPath })).toBeUndefined();
  });

  test.each([
    [[], 'required'],
    [Array.from({ length: 51 }, () => ({ variantId, quantity: 1 })), 'too_many'],
    [[{ variantId, quantity: 0 }], 'invalid'],
    [[{ variantId, quantity: -1 }], 'invalid'],
    [[{ variantId, quantity: 1.5 }], 'invalid'],
    [[{ variantId, quantity: 100 }], 'too_many'],
    [[{ variantId: newId('product'), quantity: 1 }], 'invalid'],
  ])('for %j is refused as %s', (items, code) => {
    expect(Items.safeParse(items).error?.issues[0]?.message).toBe(code);
  });

  test.each(['', 'short', 'x'.repeat(65), 'with a space 12345', 'ключ-ключ-ключ-ключ'])(
    'under the key %j is refused',
    (key) => {
      expect(TapKey.safeParse(key).success).toBe(false);
    },
  );

  test.each([
    { expectedMinor: '-1' },
    { expectedMinor: '1.5' },
    { expectedMinor: '1'.repeat(16) },
    { expectedMinor: 4620 },
    { currency: 'usd' },
    { currency: 'XYZ' },
    { cartVersion: 0 },
    { cartVersion: 1.5 },
    { email: 'nobody' },
    { email: `${'a'.repeat(250)}@example.com` },
    { locale: 'fr' },
    { methodId: newId('address') },
    { addressId: newId('method') },
  ])('with %j is refused beside that field', (part) => {
    expect(fault(part)?.path[0]).toBe(Object.keys(part)[0]);
  });
});
