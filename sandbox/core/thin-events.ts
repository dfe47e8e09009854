import type { Call } from './call';
import { publicView } from './store';
import { isoTime, type Json, newId, type Resource } from './values';

/** An event of the second version: it says what happened to which object, and the receiver fetches the rest. */
export interface ThinEvent extends Resource {
  object: 'v2.core.event';
  type: string;
  livemode: false;
  data?: Json;
  related_object?: { id: string; type: string; url: string };
  reason?: Json;
}

export function emitThin(
  call: Call,
  type: string,
  about: { related?: Resource; data?: { [name: string]: Json } },
): void {
  const { related, data } = about;
  const reason = { type: 'request', request: { id: call.requestId, idempotency_key: call.idempotencyKey ?? '' } };
  call.events.push({
    id: newId('evt'),
    object: 'v2.core.event',
    created: call.now,
    livemode: false,
    type,
    ...(data === undefined ? {} : { data }),
    reason,
    ...(related === undefined
      ? {}
      : { related_object: { id: related.id, type: related.object, url: addressOf(related) } }),
  });
}

/** Where it is fetched: the names of the second version are its addresses. */
function addressOf({ id, object }: Resource): string {
  return `/${object.replaceAll('.', '/')}s/${id}`;
}

/** The event as the API answers it. */
export function thinEventView(event: ThinEvent): { [name: string]: Json } {
  return { ...publicView(event), created: isoTime(event.created) };
}

/** What is sent: all but the data, which is fetched. */
export function notificationOf(event: ThinEvent): { [name: string]: Json } {
  const { data: _fetched, ...rest } = thinEventView(event);
  return rest;
}
