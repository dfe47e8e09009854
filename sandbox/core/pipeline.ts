import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from './call';
import { change, writeAll } from './change';
import type { Context } from './context';
import { ApiError, invalidRequest } from './errors';
import { FAULT_ACTIONS, type Fault } from './faults';
import { takeKey } from './idempotency';
import { matchRoute } from './routes';
import { type ApiRequest, keyOf, refused, run, serverError } from './run';
import { Store } from './store';
import { API_VERSION, type Json, newId } from './values';

export type Outcome =
  | { kind: 'answer'; status: number; body: Json; headers: Record<string, string> }
  | { kind: 'silence' }
  | { kind: 'drop' };

/** From a request to what happens on the wire. Never throws. */
export async function answerApi(context: Context, request: ApiRequest): Promise<Outcome> {
  const requestId = newId('req').slice(0, 18);
  const headers: Record<string, string> = { 'request-id': requestId, 'stripe-version': API_VERSION };
  const key = request.headers['idempotency-key'];
  const idempotencyKey = typeof key === 'string' && request.method !== 'GET' ? key : null;
  if (idempotencyKey !== null) headers['idempotency-key'] = idempotencyKey;
  try {
    checkKey(context, request.headers.authorization);
    checkVersion(request.headers['stripe-version']);
    const match = matchRoute(request.method, request.path);
    if (match === undefined) throw unknownUrl(request);
    const fault = context.faults.strike(request);
    const early = fault === undefined ? undefined : await strikeBefore(context, fault, request, idempotencyKey);
    if (early !== undefined) return outcomeOf(early, headers);
    const answer = await run(context, request, match, { requestId, idempotencyKey, fault });
    if (answer.replayed) headers['idempotent-replayed'] = 'true';
    await context.webhooks.tellFirst();
    context.webhooks.nudge();
    if (fault?.action === 'hang_after') return { kind: 'silence' };
    if (fault?.action === 'drop_after') return { kind: 'drop' };
    return outcomeOf(answer, headers);
  } catch (error) {
    return outcomeOf(await answerError(context, request, idempotencyKey, error), headers);
  }
}

function outcomeOf(answer: Answer | 'silence' | 'drop', headers: Record<string, string>): Outcome {
  if (answer === 'silence' || answer === 'drop') return { kind: answer };
  const retry: Record<string, string> =
    answer.status === 409 || answer.status === 429 ? { 'stripe-should-retry': 'true' } : {};
  return { kind: 'answer', status: answer.status, body: answer.body, headers: { ...headers, ...retry } };
}

async function strikeBefore(
  context: Context,
  fault: Fault,
  request: ApiRequest,
  key: string | null,
): Promise<Answer | 'silence' | 'drop' | undefined> {
  if (fault.action === 'delay') await wait(fault.ms);
  if (fault.action === 'delay' || FAULT_ACTIONS[fault.action].workDone) return undefined;
  if (fault.action === 'hang') return 'silence';
  if (fault.action === 'drop') return 'drop';
  if (fault.action === 'error429')
    return refused(429, { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests.' });
  return saveFailure(context, request, key);
}

async function answerError(context: Context, request: ApiRequest, key: string | null, error: unknown): Promise<Answer> {
  if (error instanceof ApiError) return refused(error.status, error.body);
  console.error(JSON.stringify({ at: 'sandbox', method: request.method, path: request.path, error: String(error) }));
  return saveFailure(context, request, key);
}

/** A failed run is remembered under its key too: asking again gives the same 500, so the caller must look, not repeat. */
async function saveFailure(context: Context, request: ApiRequest, key: string | null): Promise<Answer> {
  const value = serverError();
  const taken = keyOf(request, key);
  if (taken === null) return value;
  try {
    return await change<Answer>(context.database, async (sql) => {
      const saved = await takeKey(sql, taken);
      if (saved !== undefined) return { value: saved };
      return { value, last: writeAll({ store: new Store(sql), events: [] }, taken, value) };
    });
  } catch (error) {
    return error instanceof ApiError ? refused(error.status, error.body) : value;
  }
}

function checkKey(context: Context, header: string | undefined): void {
  const given = readKey(header);
  const wanted = context.secretKey;
  if (given !== undefined && (wanted === undefined ? /^[rs]k_(?!live_)/.test(given) : given === wanted)) return;
  throw new ApiError(401, {
    type: 'invalid_request_error',
    message: given === undefined ? 'You did not provide an API key.' : 'Invalid API Key provided.',
  });
}

function readKey(header: string | undefined): string | undefined {
  const [scheme, value] = (header ?? '').split(' ');
  if (scheme === 'Bearer') return value;
  if (scheme === 'Basic')
    return Buffer.from(value ?? '', 'base64')
      .toString('utf8')
      .split(':')[0];
  return undefined;
}

function checkVersion(version: string | string[] | undefined): void {
  if (version === undefined || version === API_VERSION) return;
  throw invalidRequest(`Invalid Stripe API version: ${String(version)}. This sandbox speaks ${API_VERSION}.`);
}

function unknownUrl(request: ApiRequest): ApiError {
  return new ApiError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${request.method}: ${request.path}).`,
  });
}
