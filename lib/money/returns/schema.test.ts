import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { backField } from '@/lib/money/orders/schema';
import {
  AcceptReturnForm,
  AskReturnForm,
  DeclineReturnForm,
  ExchangeReturnForm,
  RefundReturnForm,
  unitsField,
} from './schema';

const [variantId, returnId] = [newId('variant'), newId('return')];
const ask = { orderId: newId('order'), key: 'k'.repeat(20), reason: 'damaged', wish: 'money' };
const faults = (parsed: { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }) =>
  Object.fromEntries((parsed.error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message]));

describe('the form that asks', () => {
  it('reads numbers of units in both scripts, and leaves out what is empty or none', () => {
    const other = newId('variant');
    const typed = {
      ...ask,
      [unitsField(variantId)]: ' ٢ ',
      [unitsField(other)]: '0',
      [unitsField(newId('variant'))]: '',
    };
    expect(AskReturnForm.parse(typed)).toMatchObject({ units: { [variantId]: 2 }, wanted: null, note: '' });
    for (const units of ['-1', '1.5', 'two', '9'.repeat(7)]) {
      const name = unitsField(variantId);
      expect(faults(AskReturnForm.safeParse({ ...ask, [name]: units }))).toEqual({ [name]: 'bad_units' });
    }
  });

  it('wants a reason, a wish, and for an exchange what is wanted; a long note is refused', () => {
    expect(faults(AskReturnForm.safeParse({ ...ask, reason: undefined, wish: 'gold' }))).toEqual({
      ...{ reason: 'required', wish: 'required' },
    });
    expect(faults(AskReturnForm.safeParse({ ...ask, wish: 'exchange', wanted: '' }))).toEqual({ wanted: 'required' });
    expect(AskReturnForm.parse({ ...ask, wish: 'exchange', wanted: variantId })).toMatchObject({ wanted: variantId });
    expect(AskReturnForm.parse({ ...ask, wanted: variantId })).toMatchObject({ wanted: null });
    expect(AskReturnForm.safeParse({ ...ask, note: 'x'.repeat(1_000) }).success).toBe(true);
    expect(faults(AskReturnForm.safeParse({ ...ask, note: 'x'.repeat(1_001) }))).toEqual({ note: 'too_long' });
  });
});

describe('the forms that answer', () => {
  it('want words, and take only https for a label', () => {
    expect(AcceptReturnForm.parse({ returnId, answer: ' By post.\r\n' })).toEqual({
      returnId,
      answer: 'By post.',
      labelUrl: '',
    });
    for (const form of [AcceptReturnForm, DeclineReturnForm]) {
      expect(faults(form.safeParse({ returnId, answer: '  ' }))).toEqual({ answer: 'required' });
    }
    expect(AcceptReturnForm.safeParse({ returnId, answer: 'a', labelUrl: 'https://label.example/7?x=1' }).success).toBe(
      true,
    );
    for (const labelUrl of [
      'http://label.example',
      'javascript:alert(1)',
      'label.example',
      'https://',
      'HTTPS://label.example',
    ]) {
      expect(faults(AcceptReturnForm.safeParse({ returnId, answer: 'a', labelUrl }))).toEqual({ labelUrl: 'bad_link' });
    }
  });

  it('read the amount and what goes back on the shelf as a refund does, but never all by saying nothing', () => {
    const given = { returnId, currency: 'USD', amount: '٤٠٫٥', [backField(variantId)]: '2' };
    expect(RefundReturnForm.parse(given)).toMatchObject({ amount: money(4_050n, 'USD'), back: { [variantId]: 2 } });
    expect(faults(RefundReturnForm.safeParse({ ...given, amount: ' ' }))).toEqual({ amount: 'required' });
    expect(faults(RefundReturnForm.safeParse({ ...given, amount: '0' }))).toEqual({ amount: 'bad_amount' });
    expect(ExchangeReturnForm.parse({ returnId, carrier: ' DHL ', [backField(variantId)]: '1' })).toEqual({
      ...{ returnId, carrier: 'DHL', trackingCode: '', back: { [variantId]: 1 } },
    });
  });
});
