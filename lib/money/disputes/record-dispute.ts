import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { disputeGateway, type ProviderDispute } from './gateway';

/** What recording came to; `unknown` is a payment of ours whose capture we do not know yet, `not_ours` one of another product. */
export type Recorded = 'recorded' | 'same' | 'unknown' | 'not_ours';

/**
 * Reads a dispute from the provider and records where it stands: its orders, the ledger, the timeline, the mails. The one
 * verb of webhook, sweeper and answer; again it changes nothing. Throws when the provider cannot be reached.
 */
export async function recordDispute(providerDispute: string): Promise<Recorded> {
  const found = await disputeGateway().read(providerDispute);
  if (!found) return 'not_ours';
  const recorded = await write(found);
  return recorded === 'unknown' && !found.isOurs ? 'not_ours' : recorded;
}

/**
 * Records every dispute the provider has, and answers what is gone for good or for now because of them, with the fees, in minor
 * units by the provider's payment. Throws when the provider cannot be reached.
 */
export async function recordDisputes(): Promise<Map<string, bigint>> {
  const gone = new Map<string, bigint>();
  for await (const found of disputeGateway().list()) {
    await write(found);
    gone.set(found.intentId, (gone.get(found.intentId) ?? 0n) + found.gone.amount);
  }
  return gone;
}

function write(found: ProviderDispute): Promise<Recorded> {
  const document = {
    ...{ dispute: found.id, intent: found.intentId, reason: found.reason, state: found.state, inquiry: found.inquiry },
    ...{ amount: found.amount.amount.toString(), currency: found.amount.currency, withdrawn: found.withdrawn },
    ...{ fee: found.fee.amount.toString(), dueBy: found.dueBy?.toISOString() ?? null },
  };
  return callMoney(
    z.enum(['recorded', 'same', 'unknown']),
    sql`to_jsonb(money.record_dispute(${JSON.stringify(document)}::jsonb))`,
  );
}
