import { answer, answerPage, type Call, created, type EventRecord, endpoint, listParams } from '../core/call';
import { list, text, unsupported } from '../core/params';
import { isRecord, type Json } from '../core/values';

/** How many endpoints have yet to hear of an event changes by delivery alone, so it is counted when read. */
async function stillPending<Body extends Json>(call: Call, events: Body[]): Promise<Body[]> {
  const ids = events.flatMap((event) => (isRecord(event) && typeof event.id === 'string' ? [event.id] : []));
  const rows = await call.store.sql<{ id: string; waiting: number }[]>`
    select event_id as id, count(*)::int as waiting from sandbox.delivery
    where delivered_at is null and given_up_at is null and event_id = any(${ids}) group by 1`;
  const waiting = new Map(rows.map((row) => [row.id, row.waiting]));
  for (const event of events) if (isRecord(event)) event.pending_webhooks = waiting.get(String(event.id)) ?? 0;
  return events;
}

const retrieve = endpoint('GET', '/v1/events/:id', { expand: list(text()) }, async (call) => {
  const found = answer(await call.store.require<EventRecord>('event', call.path.id ?? ''));
  await stillPending(call, [found.body]);
  return found;
});

const all = endpoint(
  'GET',
  '/v1/events',
  { ...listParams, created, type: text(), types: list(text()), expand: list(text()), delivery_success: unsupported },
  async (call, params) => {
    const page = await answerPage<EventRecord>(call, 'event', '/v1/events', params, {
      account: call.account,
      equal: { type: params.type },
      ...(params.types === undefined ? {} : { types: params.types }),
      ...(params.created === undefined ? {} : { created: params.created }),
    });
    if (isRecord(page.body) && Array.isArray(page.body.data)) await stillPending(call, page.body.data);
    return page;
  },
);

export const eventEndpoints = [retrieve, all];
