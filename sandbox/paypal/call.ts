import type { Answer, Call, Endpoint } from '../core/call';
import type { Parsed, Shape } from '../core/params';
import type { Json, Resource } from '../core/values';
import { newPayPalId } from './records';

/** One request to PayPal's API while it is being answered. */
export interface PayPalCall extends Call {
  /** As it came, for the one endpoint that checks a signature over it. */
  body: string;
  /** Where links lead: this server, under its own path. */
  base: string;
  /** The caller wants whole objects, not only their ids. */
  whole: boolean;
}

export interface PayPalEndpoint extends Omit<Endpoint, 'handle'> {
  handle(call: PayPalCall, params: never): Promise<Answer>;
}

/** Ties the parameters a handler receives to the shape that was read. */
export function paypalEndpoint<S extends Shape>(
  method: Endpoint['method'],
  path: string,
  params: S,
  handle: (call: PayPalCall, params: Parsed<S>) => Promise<Answer>,
): PayPalEndpoint {
  return { method, path, params, handle };
}

/** Something happened, told to the webhooks that listen. */
export interface PayPalEvent extends Resource {
  object: 'paypal.event';
  type: string;
  resource_type: string;
  summary: string;
  resource: Json;
}

export function emitPayPal(call: Call, type: string, kind: string, summary: string, resource: Json): void {
  const id = `WH-${newPayPalId()}-${newPayPalId()}`;
  const copy = structuredClone(resource);
  call.events.push({
    id,
    object: 'paypal.event',
    created: call.now,
    type,
    resource_type: kind,
    summary,
    resource: copy,
  });
}

/** What was made: all of it, or only its id, status and links when the caller did not ask for more. */
export function made(call: PayPalCall, view: { [name: string]: Json }): Answer {
  const { id = null, status = null, links = null } = view;
  return { status: 201, body: call.whole ? view : { id, status, links } };
}
