import { endpoint } from '../core/call';
import { writeAll } from '../core/change';
import { invalidRequest } from '../core/errors';
import { integer, list, mergeMetadata, metadata, object, oneOf, required, text, unsupported } from '../core/params';
import type { Store } from '../core/store';
import { isoTime, type Json, type Metadata, newId, nowSeconds, type Resource, randomText } from '../core/values';
import { answerV2Page } from './page';

/** Where thin events are sent. */
export interface EventDestination extends Resource {
  object: 'v2.core.event_destination';
  name: string;
  description: string;
  enabled_events: string[];
  metadata: Metadata;
  status: 'enabled' | 'disabled';
  updated: number;
  url: string;
  _sandbox: { secret: string };
}

const include = list(oneOf('webhook_endpoint.signing_secret', 'webhook_endpoint.url'));

export function newDestination(
  given: { name: string; url: string; events: string[]; secret: string },
  now: number,
): EventDestination {
  if (!/^https?:\/\/\S+$/.test(given.url)) throw invalidRequest('Invalid URL.', { param: 'webhook_endpoint[url]' });
  return {
    id: newId('ed'),
    object: 'v2.core.event_destination',
    created: now,
    name: given.name,
    description: '',
    enabled_events: given.events,
    metadata: {},
    status: 'enabled',
    updated: now,
    url: given.url,
    _sandbox: { secret: given.secret },
  };
}

function viewOf(destination: EventDestination, include: readonly string[] = []): { [name: string]: Json } {
  const { _sandbox, url, created, updated, ...rest } = destination;
  const endpointView: { [name: string]: Json } = {};
  if (include.includes('webhook_endpoint.url')) endpointView.url = url;
  if (include.includes('webhook_endpoint.signing_secret')) endpointView.signing_secret = _sandbox.secret;
  return {
    ...rest,
    created: isoTime(created),
    event_payload: 'thin',
    events_from: ['@self'],
    livemode: false,
    type: 'webhook_endpoint',
    updated: isoTime(updated),
    webhook_endpoint: endpointView,
  };
}

const create = endpoint(
  'POST',
  '/v2/core/event_destinations',
  {
    name: text(),
    description: text(),
    enabled_events: list(text()),
    event_payload: oneOf('thin'),
    events_from: list(oneOf('@self', 'self')),
    include,
    metadata: metadata(),
    type: oneOf('webhook_endpoint'),
    webhook_endpoint: object({ url: text() }),
    amazon_eventbridge: unsupported,
    azure_event_grid: unsupported,
    snapshot_api_version: unsupported,
  },
  async (call, params) => {
    const made = newDestination(
      {
        name: required(params.name, 'name'),
        url: required(params.webhook_endpoint?.url, 'webhook_endpoint[url]'),
        events: required(params.enabled_events, 'enabled_events'),
        secret: `whsec_${randomText(32)}`,
      },
      call.now,
    );
    made.description = params.description ?? '';
    made.metadata = mergeMetadata({}, params.metadata);
    return { status: 200, body: viewOf(await call.store.insert(made), params.include) };
  },
);

const retrieve = endpoint('GET', '/v2/core/event_destinations/:id', { include }, async (call, params) => {
  const found = await call.store.require<EventDestination>('v2.core.event_destination', call.path.id ?? '');
  return { status: 200, body: viewOf(found, params.include) };
});

const remove = endpoint('DELETE', '/v2/core/event_destinations/:id', {}, async (call) => {
  const found = await call.store.lock<EventDestination>('v2.core.event_destination', call.path.id ?? '');
  await call.store.sql`delete from sandbox.delivery where endpoint_id = ${found.id} and delivered_at is null`;
  await call.store.sql`delete from sandbox.object where id = ${found.id}`;
  return { status: 200, body: { id: found.id, object: 'v2.core.event_destination' } };
});

const switched = (verb: 'enable' | 'disable') =>
  endpoint('POST', `/v2/core/event_destinations/:id/${verb}`, {}, async (call) => {
    const found = await call.store.lock<EventDestination>('v2.core.event_destination', call.path.id ?? '');
    const after = await call.store.update<EventDestination>({ ...found, status: `${verb}d`, updated: call.now });
    return { status: 200, body: viewOf(after) };
  });

const all = endpoint(
  'GET',
  '/v2/core/event_destinations',
  { include, limit: integer(1, 100), page: text() },
  (call, params) =>
    answerV2Page<EventDestination>(
      call,
      'v2.core.event_destination',
      '/v2/core/event_destinations',
      params,
      {},
      (one) => viewOf(one, params.include),
    ),
);

/** The app's own destination, from the environment: made at the first start, kept in step at every later one. */
export async function registerDestination(store: Store, given: { url: string; secret: string }): Promise<void> {
  const known = await store.matching<EventDestination>('v2.core.event_destination', {
    metadata: { registered_by: 'environment' },
  });
  const fresh = newDestination({ name: 'app', events: ['*'], ...given }, nowSeconds());
  const [mine = { ...fresh, metadata: { registered_by: 'environment' } }] = known;
  await store.save<EventDestination>({ ...mine, url: given.url, _sandbox: { secret: given.secret } });
  await writeAll({ store, events: [] });
}

export const eventDestinationEndpoints = [create, retrieve, remove, switched('enable'), switched('disable'), all];
