import type { Call } from '../core/call';
import { invalidRequest } from '../core/errors';
import { type Json, newId, type Resource } from '../core/values';

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
  /** Whose books it stands in; null is the platform. */
  _sandbox: { account: string | null };
  [name: string]: Json;
}

export interface Line {
  account: string | null;
  type: string;
  /** What the provider's own reports call it, where that differs from the type. */
  category?: string;
  source: string;
  amount: number;
  currency: string;
  fee?: { amount: number; description: string };
  description?: string | null;
  availableOn: number;
}

/** One line in the books of the platform or of a connected account. Lines are never changed; what goes wrong gets its own. */
export function addLine(call: Call, line: Line): Promise<BalanceTransaction> {
  const { amount, currency } = line;
  const fee = line.fee?.amount ?? 0;
  const detail = {
    amount: fee,
    application: null,
    currency,
    description: line.fee?.description ?? '',
    type: 'stripe_fee',
  };
  return call.store.insert<BalanceTransaction>({
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: line.availableOn,
    balance_type: 'payments',
    created: call.now,
    currency,
    description: line.description ?? null,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [detail],
    net: amount - fee,
    reporting_category: line.category ?? line.type,
    source: line.source,
    status: line.availableOn <= call.now ? 'available' : 'pending',
    type: line.type,
    _sandbox: { account: line.account },
  });
}

/** A line turns from pending to available by time alone, so it is told when read and never rewritten. */
export function ripened(line: BalanceTransaction, now: number): BalanceTransaction {
  return line.available_on <= now ? { ...line, status: 'available' } : line;
}

export interface Sum {
  currency: string;
  available: number;
  pending: number;
}

export async function sumsOf(call: Call, account: string | null): Promise<Sum[]> {
  return call.store.sql<Sum[]>`
    select data->>'currency' as currency,
      coalesce(sum((data->>'net')::bigint) filter (where (data->>'available_on')::bigint <= ${call.now}), 0)::float8 as available,
      coalesce(sum((data->>'net')::bigint) filter (where (data->>'available_on')::bigint > ${call.now}), 0)::float8 as pending
    from sandbox.object where object = 'balance_transaction'
      and data->'_sandbox'->>'account' is not distinct from ${account}
    group by 1 order by 1`;
}

/** Spending from one balance takes turns: what two requests see at once, only one of them can spend. */
export async function takeTurns(call: Call, account: string | null): Promise<void> {
  await call.store.sql`select pg_advisory_xact_lock(hashtextextended(${`balance ${account ?? 'platform'}`}, 11))`;
}

/** Refuses what an account does not have. */
export async function requireFunds(
  call: Call,
  account: string | null,
  needed: { amount: number; currency: string; of: 'available' | 'total' },
): Promise<void> {
  await takeTurns(call, account);
  const sum = (await sumsOf(call, account)).find(({ currency }) => currency === needed.currency);
  const there = (sum?.available ?? 0) + (needed.of === 'total' ? (sum?.pending ?? 0) : 0);
  if (there >= needed.amount) return;
  throw invalidRequest(
    'You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by creating Charges using the pm_card_bypassPending test card.',
    { code: 'balance_insufficient' },
  );
}
