import { answer, answerPage, endpoint, listParams } from '../core/call';
import { writeAll } from '../core/change';
import { invalidRequest } from '../core/errors';
import { boolean, list, mergeMetadata, metadata, nullable, required, text } from '../core/params';
import type { Store } from '../core/store';
import { API_VERSION, type Json, type Metadata, newId, nowSeconds, type Resource, randomText } from '../core/values';

export interface WebhookEndpoint extends Resource {
  object: 'webhook_endpoint';
  enabled_events: string[];
  metadata: Metadata;
  status: 'enabled' | 'disabled';
  url: string;
  /** Whose events it hears: the platform's, its connected accounts', or both (only the app's own endpoint). */
  _sandbox: { secret: string; hears?: 'platform' | 'connected' | 'all' };
  [name: string]: Json;
}

function blank(url: string, events: string[], secret: string, now: number): WebhookEndpoint {
  return {
    id: newId('we'),
    object: 'webhook_endpoint',
    api_version: API_VERSION,
    application: null,
    created: now,
    description: null,
    enabled_events: events,
    livemode: false,
    metadata: {},
    status: 'enabled',
    url,
    _sandbox: { secret },
  };
}

function requireUrl(url: string): string {
  if (!/^https?:\/\/[^\s]+$/.test(url))
    throw invalidRequest('Invalid URL: must start with http:// or https://', { param: 'url' });
  return url;
}

const create = endpoint(
  'POST',
  '/v1/webhook_endpoints',
  {
    url: text(),
    enabled_events: list(text()),
    description: nullable(text()),
    metadata: metadata(),
    api_version: text(),
    expand: list(text()),
    connect: boolean(),
  },
  async (call, params) => {
    const url = requireUrl(required(params.url, 'url'));
    const secret = `whsec_${randomText(32)}`;
    const made = blank(url, required(params.enabled_events, 'enabled_events'), secret, call.now);
    made.description = params.description ?? null;
    made.metadata = mergeMetadata({}, params.metadata);
    made._sandbox.hears = params.connect === true ? 'connected' : 'platform';
    await call.store.insert(made);
    // Told once, at creation, as the provider does.
    return answer({ ...made, secret });
  },
);

const retrieve = endpoint('GET', '/v1/webhook_endpoints/:id', { expand: list(text()) }, async (call) => {
  return answer(await call.store.require<WebhookEndpoint>('webhook_endpoint', call.path.id ?? ''));
});

const update = endpoint(
  'POST',
  '/v1/webhook_endpoints/:id',
  {
    url: text(),
    enabled_events: list(text()),
    description: nullable(text()),
    disabled: boolean(),
    metadata: metadata(),
    expand: list(text()),
  },
  async (call, params) => {
    const before = await call.store.lock<WebhookEndpoint>('webhook_endpoint', call.path.id ?? '');
    const after: WebhookEndpoint = { ...before, metadata: mergeMetadata(before.metadata, params.metadata) };
    if (params.url !== undefined) after.url = requireUrl(params.url);
    if (params.enabled_events !== undefined) after.enabled_events = params.enabled_events;
    if (params.description !== undefined) after.description = params.description;
    if (params.disabled !== undefined) after.status = params.disabled ? 'disabled' : 'enabled';
    return answer(await call.store.update(after));
  },
);

const remove = endpoint('DELETE', '/v1/webhook_endpoints/:id', {}, async (call) => {
  const found = await call.store.lock<WebhookEndpoint>('webhook_endpoint', call.path.id ?? '');
  await call.store.sql`delete from sandbox.delivery where endpoint_id = ${found.id} and delivered_at is null`;
  await call.store.sql`delete from sandbox.object where id = ${found.id}`;
  return answer({ id: found.id, object: 'webhook_endpoint', deleted: true });
});

const all = endpoint('GET', '/v1/webhook_endpoints', { ...listParams, expand: list(text()) }, (call, params) =>
  answerPage<WebhookEndpoint>(call, 'webhook_endpoint', '/v1/webhook_endpoints', params, {}),
);

/** The app's own endpoint, from the environment: made at the first start, kept in step at every later one. */
export async function registerEndpoint(
  store: Store,
  { url, secret, events = ['*'] }: { url: string; secret: string; events?: string[] | undefined },
): Promise<void> {
  const known = await store.matching<WebhookEndpoint>('webhook_endpoint', {
    metadata: { registered_by: 'environment' },
  });
  const [mine] = known;
  const wanted = { url: requireUrl(url), enabled_events: events, status: 'enabled' as const };
  const own = { _sandbox: { secret, hears: 'all' as const } };
  const fresh = { ...blank(url, events, secret, nowSeconds()), metadata: { registered_by: 'environment' } };
  await store.save({ ...(mine === undefined ? fresh : { ...mine, ...wanted }), ...own });
  await writeAll({ store, events: [] });
}

export const webhookEndpointEndpoints = [create, retrieve, update, remove, all];
