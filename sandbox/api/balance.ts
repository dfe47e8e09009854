import { answer, answerPage, type Call, created, endpoint, listParams } from '../core/call';
import { list, text, unsupported } from '../core/params';
import { type Json, newId, nowSeconds, type Resource } from '../core/values';
import type { Charge } from './payment-records';

export interface BalanceTransaction extends Resource {
  object: 'balance_transaction';
  amount: number;
  available_on: number;
  currency: string;
  fee: number;
  net: number;
  source: string;
  status: string;
  type: string;
  [name: string]: Json;
}

const TWO_DAYS_SECONDS = 2 * 24 * 60 * 60;

/** 2.9 % and 30 minor units, half up, in integers; never more than the charge itself. */
export function feeOf(amount: number): number {
  return Math.min(amount, Math.floor((amount * 29 + 500) / 1000) + 30);
}

/** Money arrives: the charge gets its line in the books, less the provider's fee. */
export async function settleCharge(call: Call, charge: Charge, amount: number): Promise<Charge> {
  const line = await addLine(call, { type: 'charge', source: charge.id, amount, fee: feeOf(amount), charge });
  charge.balance_transaction = line.id;
  await call.store.update(charge);
  return charge;
}

/** Money leaves. The fee of the charge is not given back, as with the provider. */
export function settleRefund(call: Call, charge: Charge, refund: string, amount: number): Promise<BalanceTransaction> {
  return addLine(call, { type: 'refund', source: refund, amount: -amount, fee: 0, charge });
}

function addLine(
  call: Call,
  line: { type: 'charge' | 'refund'; source: string; amount: number; fee: number; charge: Charge },
): Promise<BalanceTransaction> {
  const { amount, fee, charge } = line;
  const detail = {
    amount: fee,
    application: null,
    currency: charge.currency,
    description: 'Payment processing fees',
    type: 'stripe_fee',
  };
  return call.store.insert<BalanceTransaction>({
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: nowSeconds() + TWO_DAYS_SECONDS,
    balance_type: 'payments',
    created: nowSeconds(),
    currency: charge.currency,
    description: charge.description ?? null,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [detail],
    net: amount - fee,
    reporting_category: line.type,
    source: line.source,
    status: 'pending',
    type: line.type,
  });
}

/** A line turns from pending to available by time alone, so it is told when read and never rewritten. */
function ripened(line: BalanceTransaction): BalanceTransaction {
  return line.available_on <= nowSeconds() ? { ...line, status: 'available' } : line;
}

const retrieve = endpoint('GET', '/v1/balance_transactions/:id', { expand: list(text()) }, async (call) => {
  return answer(ripened(await call.store.require<BalanceTransaction>('balance_transaction', call.path.id ?? '')));
});

const all = endpoint(
  'GET',
  '/v1/balance_transactions',
  {
    ...listParams,
    created,
    currency: text(3),
    source: text(),
    type: text(),
    expand: list(text()),
    payout: unsupported,
  },
  (call, params) =>
    answerPage<BalanceTransaction>(call, 'balance_transaction', '/v1/balance_transactions', params, {
      equal: { currency: params.currency, source: params.source, type: params.type },
      ...(params.created === undefined ? {} : { created: params.created }),
    }),
);

const balance = endpoint('GET', '/v1/balance', { expand: list(text()) }, async (call) => {
  const rows = await call.store.sql<{ currency: string; available: string; pending: string }[]>`
    select data->>'currency' as currency,
      coalesce(sum((data->>'net')::bigint) filter (where (data->>'available_on')::bigint <= ${nowSeconds()}), 0) as available,
      coalesce(sum((data->>'net')::bigint) filter (where (data->>'available_on')::bigint > ${nowSeconds()}), 0) as pending
    from sandbox.object where object = 'balance_transaction' group by 1 order by 1`;
  const known = rows.length > 0 ? rows : [{ currency: 'usd', available: '0', pending: '0' }];
  const side = (name: 'available' | 'pending') =>
    known.map((row) => ({
      amount: Number(row[name]),
      currency: row.currency,
      source_types: { card: Number(row[name]) },
    }));
  return answer({ object: 'balance', available: side('available'), livemode: false, pending: side('pending') });
});

export const balanceEndpoints = [balance, retrieve, all];
