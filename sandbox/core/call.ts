import type { PayPalEvent } from '../paypal/call';
import type { Parsed, Shape } from './params';
import { integer, object, text } from './params';
import type { Filter, PageRequest, Store } from './store';
import { publicView } from './store';
import type { ThinEvent } from './thin-events';
import { API_VERSION, type Json, newId, type Resource } from './values';

/** One request to the API while it is being answered. */
export interface Call {
  store: Store;
  requestId: string;
  idempotencyKey: string | null;
  /** The connected account the caller acts for; null is the platform itself. */
  account: string | null;
  /** One moment of the sandbox's clock for all that this request does. */
  now: number;
  /** What happened so far, to be written with the change. */
  events: (EventRecord | ThinEvent | PayPalEvent)[];
  /** Where a shopper's browser finds this server: the start of every address it hands out. */
  origin: string;
  path: Record<string, string>;
}

export interface Answer {
  status: number;
  body: Json;
}

export interface Endpoint {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  params: Shape;
  handle(call: Call, params: never): Promise<Answer>;
}

/** Ties the parameters a handler receives to the shape that was read. */
export function endpoint<S extends Shape>(
  method: Endpoint['method'],
  path: string,
  params: S,
  handle: (call: Call, params: Parsed<S>) => Promise<Answer>,
): Endpoint {
  return { method, path, params, handle };
}

export function answer(body: object, status = 200): Answer {
  return { status, body: publicView(body) };
}

export interface EventRecord extends Resource {
  object: 'event';
  type: string;
  /** Present when it happened to a connected account. */
  account?: string;
  api_version: string;
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  data: { object: Json; previous_attributes?: Json };
  _sandbox: { account: string | null };
}

/** Says that something changed. The object is copied as it stands at this moment. */
export function emit(call: Call, type: string, object: object, previous?: { [key: string]: Json }): void {
  call.events.push({
    id: newId('evt'),
    object: 'event',
    ...(call.account === null ? {} : { account: call.account }),
    api_version: API_VERSION,
    created: call.now,
    data: {
      object: structuredClone(publicView(object)),
      ...(previous === undefined ? {} : { previous_attributes: previous }),
    },
    livemode: false,
    pending_webhooks: 0,
    request: { id: call.requestId, idempotency_key: call.idempotencyKey },
    type,
    _sandbox: { account: call.account },
  });
}

export const listParams = {
  limit: integer(1, 100),
  starting_after: text(),
  ending_before: text(),
};

export const createdRange = object({ gt: integer(), gte: integer(), lt: integer(), lte: integer() });

/** `created` is either one second or a range; both read as a filter. */
export const created = {
  read(raw: Parameters<typeof createdRange.read>[0], name: string) {
    if (typeof raw !== 'string') return createdRange.read(raw, name);
    const second = integer().read(raw, name);
    return { gte: second, lte: second };
  },
};

export async function answerPage<Kind extends Resource>(
  call: Call,
  kind: Kind['object'],
  url: string,
  request: PageRequest,
  where: Filter,
  /** How one is shown, when time alone changes it. */
  shown: (one: Kind) => Kind = (one) => one,
): Promise<Answer> {
  const page = await call.store.page<Kind>(kind, where, request);
  return {
    status: 200,
    body: { object: 'list', data: page.data.map((one) => publicView(shown(one))), has_more: page.has_more, url },
  };
}
