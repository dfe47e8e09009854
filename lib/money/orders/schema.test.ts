import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { backField, MarkShippedForm, OrderForm, RefundForm } from './schema';

const orderId = newId('order');
const form = (part: object = {}) => ({
  ...{ orderId, currency: 'USD', key: 'k'.repeat(16), much: 'part', amount: '1' },
  ...part,
});
const faults = (typed: object) =>
  Object.fromEntries((RefundForm.safeParse(typed).error?.issues ?? []).map((one) => [one.path.join('.'), one.message]));

describe('the refund form', () => {
  it.each([
    ['12.50', 1250n],
    ['١٢٫٥٠', 1250n],
    ['۱۲', 1200n],
    [' 7 ', 700n],
    ['0.01', 1n],
  ])('reads %j as %s minor units', (amount, minor) => {
    expect(RefundForm.parse(form({ amount }))).toMatchObject({ amount: money(minor, 'USD') });
  });

  it('means everything that is left only when that is said, and never by what is empty', () => {
    for (const amount of ['', '   ', undefined, '12']) {
      expect(RefundForm.parse(form({ amount, much: 'all' }))).not.toHaveProperty('amount');
      for (const much of ['', 'both', undefined]) expect(faults(form({ amount, much }))).toEqual({ much: 'how_much' });
    }
    for (const amount of ['', '   ', undefined]) expect(faults(form({ amount }))).toEqual({ amount: 'bad_amount' });
  });

  it.each(['0', '0.00', '-1', '1.234', '1,234', '1,5,0', '1e3', 'all', '12 50', '٣٫٤٥٦', '<b>1</b>', 'Infinity'])(
    'takes %j for no amount at all',
    (amount) => expect(faults(form({ amount }))).toEqual({ amount: 'bad_amount' }),
  );

  it.each(['1,50', '1.50', '١٫٥٠'])('takes %j for one and a half', (amount) =>
    expect(RefundForm.parse(form({ amount })).amount).toEqual({ amount: 150n, currency: 'USD' }),
  );

  it('never makes an amount that is not positive, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string(), (amount) => {
        const parsed = RefundForm.safeParse(form({ amount }));
        if (parsed.success && parsed.data.amount) expect(parsed.data.amount.amount > 0n).toBe(true);
      }),
    );
  });

  it('follows the decimals of the currency', () => {
    const amount = money(1230n, 'KWD');
    expect(RefundForm.parse(form({ amount: '1.230', currency: 'KWD' }))).toMatchObject({ amount });
    // No card can be given back the last digit of three.
    expect(faults(form({ amount: '1.234', currency: 'KWD' }))).toEqual({ amount: 'bad_amount' });
    expect(faults(form({ amount: '1.5', currency: 'JPY' }))).toEqual({ amount: 'bad_amount' });
  });

  it('asks for a key, a known currency and an order', () => {
    expect(faults(form({ key: undefined }))).toEqual({ key: 'required' });
    for (const key of ['short', 'k'.repeat(65), "'; drop table", `${'k'.repeat(15)} `])
      expect(faults(form({ key }))).toEqual({ key: 'invalid' });
    expect(faults(form({ currency: 'XYZ' }))).toEqual({ currency: 'invalid' });
    for (const bad of ['', newId('page'), 'ord_1', null, 7])
      expect(faults(form({ orderId: bad }))).toEqual({ orderId: 'not_found' });
  });

  it('keeps one harmless line as the reason, of 200 letters at most', () => {
    expect(RefundForm.parse(form({ reason: ' late\n\u202e parcel ' }))).toMatchObject({ reason: 'late parcel' });
    expect(faults(form({ reason: 'x'.repeat(201) }))).toEqual({ reason: 'too_long' });
  });

  it('takes as many units back as were typed beside each thing, and leaves the others to the rule', () => {
    const [plate, bowl, cup] = [newId('variant'), newId('variant'), newId('variant')];
    const typed = { [backField(plate)]: '0', [backField(bowl)]: ' ١٢ ', [backField(cup)]: '' };
    expect(RefundForm.parse(form(typed)).back).toEqual({ [plate]: 0, [bowl]: 12 });
    expect(RefundForm.parse(form()).back).toEqual({});
  });

  it.each(['-1', '1.5', 'all', '1e3', '1234567', ['1'], null])('takes %j for no number of units', (units) => {
    const name = backField(newId('variant'));
    expect(faults(form({ [name]: units }))).toEqual({ [name]: 'bad_units' });
  });

  it('takes nothing back of what is no variant', () => {
    expect(faults(form({ 'back.__proto__': '1' }))).toEqual({ 'back.__proto__': 'bad_units' });
  });
});

describe('the form of a parcel that left', () => {
  it('needs neither carrier nor code, and cleans both', () => {
    expect(MarkShippedForm.parse({ orderId })).toEqual({ orderId, carrier: '', trackingCode: '' });
    expect(MarkShippedForm.parse({ orderId, carrier: ' DHL\u0000 ', trackingCode: 'J\u2066D' })).toMatchObject({
      carrier: 'DHL',
      trackingCode: 'JD',
    });
  });

  it('takes 60 letters of each', () => {
    expect(MarkShippedForm.safeParse({ orderId, carrier: 'x'.repeat(60) }).success).toBe(true);
    expect(MarkShippedForm.safeParse({ orderId, carrier: 'x'.repeat(61) }).success).toBe(false);
    expect(MarkShippedForm.safeParse({ orderId, trackingCode: 'x'.repeat(61) }).success).toBe(false);
  });
});

it('a form that names an order takes nothing else along', () => {
  expect(OrderForm.parse({ orderId, owner: 'system' })).toEqual({ orderId });
});
