import type { Call } from '../core/call';
import { invalidRequest } from '../core/errors';
import { type Json, type Metadata, newId, type Resource } from '../core/values';
import { mayReceiveTransfers, requireSeller, type SellerAccount } from '../v2/seller-account';
import { addLine, type BalanceTransaction } from './books';
import type { Charge } from './payment-records';

export interface TransferReversal extends Resource {
  object: 'transfer_reversal';
  amount: number;
  metadata: Metadata;
  transfer: string;
  [name: string]: Json;
}

export interface Transfer extends Resource {
  object: 'transfer';
  amount: number;
  amount_reversed: number;
  currency: string;
  destination: string;
  destination_payment: string;
  metadata: Metadata;
  reversals: { object: 'list'; data: TransferReversal[]; has_more: boolean; url: string };
  reversed: boolean;
  source_transaction: string | null;
  transfer_group: string | null;
  [name: string]: Json;
}

export async function requireRecipient(call: Call, id: string): Promise<SellerAccount> {
  const seller = await requireSeller(call, id, 'destination');
  if (mayReceiveTransfers(seller)) return seller;
  throw invalidRequest(
    'Your destination account needs to have at least one of the following capabilities enabled: transfers, legacy_payments, stripe_balance.stripe_transfers',
    { code: 'insufficient_capabilities_for_transfer', param: 'destination' },
  );
}

/** The charge a transfer is paid from, once it is sure that so much of it is still there. */
export async function requireSource(call: Call, id: string, amount: number, currency: string): Promise<Charge> {
  const charge = await call.store.lock<Charge>('charge', id, 'source_transaction');
  if (charge.status !== 'succeeded' || !charge.captured) {
    throw invalidRequest(`The charge ${id} has not succeeded, so no transfer can be made from it.`, {
      param: 'source_transaction',
    });
  }
  if (charge.currency !== currency) {
    throw invalidRequest(`The currency of source_transaction is ${charge.currency}, not ${currency}.`, {
      param: 'currency',
    });
  }
  const [sent] = await call.store.sql<{ amount: number }[]>`
    select coalesce(sum((data->>'amount')::bigint - (data->>'amount_reversed')::bigint), 0)::float8 as amount
    from sandbox.object where object = 'transfer' and data->>'source_transaction' = ${id}`;
  if (amount > charge.amount_captured - (sent?.amount ?? 0)) {
    throw invalidRequest('Sum of the transfers from source_transaction exceeds the amount of the charge.', {
      code: 'transfer_source_balance_parameters_mismatch',
      param: 'amount',
    });
  }
  return charge;
}

/** Money from a charge is as available at the seller's as it is at the platform's. */
export async function availableOnOf(call: Call, source: Charge | undefined): Promise<number> {
  if (source?.balance_transaction === undefined || source.balance_transaction === null) return call.now;
  const line = await call.store.require<BalanceTransaction>('balance_transaction', source.balance_transaction);
  return Math.max(line.available_on, call.now);
}

/** Two lines: out of the platform's books, into the seller's. Answers the platform's. */
export async function moveToSeller(call: Call, transfer: Transfer, availableOn: number): Promise<string> {
  const { id, amount, currency, destination, destination_payment: payment } = transfer;
  const out = { account: null, type: 'transfer', source: id, amount: -amount, currency, availableOn };
  await addLine(call, { account: destination, type: 'payment', source: payment, amount, currency, availableOn });
  return (await addLine(call, out)).id;
}

/** The way back, for all of it or a part. Answers the platform's line and the seller's refund of its payment. */
export async function moveBack(call: Call, transfer: Transfer, reversal: string, amount: number) {
  const { currency, destination } = transfer;
  const refund = newId('pyr');
  const seller = { account: destination, type: 'payment_refund', source: refund, amount: -amount, currency };
  const platform = { account: null, type: 'transfer_refund', source: reversal, amount, currency };
  await addLine(call, { ...seller, availableOn: call.now });
  const line = await addLine(call, { ...platform, availableOn: call.now });
  return { line: line.id, refund };
}
