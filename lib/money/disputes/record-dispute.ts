import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { dispute } from '@/db/schema/money/dispute';
import type { SystemActor } from '@/lib/identity/actor/model';
import type { Provider } from '@/lib/money/checkout/model';
import { disputeGateway, type ProviderDispute } from './gateway';

const system: SystemActor = { kind: 'system', name: 'record-dispute', locale: 'en' };

/** What recording came to; `unknown` is a payment of ours whose capture we do not know yet, `not_ours` one of another product. */
export type Recorded = 'recorded' | 'same' | 'unknown' | 'not_ours';

/**
 * Reads a dispute from its provider (Stripe unless another is named) and records where it stands: its orders, the ledger, the timeline, the mails. The one
 * verb of webhook, sweeper and answer; again it changes nothing. Throws when the provider cannot be reached.
 */
export async function recordDispute(providerDispute: string, provider: Provider = 'stripe'): Promise<Recorded> {
  const found = await disputeGateway(provider).read(providerDispute);
  if (!found) return 'not_ours';
  const recorded = await write(found);
  return recorded === 'unknown' && !found.isOurs ? 'not_ours' : recorded;
}

/**
 * Records every dispute a provider has, and answers what is gone for good or for now because of them, with the fees, in minor
 * units by the provider's payment. Throws when the provider cannot be reached.
 */
export async function recordDisputes(provider: Provider): Promise<Map<string, bigint>> {
  const gone = new Map<string, bigint>();
  for await (const found of disputeGateway(provider).list(await knownDisputes(provider))) {
    await write(found);
    gone.set(found.intentId, (gone.get(found.intentId) ?? 0n) + found.gone.amount);
  }
  return gone;
}

async function knownDisputes(provider: Provider): Promise<string[]> {
  const rows = await asActor(system, (tx) =>
    tx.selectDistinct({ id: dispute.providerDispute }).from(dispute).where(eq(dispute.provider, provider)),
  );
  return rows.map(({ id }) => id);
}

function write(found: ProviderDispute): Promise<Recorded> {
  const document = {
    provider: found.provider,
    ...{ dispute: found.id, intent: found.intentId, reason: found.reason, state: found.state, inquiry: found.inquiry },
    ...{ amount: found.amount.amount.toString(), currency: found.amount.currency, withdrawn: found.withdrawn },
    ...{ fee: found.fee.amount.toString(), dueBy: found.dueBy?.toISOString() ?? null },
  };
  return callMoney(
    z.enum(['recorded', 'same', 'unknown']),
    sql`to_jsonb(money.record_dispute(${JSON.stringify(document)}::jsonb))`,
  );
}
