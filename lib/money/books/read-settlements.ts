import 'server-only';
import { sql } from 'drizzle-orm';
import type { MoneyTransaction } from '@/db/client/money';
import { settlement, settlementReversal } from '@/db/schema/money/payout';
import type { ProvedSettlement } from './compare-transfers';

/** Every settlement as the transaction sees it. What moves, or moved after the cut-off, is in flight. */
export async function readSettlements(tx: MoneyTransaction, cutOff: string): Promise<ProvedSettlement[]> {
  const ofThis = sql`from ${settlementReversal} r where r.settlement_id = ${settlement.id}`;
  const rows = await tx
    .select({
      id: settlement.id,
      sent: sql<string>`(case when ${settlement.sentAt} is null then 0 else ${settlement.sentMinor} end)::text`,
      reversed: sql<string>`(select coalesce(sum(r.amount_minor) filter (where r.state = 'succeeded'), 0)::text ${ofThis})`,
      inFlight: sql<boolean>`${settlement.state} in ('sending', 'unknown') or ${settlement.updatedAt} > ${cutOff}::timestamptz
        or exists (select 1 ${ofThis} and (r.state = 'pending' or r.updated_at > ${cutOff}::timestamptz))`,
    })
    .from(settlement);
  return rows.map(({ sent, reversed, ...row }) => ({ ...row, sent: BigInt(sent), reversed: BigInt(reversed) }));
}
