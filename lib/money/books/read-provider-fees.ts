import 'server-only';
import { sql } from 'drizzle-orm';
import type { MoneyTransaction } from '@/db/client/money';
import { fromUuid } from '@/lib/kernel/ids';
import type { Provider } from '@/lib/money/checkout/model';
import type { ProvedFee } from './compare-fees';

/** What the ledger says a provider kept of each payment it took. A fee has ten minutes to be read; what came after the cut-off is in flight. */
export async function readProviderFees(tx: MoneyTransaction, provider: Provider, cutOff: string): Promise<ProvedFee[]> {
  const rows = await tx.execute<{ purchase: string; charge: string | null; posted: string; flight: boolean }>(sql`
    select s.purchase_id as purchase, min(s.provider_charge) as charge, coalesce(sum(e.amount), 0)::text as posted,
      bool_or(s.updated_at > ${cutOff}::timestamptz
        or (s.provider_charge is null and s.captured_at > clock_timestamp() - interval '10 minutes')) as flight
    from money.settlement s
    join money.attempt a on a.purchase_id = s.purchase_id and a.state = 'captured' and a.provider = ${provider}
    left join lateral (
      select sum(x.amount_minor) as amount from ledger.txn t join ledger.entry x on x.txn_id = t.id
      where t.idempotency_key = 'provider-fee:' || s.id and x.side = 'debit' and x.account like 'psp\\_fees:%') e on true
    group by s.purchase_id
    union all
    select t.purchase_id, t.provider_charge, coalesce(t.provider_fee_minor, 0)::text,
      t.updated_at > ${cutOff}::timestamptz or (t.provider_charge is null and t.updated_at > clock_timestamp() - interval '10 minutes')
    from money.transfer t join money.attempt a on a.purchase_id = t.purchase_id and a.state = 'captured' and a.provider = ${provider}
    where t.state in ('delivered', 'returning', 'returned')`);
  return rows.map(({ purchase, charge, posted, flight }) => ({
    ...{ purchaseId: fromUuid('purchase', purchase), charge, posted: BigInt(posted), inFlight: flight },
  }));
}
