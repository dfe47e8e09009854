import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, type Call, writeEvents } from './call';
import type { Context } from './context';
import { ApiError, type ErrorBody, invalidRequest } from './errors';
import { expandAll } from './expand';
import { FAULT_ACTIONS, type Fault } from './faults';
import { parseForm } from './form';
import { bodyHash, saveAnswer, takeKey } from './idempotency';
import { readAll } from './params';
import { type Match, matchRoute } from './routes';
import { Store } from './store';
import { API_VERSION, type Json, newId } from './values';

export interface ApiRequest {
  method: string;
  path: string;
  query: string;
  headers: IncomingHttpHeaders;
  body: string;
}

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
    const fault = context.faults.strike(request.method, request.path);
    const early = fault === undefined ? undefined : await strikeBefore(context, fault, request, idempotencyKey);
    if (early !== undefined) return outcomeOf(early, headers);
    const answer = await run(context, request, match, { requestId, idempotencyKey, fault });
    if (answer.replayed) headers['idempotent-replayed'] = 'true';
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

interface Running {
  requestId: string;
  idempotencyKey: string | null;
  fault: Fault | undefined;
}

async function run(
  context: Context,
  request: ApiRequest,
  match: Match,
  running: Running,
): Promise<Answer & { replayed?: boolean }> {
  const params = readAll(match.endpoint.params, parseForm(request.method === 'POST' ? request.body : request.query));
  const expand = expandPaths(params);
  const call = (store: Store): Call => ({
    store,
    requestId: running.requestId,
    idempotencyKey: running.idempotencyKey,
    events: [],
    origin: context.origin,
    path: match.path,
  });
  if (request.method === 'GET') return work(call(new Store(context.database)), match, params, expand);
  return context.database.begin(async (sql) => {
    const hash = bodyHash(request.method, request.path, request.body);
    const key = running.idempotencyKey;
    const saved = key === null ? undefined : await takeKey(sql, key, hash);
    if (saved !== undefined) return { ...saved, replayed: true };
    const worked = await work(call(new Store(sql)), match, params, expand);
    // The answer a caller would see again under this key is the one this fault gives, as with the provider.
    const answer = running.fault?.action === 'error500_after' ? serverError() : worked;
    if (key !== null) await saveAnswer(sql, key, hash, answer);
    return answer;
  });
}

async function work(call: Call, match: Match, params: object, expand: string[]): Promise<Answer> {
  const answer = await match.endpoint.handle(call, params as never);
  await writeEvents(call);
  if (answer.status === 200) await expandAll(call.store, answer.body, expand);
  return answer;
}

function expandPaths(params: object): string[] {
  const found = (params as { expand?: unknown }).expand;
  return Array.isArray(found) ? found.filter((path): path is string => typeof path === 'string') : [];
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
  const answer = serverError();
  if (key === null) return answer;
  const hash = bodyHash(request.method, request.path, request.body);
  try {
    return await context.database.begin(async (sql) => {
      const saved = await takeKey(sql, key, hash);
      if (saved !== undefined) return saved;
      await saveAnswer(sql, key, hash, answer);
      return answer;
    });
  } catch (error) {
    return error instanceof ApiError ? refused(error.status, error.body) : answer;
  }
}

function serverError(): Answer {
  return refused(500, { type: 'api_error', message: 'An unknown error occurred in the sandbox.' });
}

function refused(status: number, error: ErrorBody): Answer {
  return { status, body: { error: { ...error } as Json } };
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
