import type { WebhookEndpoint } from '../api/webhook-endpoints';
import type { PayPalEvent } from '../paypal/call';
import { transmissionHeaders } from '../paypal/signature';
import { eventView, type PayPalWebhook } from '../paypal/webhooks';
import type { EventDestination } from '../v2/event-destinations';
import type { EventRecord } from './call';
import { signature } from './send';
import { publicView } from './store';
import { notificationOf, type ThinEvent } from './thin-events';

export type AnyEvent = EventRecord | ThinEvent | PayPalEvent;
export type AnyEndpoint = WebhookEndpoint | EventDestination | PayPalWebhook;

export interface Letter {
  payload: string;
  headers: Record<string, string>;
}

/** What is posted for an event, signed in the manner of its provider. */
export function letterFor(event: AnyEvent, endpoint: AnyEndpoint): Letter {
  const { secret } = endpoint._sandbox;
  if (event.object === 'paypal.event') {
    const payload = JSON.stringify(eventView(event));
    return { payload, headers: transmissionHeaders(endpoint.id, secret, payload) };
  }
  const shown = event.object === 'event' ? publicView(event) : notificationOf(event);
  const payload = JSON.stringify(shown, null, 2);
  const headers = { 'stripe-signature': signature(payload, secret), 'user-agent': 'Stripe/1.0 (sandbox)' };
  return { payload, headers };
}
