import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { basisPointsOf, type Currency, chargeStep, money, zero } from '@/lib/kernel/money';
import { moneyBack, openReturn, refundOf, returnStates, waitsForSeller } from './model';
import { reasonOf, stateOf, storedUnits, unitsOf, wishOf } from './stored/model';

const shirt = newId('variant');
const cup = newId('variant');
const usd = (amount: bigint) => money(amount, 'USD');

/** Three shirts at 20.00 and a cup at 9.99; `tax` in basis points, on top or contained. */
type Given = { tax?: number; included?: boolean; refundable?: bigint; currency?: Currency; off?: bigint };
function order(part: Given = {}) {
  const { tax = 0, included = false, refundable = 100_000n, currency = 'USD', off = 0n } = part;
  const line = { optionText: '', included: false, taxBasisPoints: 0, quantity: 1, off: zero(currency) };
  const shirts = { quantity: 3, off: money(off, currency) };
  return {
    refundable: money(refundable, currency),
    lines: [
      { ...line, ...shirts, kind: 'goods', title: 'Shirt', variantId: shirt, unit: money(2_000n, currency) },
      { ...line, quantity: 99, kind: 'goods', title: 'Cup', variantId: cup, unit: money(1_000n, currency) },
      { ...line, kind: 'delivery', title: '', variantId: null, unit: null },
      ...(tax > 0
        ? [{ ...line, kind: 'tax', title: '', variantId: null, unit: null, included, taxBasisPoints: tax }]
        : []),
    ],
  };
}

describe('what is to be given back', () => {
  it('is the goods, line by line, and neither delivery nor what was not asked for', () => {
    const back = moneyBack(order(), { [shirt]: 2, [newId('variant')]: 5 });
    expect(back.lines).toMatchObject([{ variantId: shirt, units: 2, amount: usd(4_000n) }]);
    expect(back).toMatchObject({ tax: usd(0n), total: usd(4_000n) });
    expect(moneyBack(order(), {}).total).toEqual(usd(0n));
  });

  it('has the tax that came on top, and not once more the tax that was contained', () => {
    const units = { [shirt]: 1, [cup]: 1 };
    expect(moneyBack(order({ tax: 825 }), units)).toMatchObject({ tax: usd(248n), total: usd(3_248n) });
    expect(moneyBack(order({ tax: 825, included: true }), units)).toMatchObject({ tax: usd(0n), total: usd(3_000n) });
  });

  it('is less by their share of what was taken off them: rounded so that nobody gets back more than she paid', () => {
    expect(moneyBack(order({ off: 1_000n }), { [shirt]: 3 }).total).toEqual(usd(5_000n));
    expect(moneyBack(order({ off: 1_000n, tax: 1_000 }), { [shirt]: 1 })).toMatchObject({
      lines: [{ amount: usd(1_666n) }],
      total: usd(1_833n),
    });
    const dinars = moneyBack(order({ off: 1_000n, currency: 'KWD' }), { [shirt]: 1 });
    expect(dinars.total.amount).toBe(1_660n);
  });

  it('is never more than can still go back, and always what a card can be paid', () => {
    const counts = fc.record({
      shirts: fc.nat(9),
      cups: fc.nat(9),
      tax: fc.nat(3_000),
      refundable: fc.bigInt(0n, 50_000n),
    });
    fc.assert(
      fc.property(
        counts,
        fc.constantFrom<Currency>('USD', 'KWD', 'JPY'),
        ({ shirts, cups, tax, refundable }, currency) => {
          const step = chargeStep(currency);
          const given = order({ tax, refundable: refundable - (refundable % step), currency });
          const back = moneyBack(given, { [shirt]: shirts, [cup]: cups });
          const goods = money(BigInt(shirts) * 2_000n + BigInt(cups) * 1_000n, currency);
          const whole = goods.amount + basisPointsOf(goods, tax).amount;
          expect(back.total.amount).toBe(whole < given.refundable.amount ? whole : given.refundable.amount);
          expect(back.total.amount % step).toBe(0n);
        },
      ),
    );
  });
});

it('a stored word is known or an alarm', () => {
  expect([stateOf('sent'), reasonOf('damaged'), wishOf('money')]).toEqual(['sent', 'damaged', 'money']);
  for (const word of ['', 'Sent', 'toString', '__proto__']) {
    for (const read of [stateOf, reasonOf, wishOf]) expect(() => read(word)).toThrow('unknown word');
  }
});

it('units come back from the database as they went in', () => {
  const units = { [shirt]: 2, [cup]: 1 };
  expect(unitsOf(storedUnits(units))).toEqual(units);
});

it('of several returns the open one is found, and its refund by its id', () => {
  const [done, open] = [{ state: 'withdrawn' as const }, { state: 'sent' as const }];
  const view = (part: object) => part as Parameters<typeof openReturn>[0]['returns'][number];
  expect(openReturn({ returns: [view(done), view(open)] })).toBe(open);
  expect(openReturn({ returns: [view(done)] })).toBeNull();
  const id = newId('refund');
  expect(refundOf({ refunds: [{ id, state: 'pending' }] }, { refundId: id })).toBe('pending');
  expect(refundOf({ refunds: [{ id, state: 'pending' }] }, { refundId: null })).toBeNull();
});

it('it is the seller’s turn before she has answered, and once it has come back', () => {
  expect(returnStates.filter((state) => waitsForSeller({ state }))).toEqual(['requested', 'received']);
});
