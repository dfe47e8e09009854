import 'server-only';
import { sql } from 'drizzle-orm';
import type { MoneyTransaction } from '@/db/client/money';
import { fromUuid } from '@/lib/kernel/ids';
import type { ProvedSending } from './compare-sent';

/** What the ledger says each transfer's sendings took, the called back ones with what came back of them. What moves, or moved after the cut-off, is in flight. */
export async function readSendings(tx: MoneyTransaction, cutOff: string): Promise<ProvedSending[]> {
  const rows = await tx.execute<{ id: string; intent: string | null; debited: string; flight: boolean }>(sql`
    select t.id, t.provider_intent as intent, coalesce(e.gone, 0)::text as debited,
      (t.state in ('taken', 'sending', 'returning') and t.updated_at > now() - interval '60 seconds') or t.updated_at > ${cutOff}::timestamptz as flight
    from money.transfer t
    left join lateral (
      select sum(case x.side when 'credit' then x.amount_minor else -x.amount_minor end) as gone from ledger.txn l join ledger.entry x on x.txn_id = l.id
      where l.idempotency_key = any (array['send_out:' || t.id, 'send_back:' || t.id]
          || array(select 'send_out:' || t.id || ':' || n from generate_series(1, t.resends) n)
          || array(select 'send_back:' || t.id || ':again:' || n - 1 from generate_series(1, t.resends) n))
        and x.account like 'psp:%' and x.phase = 'posted') e on true
    where t.state in ('taken', 'sending', 'delivered', 'returning', 'returned')`);
  return rows.map(({ id, intent, debited, flight }) => ({
    ...{ id: fromUuid('transfer', id), intentId: intent, inFlight: flight },
    debited: debited === '0' ? null : BigInt(debited),
  }));
}
