import { expect, test } from 'vitest';
import { createKey, mismatchOf, payOrderOf, refundKey, stepOf } from './pay-order.js';

const lamp = { quantity: 2, unitPriceWithTax: 2000, productVariant: { name: 'Desk lamp' } };
const gone = { quantity: 0, unitPriceWithTax: 900, productVariant: { name: 'Shade' } };
const order = {
  code: 'ABCDEFGH12345678',
  currencyCode: 'USD',
  lines: [lamp, gone],
  shippingWithTax: 620,
  totalWithTax: 4620,
  payments: [] as { state: string; transactionId: string }[],
};
const whole = { amount: 4620, channel: 'main', storefront: 'https://lamps.example' };
const sumOf = (body: ReturnType<typeof payOrderOf>) =>
  body.items.reduce((sum: number, item: { quantity?: number; unit_amount: number }) => {
    return sum + (item.quantity ?? 1) * item.unit_amount;
  }, 0) +
  (body.shipping_amount ?? 0) -
  (body.discount_amount ?? 0);

test('an order is told with its lines in minor units, which add up to what is paid', () => {
  expect(payOrderOf(order, whole)).toEqual({
    ...{ amount: 4620, currency: 'USD', merchant_ref: order.code, origin: 'https://lamps.example' },
    items: [{ title: 'Desk lamp', quantity: 2, unit_amount: 2000 }],
    ...{ shipping_amount: 620, discount_amount: 0, capture_method: 'manual', metadata: { channel: 'main' } },
  });
  const yen = { ...order, currencyCode: 'JPY', totalWithTax: 4120 };
  expect(payOrderOf(yen, { ...whole, amount: 4120 })).toMatchObject({ amount: 4120, discount_amount: 500 });
  const back = { ...whole, returnUrl: 'https://lamps.example/back' };
  expect(payOrderOf(order, back)).toMatchObject({ return_url: back.returnUrl });
});

test('what does not add up from its lines stands as one item', () => {
  const cases = [
    [order, 3000],
    [{ ...order, totalWithTax: 5000 }, 5000],
    [{ ...order, totalWithTax: 500 }, 500],
    [{ ...order, lines: [], totalWithTax: 620 }, 620],
    [
      { ...order, lines: Array.from({ length: 101 }, () => ({ ...lamp, quantity: 1 })), totalWithTax: 202_620 },
      202_620,
    ],
  ] as const;
  for (const [one, amount] of cases) {
    const body = payOrderOf(one, { ...whole, amount });
    expect(body.items).toEqual([{ title: order.code, unit_amount: amount }]);
    expect(sumOf(body)).toBe(amount);
  }
});

test('an approval pays its own order alone, as it is now, and once', () => {
  const paid = { id: 'po_1', merchant_ref: order.code, amount: 4620, currency: 'USD', metadata: { channel: 'main' } };
  expect(mismatchOf(paid, order, whole)).toBeNull();
  expect(mismatchOf({ ...paid, merchant_ref: 'OTHER' }, order, whole)).toContain('another order');
  expect(mismatchOf({ ...paid, metadata: { channel: 'b' } }, order, whole)).toContain('another order');
  expect(mismatchOf({ ...paid, amount: 1 }, order, whole)).toContain('changed');
  expect(mismatchOf({ ...paid, currency: 'EUR' }, order, whole)).toContain('changed');
  const with_ = (state: string) => ({ ...order, payments: [{ state, transactionId: 'po_1' }] });
  expect(mismatchOf(paid, with_('Authorized'), whole)).toContain('already');
  expect(mismatchOf(paid, with_('Settled'), whole)).toContain('already');
  expect(mismatchOf(paid, with_('Declined'), whole)).toBeNull();
});

test('keys differ by attempt, by what is asked and by what was given back before', () => {
  const body = payOrderOf(order, whole);
  const keys = [createKey(body, 1), createKey(body, 2), createKey({ ...body, amount: 1 }, 1)];
  expect(new Set(keys).size).toBe(3);
  expect(createKey(payOrderOf(order, whole), 1)).toBe(keys[0]);
  const payment = { transactionId: 'po_1' };
  expect(refundKey(payment, 0, 1000)).not.toBe(refundKey(payment, 1, 1000));
  for (const key of [...keys, refundKey(payment, 0, 1000)]) expect(key).toMatch(/^[\x21-\x7e]{1,255}$/);
});

test('a message asks for one step, and one we have no word for asks for none', () => {
  expect(
    ['payment.captured', 'payment.voided', 'payment.failed', 'payment.refunded'].map((type) => stepOf({ type })),
  ).toEqual(['settle', 'cancel', 'cancel', 'refunds']);
  expect(['order.approved', 'constructor'].map((type) => stepOf({ type }))).toEqual([null, null]);
});
