import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import type { Answer, Call } from './call';
import type { Database, Query } from './database';

/** Under which key an answer is kept, and for which request. */
export interface Key {
  name: string;
  hash: string;
}

export function bodyHash(method: string, path: string, body: string): string {
  return createHash('sha256').update(`${method} ${path}\n${body}`).digest('hex');
}

/** What a change leads to: a value for the caller, and the statement that writes it. */
interface Change<Value> {
  value: Value;
  /** Absent when there is nothing to write. */
  last?: postgres.PendingQuery<postgres.Row[]>;
}

/**
 * Runs a change in one transaction. Its last statement and the commit travel together; the value is given out only
 * when both have succeeded.
 */
export async function change<Value>(database: Database, work: (sql: Query) => Promise<Change<Value>>): Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  const { value } = await database.begin(async (sql) => {
    const made = await work(sql);
    if (made.last !== undefined) {
      last = made.last.execute();
      // A failed statement lets the commit write nothing; it is thrown below, when the commit has been heard of.
      last.catch(() => undefined);
    }
    return { value: made.value };
  });
  await last;
  return value;
}

/**
 * The one statement that ends a change: objects, events, what is to be delivered to whom, and the answer under its key.
 * A process killed in between leaves all of it or nothing.
 */
export function writeAll(
  call: Pick<Call, 'store' | 'events'>,
  key: Key | null = null,
  answer: Answer | null = null,
): postgres.PendingQuery<postgres.Row[]> {
  const { sql } = call.store;
  const events = JSON.stringify(call.events.splice(0));
  return sql`
    with given as (
      select place, data from jsonb_array_elements(${call.store.drafts()}::text::jsonb) with ordinality as g(data, place)
    ), hook as (
      select id, data->'enabled_events' as types, coalesce(data->'_sandbox'->>'hears', 'platform') as hears,
        case object when 'webhook_endpoint' then 'event' when 'paypal.webhook' then 'paypal.event'
          else 'v2.core.event' end as kind
      from sandbox.object
      where object in ('webhook_endpoint', 'v2.core.event_destination', 'paypal.webhook') and data->>'status' = 'enabled'
    ), happened as (
      select place, data, array(select id from hook where kind = data->>'object'
        and (types ? '*' or types ? (data->>'type'))
        and (hears = 'all' or (hears = 'connected') = (data ? 'account'))) as hooks
      from jsonb_array_elements(${events}::text::jsonb) with ordinality as g(data, place)
    ), kept as (
      insert into sandbox.object (id, object, created, data)
      select data->>'id', data->>'object', coalesce((data->>'created')::bigint, 0), data from given order by place
      on conflict (id) do update set data = excluded.data
    ), told as (
      insert into sandbox.object (id, object, created, data)
      select data->>'id', data->>'object', (data->>'created')::bigint, case data->>'object'
        when 'event' then data || jsonb_build_object('pending_webhooks', cardinality(hooks)) else data end
      from happened order by place
    ), sent as (
      insert into sandbox.delivery (event_id, endpoint_id)
      select data->>'id', unnest(hooks) from happened order by place
    )
    insert into sandbox.idempotency (key, body_hash, status, response)
    select ${key?.name ?? null}::text, ${key?.hash ?? null}::text, ${answer?.status ?? null}::int,
      ${JSON.stringify(answer?.body ?? null)}::text::jsonb
    where ${key !== null}
    on conflict (key) do update set body_hash = excluded.body_hash, status = excluded.status,
      response = excluded.response, created_at = now()`;
}
