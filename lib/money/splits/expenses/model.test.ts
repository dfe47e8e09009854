import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { fieldsOf } from './drawn/model';
import { type ExpenseView, type Fields, fieldOf, reckon } from './model';

const members = [newId('member'), newId('member'), newId('member')] as const;
const [a, b, c] = members;

const viewOf = (fields: Fields, turn: number): ExpenseView | null => {
  const reckoned = reckon(fields, members, 'USD', turn);
  if (!reckoned.ok) return null;
  const parts = reckoned.value.parts.flatMap((part) => {
    const member = members.find((id) => id === part.member);
    return member ? [{ ...part, member }] : [];
  });
  return {
    photo: null,
    ...{
      id: newId('expense'),
      version: 1,
      removed: false,
      title: 'Dinner',
      note: '',
      day: '2026-11-20',
      at: new Date(),
    },
    ...{ ...reckoned.value, parts, turn, writer: a },
  };
};

describe('an expense as a form says it', () => {
  it('comes to the same again when it is drawn into the form and sent unchanged', () => {
    const cents = fc.integer({ min: 0, max: 500_000 }).map((amount) => (amount / 100).toFixed(2));
    const three = fc.tuple(cents, cents, cents);
    const some = fc.subarray([...members], { minLength: 1 });
    const sent = fc
      .record({
        way: fc.constantFrom('even', 'shares', 'percent', 'exact', 'items'),
        whole: cents,
        numbers: three,
        extra: cents,
      })
      .chain((one) => fc.record({ one: fc.constant(one), ticked: some, by: some, turn: fc.nat(7) }));
    let reckoned = 0;
    fc.assert(
      fc.property(sent, ({ one: { way, whole, numbers, extra }, ticked, by, turn }) => {
        const exact = numbers.reduce((sum, one) => sum + Number(one), 0).toFixed(2);
        const percents = ['20.01', '30', '49.99'];
        const each = members.flatMap((member, at) => [
          [fieldOf.share(member), numbers[at]],
          [fieldOf.exact(member), numbers[at]],
          [fieldOf.percent(member), percents[at]],
        ]);
        const items = { [fieldOf.itemAmount(0)]: numbers[0], [fieldOf.itemBy(0)]: by };
        const fields = { ...Object.fromEntries(each), ...items, [fieldOf.adjust(c)]: extra, in: ticked, payer: b, way };
        const view = viewOf({ ...fields, amount: way === 'exact' ? exact : whole }, turn);
        if (!view) return;
        reckoned += 1;
        expect(viewOf(fieldsOf(view), turn)?.parts).toEqual(view.parts);
        expect(view.parts.reduce((sum, { borne }) => sum + borne, 0n)).toBe(view.whole.amount);
        expect(view.parts.reduce((sum, { paid }) => sum + paid, 0n)).toBe(view.whole.amount);
      }),
    );
    expect(reckoned).toBeGreaterThan(20);
  });

  it('says what is missing, to the hundredth of a percent and to the unit', () => {
    const percent = { way: 'percent', [fieldOf.percent(a)]: '٤٩٫٩٩٪', [fieldOf.percent(b)]: '50 %' };
    const asked = (fields: Fields) => reckon({ amount: '100', payer: a, ...fields }, members, 'USD', 0);
    expect(asked(percent)).toEqual({ ok: false, problem: { what: 'percent', by: 1n } });
    const several = { payer: 'several', [fieldOf.paid(a)]: '100.01', in: [a] };
    expect(asked(several)).toEqual({ ok: false, problem: { what: 'paid', by: -1n } });
    expect(asked({ in: [a, a] })).toEqual({ ok: false, fault: 'twice', field: 'in' });
  });
});
