import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { money } from '@/lib/kernel/money';
import type { ProviderCharge } from '@/lib/money/checkout/gateway';
import { attemptNext } from '@/lib/money/checkout/model';
import { compareBalances, compareWithProvider, type ProvedAttempt } from './model';

const attempt = (part: Partial<ProvedAttempt> = {}): ProvedAttempt => ({
  ...{ id: 'att_1', state: 'captured', intentId: 'pi_1', currency: 'USD', total: 4620n, refunded: 0n },
  ...{ delayed: false, inFlight: false },
  ...part,
});
const charge = (
  part: Partial<Omit<ProviderCharge, 'captured' | 'refunded'>> & { captured?: bigint; refunded?: bigint } = {},
): ProviderCharge => {
  const { captured = 4620n, refunded = 0n, ...rest } = part;
  return {
    ...{ intentId: 'pi_1', attemptId: 'att_1', state: 'captured', amount: money(4620n, 'USD'), createdAt: new Date(0) },
    ...rest,
    ...{ captured: money(captured, 'USD'), refunded: money(refunded, 'USD') },
  };
};
const kinds = (attempts: ProvedAttempt[], charges: ProviderCharge[]) =>
  compareWithProvider(attempts, charges).map((one) => one.kind);

describe('our attempts beside the provider’s payments', () => {
  test.each([
    ['held for an authorized one', attempt({ state: 'authorized' }), charge({ state: 'held', captured: 0n })],
    ['captured for a captured one', attempt(), charge()],
    ['released for a voided one', attempt({ state: 'voided' }), charge({ state: 'released', captured: 0n })],
    ['declined for a voided one', attempt({ state: 'voided' }), charge({ state: 'declined', captured: 0n })],
    ['declined for a declined one', attempt({ state: 'declined' }), charge({ state: 'declined', captured: 0n })],
    ['released for an expired one', attempt({ state: 'expired' }), charge({ state: 'released', captured: 0n })],
    ['refunded in part', attempt({ refunded: 700n }), charge({ refunded: 700n })],
  ])('agree: %s', (_, ours, theirs) => {
    expect(kinds([ours], [theirs])).toEqual([]);
  });

  test.each([
    ['money without an order', [], [charge()], ['charge_without_order']],
    ['a hold without an order', [], [charge({ state: 'held', captured: 0n })], ['charge_without_order']],
    ['a payment of another product that holds money', [], [charge({ attemptId: null })], ['charge_without_order']],
    ['an order without money', [attempt()], [], ['order_without_charge']],
    [
      'a hold we gave up',
      [attempt({ state: 'voided' })],
      [charge({ state: 'held', captured: 0n })],
      ['charge_without_order'],
    ],
    ['a capture we gave up', [attempt({ state: 'voided' })], [charge()], ['charge_without_order']],
    [
      'a release we do not know of',
      [attempt()],
      [charge({ state: 'released', captured: 0n })],
      ['order_without_charge', 'amount_mismatch'],
    ],
    ['one unit less', [attempt()], [charge({ captured: 4619n })], ['amount_mismatch']],
    ['a refund more', [attempt()], [charge({ refunded: 1n })], ['refund_mismatch']],
    ['a refund fewer', [attempt({ refunded: 1n })], [charge()], ['refund_mismatch']],
    ['two captures', [attempt()], [charge(), charge({ intentId: 'pi_2' })], ['double_capture']],
  ] as const)('differ: %s', (_, ours, theirs, found) => {
    expect(kinds([...ours], [...theirs])).toEqual(found);
  });

  test('a declined payment of nobody is nobody’s business', () => {
    expect(kinds([], [charge({ attemptId: null, state: 'declined', captured: 0n })])).toEqual([]);
  });

  test('what is in flight is counted, not judged, whatever its state', () => {
    for (const state of Object.keys(attemptNext) as (keyof typeof attemptNext)[]) {
      expect(kinds([attempt({ state, inFlight: true })], [charge({ captured: 1n })])).toEqual([]);
    }
  });

  test('every difference names what it concerns and both figures', () => {
    const [found] = compareWithProvider([attempt()], [charge({ captured: 4619n })]);
    expect(found).toEqual({ kind: 'amount_mismatch', subject: 'att_1', expected: '4620', found: '4619' });
  });
});

describe('the balance at the provider', () => {
  const none: ReadonlyMap<string, bigint> = new Map();

  test('is what was taken less what went back, per currency', () => {
    const taken = [charge(), charge({ refunded: 620n })];
    expect(compareBalances(taken, none, new Map([['USD', 8620n]]))).toEqual([]);
    expect(compareBalances(taken, none, new Map([['USD', 8621n]]))).toMatchObject([
      { kind: 'provider_balance', subject: 'USD' },
    ]);
    expect(compareBalances([], none, new Map([['EUR', 1n]]))).toMatchObject([
      { subject: 'EUR', expected: '1', found: '0' },
    ]);
    expect(compareBalances([charge({ attemptId: null })], none, new Map())).toEqual([]);
  });

  test('has lost what banks have taken again, of our payments only', () => {
    const taken = [charge({ intentId: 'pi_gone' }), charge({ intentId: 'pi_theirs', attemptId: null })];
    const gone = new Map([
      ['pi_gone', 6120n],
      ['pi_theirs', 100n],
    ]);
    expect(compareBalances(taken, gone, new Map([['USD', -1500n]]))).toEqual([]);
    expect(compareBalances(taken, none, new Map([['USD', -1500n]]))).toHaveLength(1);
  });

  test('agrees only when it agrees to the unit', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(0n, 10n ** 9n), { maxLength: 9 }), fc.bigInt(-3n, 3n), (captures, off) => {
        const ours = captures.reduce((total, one) => total + one, 0n) + off;
        const found = compareBalances(
          captures.map((captured) => charge({ captured })),
          none,
          new Map([['USD', ours]]),
        );
        expect(found).toHaveLength(off === 0n ? 0 : 1);
      }),
    );
  });
});
