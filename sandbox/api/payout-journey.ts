import { type Call, emit } from '../core/call';
import { type Json, type Metadata, newId, type Resource } from '../core/values';
import { bankById } from '../test-banks';
import { addLine } from './books';

export interface Payout extends Resource {
  object: 'payout';
  amount: number;
  arrival_date: number;
  balance_transaction: string;
  currency: string;
  destination: string;
  failure_balance_transaction: string | null;
  failure_code: string | null;
  failure_message: string | null;
  metadata: Metadata;
  method: string;
  status: 'pending' | 'in_transit' | 'paid' | 'failed' | 'canceled';
  trace_id: Json;
  _sandbox: { account: string | null };
  [name: string]: Json;
}

/** The bank has it now: it can no longer be called back. */
export async function sendPayout(call: Call, id: string): Promise<void> {
  const payout = await lockPayout(call, id);
  if (payout.status !== 'pending') return;
  const before = { status: payout.status };
  const sent = await call.store.update<Payout>({
    ...payout,
    status: 'in_transit',
    trace_id: { status: 'pending', value: null },
  });
  emit(call, 'payout.updated', sent, before);
}

/** On its day a payout is paid, or the bank sends it back and the money is in the balance again. */
export async function arrivePayout(call: Call, id: string): Promise<void> {
  const payout = await lockPayout(call, id);
  if (payout.status !== 'in_transit') return;
  const refusal = bankById(payout.destination)?.payout ?? null;
  if (refusal === null) {
    const trace = { status: 'supported', value: newId('trace').slice(6, 22) };
    emit(call, 'payout.paid', await call.store.update<Payout>({ ...payout, status: 'paid', trace_id: trace }));
    return;
  }
  const line = await returnMoney(call, payout, 'payout_failure');
  const failed = await call.store.update<Payout>({
    ...payout,
    status: 'failed',
    failure_balance_transaction: line,
    failure_code: refusal.code,
    failure_message: refusal.message,
    trace_id: { status: 'unsupported', value: null },
  });
  emit(call, 'payout.failed', failed);
}

/** Undoes what the payout took out of the balance; answers the line that does. */
export async function returnMoney(
  call: Call,
  payout: Payout,
  type: 'payout_cancel' | 'payout_failure',
): Promise<string> {
  const { amount, currency } = payout;
  const account = payout._sandbox.account;
  const line = await addLine(call, { account, type, source: payout.id, amount, currency, availableOn: call.now });
  return line.id;
}

/** Locks a payout and lets the call act for whoever it belongs to, so that its events say so. */
async function lockPayout(call: Call, id: string): Promise<Payout> {
  const payout = await call.store.lock<Payout>('payout', id);
  call.account = payout._sandbox.account;
  return payout;
}
