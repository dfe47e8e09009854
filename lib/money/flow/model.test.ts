import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FlowAccount, type FlowKind, type FlowPart, flowOf, type Posting } from './model';

let made = 0;
const at = new Date('2026-05-01T10:00:00Z');
const txn = (
  kind: FlowKind,
  entries: [FlowAccount, bigint, FlowPart?][],
  state: Posting['state'] = 'posted',
): Posting[] => {
  const id = `t${made++}`;
  return entries.map(([account, amount, part]) => ({ txn: id, kind, state, at, account, part: part ?? null, amount }));
};
const hold = (state: Posting['state'] = 'posted') =>
  txn(
    'authorize',
    [
      ['psp', 4620n],
      ['order', -4000n, 'goods'],
      ['order', -500n, 'delivery'],
      ['order', -320n, 'tax'],
      ['order', 200n, 'discount'],
    ],
    state,
  );
const settle = () =>
  txn('settle', [
    ['order', 4620n],
    ['seller', -4620n],
  ]);
const usd = (amount: bigint) => ({ amount, currency: 'USD' as const });

test('money that is held consists of its parts and waits', () => {
  const flow = flowOf(hold('pending'), 'USD');
  expect(flow).toMatchObject({ stage: 'held', paid: usd(4620n), waiting: usd(4620n), feeOpen: true });
  expect(flow?.parts).toEqual([
    { part: 'goods', amount: usd(4000n) },
    { part: 'delivery', amount: usd(500n) },
    { part: 'tax', amount: usd(320n) },
    { part: 'discount', amount: usd(-200n) },
  ]);
});

test('money that was let go is nowhere', () => {
  expect(flowOf(hold('voided'), 'USD')).toMatchObject({ stage: 'let_go', waiting: usd(0n), sent: usd(0n) });
});

test('money that was sent is with the seller, less what was given back and both fees', () => {
  const refund = txn('refund', [
    ['seller', 1000n],
    ['psp', -1000n],
  ]);
  const fee = txn('provider_fee', [
    ['psp_fees', 164n],
    ['psp', -164n],
  ]);
  const transfer = txn('transfer', [
    ['seller', 3620n],
    ['psp', -3400n],
    ['fees', -56n],
    ['psp_fees', -164n],
  ]);
  expect(flowOf([...hold(), ...settle(), ...refund, ...fee, ...transfer], 'USD')).toMatchObject({
    ...{ stage: 'taken', back: usd(1000n), sent: usd(3400n), platformFee: usd(56n), providerFee: usd(164n) },
    ...{ waiting: usd(0n), feeOpen: false, disputed: usd(0n) },
  });
});

test('a fee that is known is no longer waiting, as far as there is something left to take it from', () => {
  const fee = txn('provider_fee', [
    ['psp_fees', 164n],
    ['psp', -164n],
  ]);
  const refund = txn('refund', [
    ['seller', 4620n],
    ['psp', -4620n],
  ]);
  const sold = [...hold(), ...settle(), ...fee];
  expect(flowOf(sold, 'USD')).toMatchObject({ providerFee: usd(164n), feeBeyond: usd(0n), waiting: usd(4456n) });
  expect(flowOf([...sold, ...refund], 'USD')).toMatchObject({
    ...{ providerFee: usd(0n), feeBeyond: usd(164n), waiting: usd(0n), back: usd(4620n), feeOpen: false },
  });
});

test('of an order refunded in part the fee follows what stands, and the rest of it is told beside', () => {
  const fee = txn('provider_fee', [
    ['psp_fees', 164n],
    ['psp', -164n],
  ]);
  const refund = txn('refund', [
    ['seller', 1540n],
    ['psp', -1540n],
  ]);
  // Two thirds of 44.56, rounded down; 30.80 stand.
  expect(flowOf([...hold(), ...settle(), ...fee, ...refund], 'USD')).toMatchObject({
    ...{ back: usd(1540n), waiting: usd(2970n), providerFee: usd(110n), feeBeyond: usd(54n) },
  });
});

test('a fee of money that is with the bank is told beside it, and is borne when the money is back', () => {
  const fee = txn('provider_fee', [
    ['psp_fees', 164n],
    ['psp', -164n],
  ]);
  const dispute = txn('dispute', [
    ['seller', 4620n],
    ['psp', -4620n],
  ]);
  const won = txn('dispute_won', [
    ['psp', 4620n],
    ['seller', -4620n],
  ]);
  const held = [...hold(), ...settle(), ...fee, ...dispute];
  expect(flowOf(held, 'USD')).toMatchObject({ providerFee: usd(0n), feeBeyond: usd(164n), disputed: usd(4620n) });
  expect(flowOf([...held, ...won], 'USD')).toMatchObject({ providerFee: usd(164n), feeBeyond: usd(0n) });
});

test('what the bank holds is with the bank until it gives it back', () => {
  const dispute = txn('dispute', [
    ['seller', 4620n],
    ['psp', -4620n],
  ]);
  const won = txn('dispute_won', [
    ['psp', 4620n],
    ['seller', -4620n],
  ]);
  expect(flowOf([...hold(), ...settle(), ...dispute], 'USD')).toMatchObject({ disputed: usd(4620n), waiting: usd(0n) });
  expect(flowOf([...hold(), ...settle(), ...dispute, ...won], 'USD')).toMatchObject({
    disputed: usd(0n),
    waiting: usd(4620n),
  });
});

test('every posting is a line with its debit and its credit', () => {
  const transfer = txn('transfer', [
    ['seller', 4620n],
    ['psp', -4456n],
    ['psp_fees', -164n],
  ]);
  expect(flowOf([...hold(), ...settle(), ...transfer], 'USD')?.lines).toMatchObject([
    { kind: 'authorize', debit: 'psp', credit: 'order', part: 'goods', amount: usd(4000n) },
    { kind: 'authorize', debit: 'psp', credit: 'order', part: 'delivery', amount: usd(500n) },
    { kind: 'authorize', debit: 'psp', credit: 'order', part: 'tax', amount: usd(320n) },
    { kind: 'authorize', debit: 'order', credit: 'psp', part: 'discount', amount: usd(200n) },
    { kind: 'settle', debit: 'order', credit: 'seller', amount: usd(4620n) },
    { kind: 'transfer', debit: 'seller', credit: 'psp', amount: usd(4456n) },
    { kind: 'transfer', debit: 'seller', credit: 'psp_fees', amount: usd(164n) },
  ]);
});

test('whatever was posted, what was paid is somewhere', () => {
  const step = fc.record({
    kind: fc.constantFrom<FlowKind[]>('refund', 'dispute', 'dispute_won', 'transfer', 'transfer_reversal'),
    amount: fc.bigInt(1n, 9_999n),
    fee: fc.bigInt(0n, 99n),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const more = steps.flatMap(({ kind, amount, fee }) => {
        const back = kind === 'dispute_won' || kind === 'transfer_reversal' ? -1n : 1n;
        if (!kind.startsWith('transfer'))
          return txn(kind, [
            ['seller', back * amount],
            ['psp', -back * amount],
          ]);
        return txn(kind, [
          ['seller', back * (amount + fee)],
          ['psp', -back * amount],
          ['psp_fees', -back * fee],
        ]);
      });
      const flow = flowOf([...hold(), ...settle(), ...more], 'USD');
      if (!flow) throw new Error('no flow');
      const seller = [...settle(), ...more]
        .filter((one) => one.account === 'seller')
        .reduce((sum, one) => sum - one.amount, 0n);
      expect(flow.waiting.amount).toBe(seller);
      const { back, disputed, platformFee, providerFee, sent, waiting } = flow;
      expect([back, disputed, platformFee, providerFee, sent, waiting].reduce((sum, one) => sum + one.amount, 0n)).toBe(
        flow.paid.amount,
      );
    }),
  );
});
