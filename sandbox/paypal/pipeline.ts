import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../core/call';
import { bodyHash, change, type Key, writeAll } from '../core/change';
import type { Context } from '../core/context';
import { ApiError } from '../core/errors';
import { FAULT_ACTIONS, type Fault } from '../core/faults';
import { parseForm, type RawObject } from '../core/form';
import { takeKey } from '../core/idempotency';
import { parseJsonBody } from '../core/json-body';
import { boundaryOf, parseMultipart } from '../core/multipart';
import { readAll } from '../core/params';
import type { Outcome } from '../core/pipeline';
import { matchIn } from '../core/routes';
import type { ApiRequest } from '../core/run';
import { Store } from '../core/store';
import { newId } from '../core/values';
import type { PayPalCall, PayPalEndpoint } from './call';
import { disputeEndpoints } from './disputes';
import { inProgress, malformed, notFound, PayPalError } from './errors';
import { orderEndpoints } from './orders';
import { paymentEndpoints } from './payments';
import { vaultEndpoints } from './vault';
import { paypalWebhookEndpoints } from './webhooks';

/** Everything of PayPal's lies under this path, so that one process and port serve both providers. */
export const PAYPAL_PATH = '/paypal';

export const PAYPAL_ENDPOINTS: readonly PayPalEndpoint[] = [
  ...vaultEndpoints,
  ...orderEndpoints,
  ...paymentEndpoints,
  ...disputeEndpoints,
  ...paypalWebhookEndpoints,
];

/** From a request to what happens on the wire, in PayPal's manners. Never throws. */
export async function answerPayPal(context: Context, request: ApiRequest): Promise<Outcome> {
  const fault = context.faults.strike(request);
  if (fault !== undefined) {
    const early = await strikeBefore(fault);
    if (early !== undefined) return early;
  }
  const answer = await attempt(context, request);
  await context.webhooks.tellFirst();
  context.webhooks.nudge();
  if (fault?.action === 'hang_after') return { kind: 'silence' };
  if (fault?.action === 'drop_after') return { kind: 'drop' };
  return fault?.action === 'error500_after' ? outcomeOf(serverError()) : outcomeOf(answer);
}

function outcomeOf({ status, body }: Answer): Outcome {
  return { kind: 'answer', status, body, headers: { 'paypal-debug-id': newId('d').slice(2, 15) } };
}

function serverError(): Answer {
  const message = 'An internal server error has occurred.';
  return { status: 500, body: { name: 'INTERNAL_SERVER_ERROR', message, debug_id: 'sandbox', links: [] } };
}

async function strikeBefore(fault: Fault): Promise<Outcome | undefined> {
  if (fault.action === 'delay') await wait(fault.ms);
  if (fault.action === 'delay' || FAULT_ACTIONS[fault.action].workDone) return undefined;
  if (fault.action === 'hang') return { kind: 'silence' };
  if (fault.action === 'drop') return { kind: 'drop' };
  if (fault.action === 'error500') return outcomeOf(serverError());
  return outcomeOf({
    status: 429,
    body: { name: 'RATE_LIMIT_REACHED', message: 'Too many requests.', debug_id: 'sandbox' },
  });
}

async function attempt(context: Context, request: ApiRequest): Promise<Answer> {
  try {
    return await run(context, request);
  } catch (error) {
    if (error instanceof PayPalError)
      return { status: error.status, body: { ...error.body, debug_id: newId('d').slice(2, 15) } };
    // The readers of parameters are shared with the other provider; only their words differ.
    if (error instanceof ApiError) {
      const refused =
        error.status === 409 ? inProgress() : malformed('INVALID_PARAMETER_SYNTAX', error.body.param ?? '/');
      return { status: refused.status, body: { ...refused.body, debug_id: newId('d').slice(2, 15) } };
    }
    console.error(JSON.stringify({ at: 'sandbox paypal', path: request.path, error: String(error) }));
    return serverError();
  }
}

async function run(context: Context, request: ApiRequest): Promise<Answer> {
  const path = request.path.slice(PAYPAL_PATH.length);
  const { authorization } = request.headers;
  const now = context.clock.now();
  if (request.method === 'POST' && path === '/v1/oauth2/token') {
    return { status: 200, body: context.paypal.issue(authorization, now) };
  }
  context.paypal.require(authorization, now);
  const match = matchIn(PAYPAL_ENDPOINTS, request.method, path);
  if (match === undefined) throw notFound();
  const raw = rawParams(request);
  const params = readAll(match.endpoint.params, raw) as never;
  const call = (store: Store): PayPalCall => ({
    store,
    ...{ requestId: newId('req'), idempotencyKey: null, account: null, events: [], now },
    ...{ origin: context.origin, path: match.path, body: request.body, base: `${context.origin}${PAYPAL_PATH}` },
    whole: /return=representation/.test(String(request.headers.prefer ?? '')),
  });
  if (request.method === 'GET') return match.endpoint.handle(call(new Store(context.database)), params);
  return change(context.database, async (sql) => {
    const key = keyOf(request);
    const saved = key === null ? undefined : await takeKey(sql, key);
    if (saved !== undefined) return { value: saved };
    const writing = call(new Store(sql));
    const value = await match.endpoint.handle(writing, params);
    return { value, last: writeAll(writing, key, value) };
  });
}

function rawParams({ method, query, headers, body }: ApiRequest): RawObject {
  if (method !== 'POST') return parseForm(query);
  const boundary = boundaryOf(headers['content-type']);
  return boundary === undefined ? parseJsonBody(body) : parseMultipart(body, boundary);
}

/** The same request id gives the first answer again; a refusal is not remembered, so it may be tried anew. */
function keyOf(request: ApiRequest): Key | null {
  const given = request.headers['paypal-request-id'];
  if (typeof given !== 'string' || given === '') return null;
  // Every sending of a form with files has another separator; what it says is the same.
  const boundary = boundaryOf(request.headers['content-type']);
  const said = boundary === undefined ? request.body : request.body.replaceAll(boundary, '');
  return { name: `paypal ${given}`, hash: bodyHash(request.method, request.path, said) };
}
