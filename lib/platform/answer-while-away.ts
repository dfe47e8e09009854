import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import { isDatabaseAway, isDatabaseTroubled, onDatabaseAway, suspect, suspiciousMs } from '@/db/client/reach';
import { awayAnswer } from './away-answer';
import { env } from './env';
import { policySite } from './policy-site';

const marked = Symbol.for('souk.answer-while-away');

/**
 * Nobody waits for a database that does not answer: while it is away every request that needs it is told so at once, those
 * that wait already are told when it is found to be, and what fails because of a broken connection is told as well
 * (`awayAnswer`), instead of a 500. Their work goes on or fails by itself, and what it came to is read later, as after
 * any answer that was lost. Call once, when the server starts.
 */
export function answerWhileAway(): void {
  const server = Server.prototype as Server & { [marked]?: boolean };
  if (server[marked]) return;
  server[marked] = true;
  /** Requests without an answer. */
  const waiting = new Set<() => void>();
  onDatabaseAway(() => {
    for (const tell of waiting) tell();
  });
  const emit = server.emit;
  server.emit = function emitOrTell(this: Server, event: string | symbol, ...rest: unknown[]): boolean {
    if (event === 'request') {
      const [request, response] = rest as [IncomingMessage, ServerResponse];
      if (needsDatabase(request.url ?? '/')) {
        const tell = replaceable(request, response);
        if (isDatabaseAway()) {
          tell();
          return true;
        }
        waiting.add(tell);
        const late = setTimeout(suspect, suspiciousMs, env().DATABASE_URL_SHOP, 'slow').unref();
        response.once('close', () => {
          clearTimeout(late);
          waiting.delete(tell);
        });
      }
    }
    return Reflect.apply(emit, this, [event, ...rest]);
  } as typeof emit;
}

/** Everything but files, and the one route that itself says how the database is. */
function needsDatabase(url: string): boolean {
  const [path = '/'] = url.split('?', 1);
  return !/^\/(_next|media)\//.test(path) && path !== '/api/health' && !/\.[a-z0-9]+$/i.test(path);
}

/** Makes an answer one that can still become another: by the call that is handed back, or when it would be a 500 meanwhile. */
function replaceable(request: IncomingMessage, response: ServerResponse): () => void {
  const { writeHead, write, end } = response;
  let replaced = false;
  const tell = () => {
    if (replaced || response.headersSent) return;
    replaced = true;
    const header = (name: string) => String(request.headers[name] ?? '');
    const answer = awayAnswer({ method: request.method ?? 'GET', url: request.url ?? '/', header }, policySite());
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
    // A body that is still being sent has no reader any more.
    if (!request.complete) response.setHeader('Connection', 'close');
    Reflect.apply(writeHead, response, [answer.status]);
    Reflect.apply(end, response, [answer.body]);
    // Whoever still works on the request knows nothing of this, and headers after the answer would throw.
    response.setHeader = response.appendHeader = () => response;
    response.removeHeader = response.flushHeaders = () => undefined;
  };
  const failed = (status: number) => {
    if (status === 500 && isDatabaseTroubled()) tell();
    return replaced;
  };
  response.writeHead = ((status: number, ...rest: unknown[]) =>
    failed(status) ? response : Reflect.apply(writeHead, response, [status, ...rest])) as typeof writeHead;
  response.write = ((...rest: unknown[]) =>
    failed(response.statusCode) ? true : Reflect.apply(write, response, rest)) as typeof write;
  response.end = ((...rest: unknown[]) =>
    failed(response.statusCode) ? response : Reflect.apply(end, response, rest)) as typeof end;
  return tell;
}
