import type { Database } from './core/database';
import type { Metadata } from './core/values';

/** One line for each payment intent: what became of it, in integers. */
export interface ChargeLine {
  intent: string;
  charge: string | null;
  state: string;
  amount: number;
  currency: string;
  /** Held and not yet captured. */
  capturable: number;
  captured: number;
  /** Given back after capture; a released hold counts as nothing. */
  refunded: number;
  customer: string | null;
  transfer_group: string | null;
  metadata: Metadata;
  created: number;
}

const LINES_MAX = 10_000;

/** Newest first. `?after=<intent>` goes on, `?state=` and `?metadata[key]=value` narrow. */
export async function listCharges(
  database: Database,
  query: URLSearchParams,
): Promise<{ data: ChargeLine[]; has_more: boolean }> {
  const limit = Math.min(Number(query.get('limit') ?? LINES_MAX) || LINES_MAX, LINES_MAX);
  const after = query.get('after');
  const state = query.get('state');
  const metadata = [...query].flatMap(([key, value]) => {
    const name = /^metadata\[(.+)\]$/.exec(key)?.[1];
    return name === undefined ? [] : [[name, value]];
  });
  const rows = await database<ChargeLine[]>`
    select i.id as intent, i.data->>'latest_charge' as charge, i.data->>'status' as state,
      (i.data->>'amount')::float8 as amount, i.data->>'currency' as currency,
      (i.data->>'amount_capturable')::float8 as capturable, (i.data->>'amount_received')::float8 as captured,
      coalesce((select sum((r.data->>'amount')::bigint) from sandbox.object r
        where r.object = 'refund' and r.data->>'payment_intent' = i.id and r.data->>'status' <> 'failed'), 0)::float8 as refunded,
      i.data->>'customer' as customer, i.data->>'transfer_group' as transfer_group, i.data->'metadata' as metadata,
      i.created::float8 as created
    from sandbox.object i where i.object = 'payment_intent'
      ${after === null ? database`` : database`and i.seq < (select seq from sandbox.object where id = ${after})`}
      ${state === null ? database`` : database`and i.data->>'status' = ${state}`}
      and i.data->'metadata' @> ${database.json(Object.fromEntries(metadata))}
    order by i.seq desc limit ${limit + 1}`;
  return { data: rows.slice(0, limit), has_more: rows.length > limit };
}
