import type { IncomingHttpHeaders } from 'node:http';
import { actFor } from './acting';
import type { Answer, Call } from './call';
import { bodyHash, change, type Key, writeAll } from './change';
import type { Context } from './context';
import type { ErrorBody } from './errors';
import { expandAll } from './expand';
import type { Fault } from './faults';
import { parseForm, type RawObject } from './form';
import { takeKey } from './idempotency';
import { parseJsonBody } from './json-body';
import { boundaryOf, parseMultipart } from './multipart';
import { readAll } from './params';
import type { Match } from './routes';
import { Store } from './store';
import type { Json } from './values';

export interface ApiRequest {
  method: string;
  path: string;
  query: string;
  headers: IncomingHttpHeaders;
  body: string;
}

interface Running {
  requestId: string;
  idempotencyKey: string | null;
  fault: Fault | undefined;
}

/** Does what a request asks: reads, or one change under its key. */
export async function run(
  context: Context,
  request: ApiRequest,
  match: Match,
  running: Running,
): Promise<Answer & { replayed?: boolean }> {
  const params = readAll(match.endpoint.params, rawParams(request));
  const expand = expandPaths(params);
  const call = (store: Store): Call => ({
    store,
    requestId: running.requestId,
    idempotencyKey: running.idempotencyKey,
    account: null,
    now: context.clock.now(),
    events: [],
    origin: context.origin,
    path: match.path,
  });
  if (request.method === 'GET') {
    const reading = call(new Store(context.database));
    await actFor(reading, request);
    const answer = await work(reading, match, params, expand);
    // Asking for a test card by its name makes a method of it.
    if (reading.store.drafts() !== '[]') await writeAll(reading);
    return answer;
  }
  return change<Answer & { replayed?: boolean }>(context.database, async (sql) => {
    const key = keyOf(request, running.idempotencyKey);
    const store = new Store(sql);
    // One round trip: the key, and whatever the request names.
    const [saved] = await Promise.all([key === null ? undefined : takeKey(sql, key), store.prefetch(idsIn(params))]);
    if (saved !== undefined) return { value: { ...saved, replayed: true } };
    const writing = call(store);
    await actFor(writing, request);
    const worked = await work(writing, match, params, expand);
    // The answer a caller would see again under this key is the one this fault gives, as with the provider.
    const value = running.fault?.action === 'error500_after' ? serverError() : worked;
    return { value, last: writeAll(writing, key, value) };
  });
}

function rawParams({ method, path, query, headers, body }: ApiRequest): RawObject {
  if (method !== 'POST') return parseForm(query);
  const boundary = boundaryOf(headers['content-type']);
  if (boundary !== undefined) return parseMultipart(body, boundary);
  return path.startsWith('/v2/') ? parseJsonBody(body) : parseForm(body);
}

async function work(call: Call, match: Match, params: object, expand: string[]): Promise<Answer> {
  const answer = await match.endpoint.handle(call, params as never);
  if (answer.status === 200) await expandAll(call.store, answer.body, expand);
  return answer;
}

export function keyOf(request: ApiRequest, name: string | null): Key | null {
  if (name === null) return null;
  // Keys of one connected account are not those of another.
  const account = request.headers['stripe-account'] ?? request.headers['stripe-context'] ?? '';
  // Every sending of a form with files has another separator; what it says is the same.
  const boundary = boundaryOf(request.headers['content-type']);
  const said = boundary === undefined ? request.body : request.body.replaceAll(boundary, '');
  return { name: `${String(account)}${name}`, hash: bodyHash(request.method, request.path, said) };
}

/** The objects a request names in its parameters. */
function idsIn(params: object): string[] {
  return Object.values(params).filter(
    (value): value is string => typeof value === 'string' && /^(?:cus|pm|pi|seti|ch|py)_[0-9A-Za-z]{24}$/.test(value),
  );
}

function expandPaths(params: object): string[] {
  const found = (params as { expand?: unknown }).expand;
  return Array.isArray(found) ? found.filter((path): path is string => typeof path === 'string') : [];
}

export function serverError(): Answer {
  return refused(500, { type: 'api_error', message: 'An unknown error occurred in the sandbox.' });
}

export function refused(status: number, error: ErrorBody): Answer {
  return { status, body: { error: { ...error } as Json } };
}
