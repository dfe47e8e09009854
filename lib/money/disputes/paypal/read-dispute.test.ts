import { describe, expect, test } from 'vitest';
import { PayPalDispute } from '@/lib/platform/paypal-disputes';
import { meaningOf } from './read-dispute';

const usd = (value: string) => ({ currency_code: 'USD', value });
const line = (type: string, value: string, reason = 'DISPUTE_SETTLEMENT', affected_party = 'SELLER') => ({
  ...{ affected_party, type, amount: usd(value), reason },
});
const dispute = (part: object) =>
  PayPalDispute.parse({
    ...{ dispute_id: 'PP-D-1', status: 'WAITING_FOR_SELLER_RESPONSE', dispute_amount: usd('100.00') },
    ...{ dispute_life_cycle_stage: 'CHARGEBACK', seller_response_due_date: '2030-01-02T03:04:05Z', ...part },
  });
const decided = (outcome_code: string, part: object = {}) => ({
  ...{ status: 'RESOLVED', dispute_outcome: { outcome_code, amount_refunded: usd('100.00') }, ...part },
});
const meaning = (part: object) => {
  const { state, inquiry, withdrawn, amount, fee, gone, dueBy } = meaningOf(dispute(part));
  return [state, inquiry, withdrawn, ...[amount, fee, gone].map((sum) => Number(sum.amount)), dueBy !== null];
};

describe('a dispute of PayPal', () => {
  const inquiry = { dispute_life_cycle_stage: 'INQUIRY' };
  test.each([
    [
      'that is an open inquiry holds nothing',
      { ...inquiry, status: 'OPEN' },
      ['needs_response', true, false, 10_000, 0, 0, true],
    ],
    ['that is a claim holds what it is about', {}, ['needs_response', false, true, 10_000, 0, 10_000, true]],
    [
      'waits for the buyer',
      { status: 'WAITING_FOR_BUYER_RESPONSE' },
      ['under_review', false, true, 10_000, 0, 10_000, false],
    ],
    ['is with PayPal', { status: 'UNDER_REVIEW' }, ['under_review', false, true, 10_000, 0, 10_000, false]],
    ['is in a state of another name', { status: 'OTHER' }, ['under_review', false, true, 10_000, 0, 10_000, false]],
    [
      'was decided for the buyer, with a fee',
      decided('RESOLVED_BUYER_FAVOUR', {
        money_movements: [
          line('DEBIT', '100.00'),
          line('CREDIT', '100.00', 'DISPUTE_SETTLEMENT', 'BUYER'),
          line('DEBIT', '15.00', 'DISPUTE_FEE'),
        ],
      }),
      ['lost', false, true, 10_000, 1_500, 11_500, false],
    ],
    [
      'was decided for the buyer, without a line of it',
      decided('RESOLVED_BUYER_FAVOUR'),
      ['lost', false, true, 10_000, 0, 10_000, false],
    ],
    [
      'cost a part',
      decided('RESOLVED_BUYER_FAVOUR', { fund_movements: [{ party: 'SELLER', type: 'DEBIT', amount: usd('40.00') }] }),
      ['lost', false, true, 4_000, 0, 4_000, false],
    ],
    ['was decided for the seller', decided('RESOLVED_SELLER_FAVOUR'), ['won', false, false, 10_000, 0, 0, false]],
    [
      'was decided for the seller, and her money is not back yet',
      decided('RESOLVED_SELLER_FAVOUR', { money_movements: [line('DEBIT', '100.00')] }),
      ['won', false, true, 10_000, 0, 10_000, false],
    ],
    [
      'was won on appeal',
      decided('RESOLVED_SELLER_FAVOUR', { money_movements: [line('DEBIT', '100.00'), line('CREDIT', '100.00')] }),
      ['won', false, false, 10_000, 0, 0, false],
    ],
    ['was paid by PayPal itself', decided('RESOLVED_WITH_PAYOUT'), ['won', false, false, 10_000, 0, 0, false]],
    ['was taken back by the buyer', decided('CANCELED_BY_BUYER'), ['won', false, false, 10_000, 0, 0, false]],
    [
      'ended as an inquiry, with a refund',
      { ...inquiry, ...decided('RESOLVED_BUYER_FAVOUR') },
      ['closed', true, false, 10_000, 0, 0, false],
    ],
    [
      'ended as an inquiry in which PayPal gave the money back',
      { ...inquiry, ...decided('ACCEPTED', { money_movements: [line('DEBIT', '100.00')] }) },
      ['lost', false, true, 10_000, 0, 10_000, false],
    ],
  ])('%s', (_name, part, expected) => {
    expect(meaning(part)).toEqual(expected);
  });
});

test('a fee that came back, in a currency of whole units, is a fee less', () => {
  const jpy = (value: string) => ({ currency_code: 'JPY', value });
  const movements = [
    { affected_party: 'SELLER', type: 'DEBIT', amount: jpy('1500'), reason: 'DISPUTE_FEE' },
    { affected_party: 'SELLER', type: 'CREDIT', amount: jpy('1500'), reason: 'DISPUTE_FEE' },
  ];
  const { fee, gone } = meaningOf(
    dispute({ ...decided('RESOLVED_SELLER_FAVOUR'), dispute_amount: jpy('900'), money_movements: movements }),
  );
  expect([fee, gone]).toEqual([
    { amount: 0n, currency: 'JPY' },
    { amount: 0n, currency: 'JPY' },
  ]);
});

describe('a decision of PayPal’s', () => {
  test.each([
    ['that is not told yet leaves the money where it is', { status: 'RESOLVED' }, ['under_review', true, 10_000]],
    ['of a name we do not know, likewise', decided('SOMETHING_NEW'), ['under_review', true, 10_000]],
    [
      'for the buyer, of which only her line is there yet, is lost',
      decided('RESOLVED_BUYER_FAVOUR', { money_movements: [line('CREDIT', '100.00', 'DISPUTE_SETTLEMENT', 'BUYER')] }),
      ['lost', true, 10_000],
    ],
    [
      'for the buyer, of which only the fee is there yet, is lost',
      decided('RESOLVED_BUYER_FAVOUR', { money_movements: [line('DEBIT', '15.00', 'DISPUTE_FEE')] }),
      ['lost', true, 10_000],
    ],
    ['that denies the claim is won', decided('DENIED'), ['won', false, 10_000]],
  ])('%s', (_name, part, expected) => {
    const { state, withdrawn, amount } = meaningOf(dispute(part));
    expect([state, withdrawn, Number(amount.amount)]).toEqual(expected);
  });
});

test('a line in another currency is no sum of this one', () => {
  const movements = [
    line('DEBIT', '100.00'),
    { ...line('DEBIT', '1500', 'DISPUTE_FEE'), amount: { currency_code: 'JPY', value: '1500' } },
  ];
  const { fee, gone } = meaningOf(dispute(decided('RESOLVED_BUYER_FAVOUR', { money_movements: movements })));
  expect([fee.amount, gone.amount]).toEqual([0n, 10_000n]);
});

describe('a line of what the seller gave back herself', () => {
  const at = '2030-01-02T03:04:05Z';
  const told = (value: string, time = at) => ({ ...line('DEBIT', value), initiated_time: time });
  const usdMinor = (amount: bigint) => ({ amount, currency: 'USD' as const });
  const gave = (...amounts: bigint[]) => ({
    left: usdMinor(amounts.reduce((rest, amount) => rest - amount, 10_000n)),
    refunds: amounts.map((amount) => ({ amount: usdMinor(amount), at: Date.parse(at) + 2_000 })),
  });
  const inquiry = { dispute_life_cycle_stage: 'INQUIRY' };

  test.each([
    [
      'is nothing the dispute took',
      { ...inquiry, ...decided('ACCEPTED', { money_movements: [told('40.00')] }) },
      gave(4_000n),
      ['closed', false, 10_000, 0],
    ],
    [
      'stands beside one of what it took',
      decided('RESOLVED_BUYER_FAVOUR', { money_movements: [told('40.00'), told('60.00')] }),
      gave(4_000n),
      ['lost', true, 6_000, 6_000],
    ],
    [
      'is explained by one refund, and its like is not',
      decided('RESOLVED_BUYER_FAVOUR', { money_movements: [told('40.00'), told('40.00')] }),
      gave(4_000n),
      ['lost', true, 4_000, 4_000],
    ],
    [
      'leaves a claim that is not told yet at what is left',
      decided('RESOLVED_BUYER_FAVOUR', { money_movements: [told('40.00')] }),
      gave(4_000n),
      ['lost', true, 10_000, 6_000],
    ],
    [
      'is none when it moved at another time',
      decided('RESOLVED_BUYER_FAVOUR', { money_movements: [told('40.00', '2030-02-02T03:04:05Z')] }),
      gave(4_000n),
      ['lost', true, 4_000, 4_000],
    ],
  ])('%s', (_name, part, payment, expected) => {
    const { state, withdrawn, amount, gone } = meaningOf(dispute(part), payment);
    expect([state, withdrawn, Number(amount.amount), Number(gone.amount)]).toEqual(expected);
  });
});
