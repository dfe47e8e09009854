import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { millisecondsLeft } from './model';
import { itemsText, PurchaseForm, SheetForm, TapForm } from './schema';

const now = new Date('2026-11-26T12:00:00Z');
const tap = (part: object = {}) => ({
  ...{ seed: 's'.repeat(32), expectedMinor: '4620', currency: 'USD', items: `${newId('variant')}:1` },
  ...{ methodId: newId('method'), addressId: newId('address') },
  ...part,
});
const faultsOf = (form: typeof TapForm | typeof SheetForm, typed: object) =>
  Object.fromEntries((form.safeParse(typed).error?.issues ?? []).map((one) => [String(one.path[0]), one.message]));

describe('the time that is left', () => {
  test('is never negative and never more than the whole span', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (offset) => {
        const left = millisecondsLeft(new Date(now.getTime() + offset), now);
        expect(left).toBe(Math.min(10_000, Math.max(0, offset)));
      }),
    );
    expect(millisecondsLeft(null, now)).toBe(0);
  });
});

describe('what a tap says it buys', () => {
  test('is read back as it was written', () => {
    const item = fc.record({
      variantId: fc.constant(null).map(() => newId('variant')),
      quantity: fc.integer({ min: 1, max: 99 }),
    });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 50 }), (items) => {
        expect(TapForm.parse(tap({ items: itemsText(items) })).items).toEqual(items);
      }),
    );
  });

  test.each([
    '',
    ',',
    'var_x:1',
    `${newId('variant')}`,
    `${newId('variant')}:0`,
    `${newId('variant')}:-2`,
    `${newId('variant')}:100`,
    `${newId('variant')}:1:2`,
    `${newId('product')}:1`,
    'x'.repeat(2_001),
  ])('%j is refused', (items) => {
    expect(faultsOf(TapForm, tap({ items }))).toHaveProperty('items');
  });

  test('is fifty different things at most', () => {
    const many = (count: number) => Array.from({ length: count }, () => `${newId('variant')}:1`).join(',');
    expect(TapForm.safeParse(tap({ items: many(50) })).success).toBe(true);
    expect(faultsOf(TapForm, tap({ items: many(51) }))).toEqual({ items: 'cart_full' });
  });
});

describe('a tap', () => {
  test.each([
    ['seed', 'short'],
    ['seed', "'".repeat(20)],
    ['expectedMinor', '-1'],
    ['expectedMinor', '46.20'],
    ['expectedMinor', '9'.repeat(16)],
    ['currency', 'usd'],
    ['currency', '__proto__'],
    ['methodId', newId('address')],
    ['addressId', ''],
    ['cartVersion', '-1'],
    ['cartVersion', '1e3'],
  ])('with %s %j is refused beside that field', (field, value) => {
    expect(Object.keys(faultsOf(TapForm, tap({ [field]: value })))).toEqual([field]);
  });

  test('is live or made for somebody signed in only when it says 1', () => {
    expect(TapForm.parse(tap({ live: '1', signedIn: '1' }))).toMatchObject({ live: true, signedIn: true });
    expect(TapForm.parse(tap({ live: 'true', signedIn: 'yes' }))).toMatchObject({ live: false, signedIn: false });
    expect(TapForm.parse(tap())).toMatchObject({ live: false, signedIn: false });
  });

  test('brings along nothing that was not asked for', () => {
    expect(TapForm.parse(tap({ owner: 'system', total: '1' }))).not.toHaveProperty('owner');
  });
});

describe('the sheet', () => {
  const typed = { name: 'Mona', line1: '1 Main St', city: 'Austin', postalCode: '78701', country: 'US' };
  const sheet = (part: object = {}) => tap({ addressId: undefined, methodId: '', ...typed, ...part });

  test('takes a typed address where no stored one was chosen', () => {
    expect(SheetForm.parse(sheet({ setup: 'seti_123456' }))).toMatchObject({
      ...{ addressId: null, address: { city: 'Austin', region: 'TX' }, methodId: undefined, setup: 'seti_123456' },
    });
  });

  test('does not look at a typed address beside a stored one', () => {
    const addressId = newId('address');
    expect(SheetForm.parse(sheet({ addressId, name: '' }))).toMatchObject({ addressId, address: null });
  });

  test('reports the faults of every part at once', () => {
    const faults = faultsOf(SheetForm, sheet({ email: 'nobody', name: '', postalCode: '1', seed: 'x' }));
    expect(faults).toEqual({ email: 'email', name: 'required', postalCode: 'bad_postal_code', seed: 'invalid' });
  });

  test.each(['a@b', 'a b@example.com', '@example.com', `${'a'.repeat(250)}@example.com`])(
    'refuses the e-mail %j',
    (email) => {
      expect(faultsOf(SheetForm, sheet({ email }))).toHaveProperty('email');
    },
  );
});

test('a form that names a purchase refuses every other id', () => {
  for (const purchaseId of [newId('order'), '', 'pur_1']) {
    expect(PurchaseForm.safeParse({ purchaseId }).error?.issues[0]?.message).toBe('not_found');
  }
});
