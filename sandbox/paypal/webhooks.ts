import { writeAll } from '../core/change';
import { list, object, text } from '../core/params';
import type { Store } from '../core/store';
import { isRecord, type Json, nowSeconds, type Resource, randomText } from '../core/values';
import { anything } from './anything';
import { type PayPalCall, type PayPalEvent, paypalEndpoint } from './call';
import { malformed, notFound } from './errors';
import { link, newPayPalId, stamp } from './records';
import { verifies } from './signature';

export interface PayPalWebhook extends Resource {
  object: 'paypal.webhook';
  url: string;
  status: 'enabled';
  enabled_events: string[];
  _sandbox: { secret: string; hears: 'all' };
}

function newWebhook(id: string, url: string, events: string[], now: number): PayPalWebhook {
  const own = { secret: randomText(32), hears: 'all' as const };
  return { id, object: 'paypal.webhook', created: now, url, status: 'enabled', enabled_events: events, _sandbox: own };
}

const create = paypalEndpoint(
  'POST',
  '/v1/notifications/webhooks',
  { url: text(2048), event_types: list(object({ name: text() })) },
  async (call, params) => {
    if (params.url === undefined || !/^https?:\/\/\S+$/.test(params.url)) {
      throw malformed('INVALID_PARAMETER_SYNTAX', '/url');
    }
    const names = (params.event_types ?? []).flatMap(({ name }) => (name === undefined ? [] : [name]));
    const made = await call.store.insert(newWebhook(newPayPalId(), params.url, names, call.now));
    return { status: 201, body: webhookView(call, made) };
  },
);

function webhookView({ base }: PayPalCall, one: PayPalWebhook): Json {
  const self = `${base}/v1/notifications/webhooks/${one.id}`;
  return {
    id: one.id,
    url: one.url,
    event_types: one.enabled_events.map((name) => ({ name })),
    links: [link(self, 'self'), link(self, 'delete', 'DELETE')],
  };
}

const all = paypalEndpoint('GET', '/v1/notifications/webhooks', { anchor_type: text() }, async (call) => {
  const found = await call.store.matching<PayPalWebhook>('paypal.webhook', {});
  return { status: 200, body: { webhooks: found.map((one) => webhookView(call, one)) } };
});

const remove = paypalEndpoint('DELETE', '/v1/notifications/webhooks/:id', {}, async (call) => {
  const id = call.path.id ?? '';
  const found = await call.store.find<PayPalWebhook>('paypal.webhook', id);
  if (found === undefined) throw notFound();
  await call.store.sql`delete from sandbox.delivery where endpoint_id = ${id} and delivered_at is null`;
  await call.store.sql`delete from sandbox.object where id = ${id}`;
  return { status: 204, body: null };
});

const verify = paypalEndpoint(
  'POST',
  '/v1/notifications/verify-webhook-signature',
  {
    auth_algo: text(),
    cert_url: text(),
    transmission_id: text(),
    transmission_sig: text(),
    transmission_time: text(),
    webhook_id: text(),
    webhook_event: anything,
  },
  async (call, params) => {
    const webhook = await call.store.find<PayPalWebhook>('paypal.webhook', params.webhook_id ?? '');
    if (webhook === undefined) throw notFound();
    // The event as it was sent, with its numbers still numbers.
    const sent: unknown = JSON.parse(call.body);
    const event = JSON.stringify(isRecord(sent) ? sent.webhook_event : null);
    const signed = {
      id: params.transmission_id ?? '',
      time: params.transmission_time ?? '',
      webhook: webhook.id,
      event,
    };
    const good = verifies(signed, params.transmission_sig ?? '', webhook._sandbox.secret);
    return { status: 200, body: { verification_status: good ? 'SUCCESS' : 'FAILURE' } };
  },
);

const getEvent = paypalEndpoint('GET', '/v1/notifications/webhooks-events/:id', {}, async (call) => {
  const found = await call.store.find<PayPalEvent>('paypal.event', call.path.id ?? '');
  if (found === undefined) throw notFound();
  return { status: 200, body: eventView(found) };
});

export function eventView(event: PayPalEvent): { [name: string]: Json } {
  return {
    id: event.id,
    create_time: stamp(event.created),
    resource_type: event.resource_type,
    event_version: '1.0',
    event_type: event.type,
    summary: event.summary,
    resource_version: '2.0',
    resource: event.resource,
    links: [],
  };
}

/** The app's own webhook, from the environment, under an id the app can know before it starts. */
export async function registerPayPalWebhook(store: Store, given: { id: string; url: string }): Promise<void> {
  const known = await store.find<PayPalWebhook>('paypal.webhook', given.id);
  await store.save(
    known === undefined ? newWebhook(given.id, given.url, ['*'], nowSeconds()) : { ...known, url: given.url },
  );
  await writeAll({ store, events: [] });
}

export const paypalWebhookEndpoints = [create, all, remove, verify, getEvent];
