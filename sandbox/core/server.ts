import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { manage } from '../management';
import { showPage } from '../pages/routes';
import { answerPayPal } from '../paypal/pipeline';
import type { Context } from './context';
import { boundaryOf } from './multipart';
import { answerApi, type Outcome } from './pipeline';

const BODY_BYTES_MAX = 1_000_000;
/** A file of the greatest size the provider takes, and its envelope. */
const FORM_BYTES_MAX = 6_000_000;

/** A page or a management answer, whole and small. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

export interface PageRequest {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: string;
}

export function createSandboxServer(context: Context): Server {
  const server = createServer((incoming, outgoing) => {
    handle(context, incoming, outgoing).catch((error: unknown) => {
      console.error(JSON.stringify({ at: 'sandbox', error: String(error) }));
      if (!outgoing.headersSent) outgoing.writeHead(500).end();
    });
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  return server;
}

async function handle(context: Context, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = await readBody(incoming);
  if (body === undefined) {
    outgoing.writeHead(413, { connection: 'close' }).end();
    return;
  }
  const method = incoming.method ?? 'GET';
  const url = new URL(incoming.url ?? '/', context.origin);
  if (url.pathname.startsWith('/v1/') || url.pathname.startsWith('/v2/')) {
    const request = { method, path: url.pathname, query: url.search.slice(1), headers: incoming.headers, body };
    sendOutcome(await answerApi(context, request), outgoing);
    return;
  }
  if (/^\/paypal\/v\d\//.test(url.pathname)) {
    const request = { method, path: url.pathname, query: url.search.slice(1), headers: incoming.headers, body };
    sendOutcome(await answerPayPal(context, request), outgoing);
    return;
  }
  const request: PageRequest = { method, url, headers: incoming.headers, body };
  const reply = (await manage(context, request, incoming.socket.remoteAddress)) ?? (await showPage(context, request));
  outgoing.writeHead(reply.status, reply.headers).end(method === 'HEAD' ? undefined : reply.body);
}

function sendOutcome(outcome: Outcome, outgoing: ServerResponse): void {
  // A silent request keeps its socket: the caller's own time-out ends it.
  if (outcome.kind === 'silence') return;
  if (outcome.kind === 'drop') {
    outgoing.socket?.destroy();
    return;
  }
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', ...outcome.headers };
  outgoing
    .writeHead(outcome.status, headers)
    .end(outcome.status === 204 ? undefined : JSON.stringify(outcome.body, null, 2));
}

/** Undefined when it is too long. Of a form with files every character is one byte, for files are no text. */
async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const withFiles = boundaryOf(incoming.headers['content-type']) !== undefined;
  const max = withFiles ? FORM_BYTES_MAX : BODY_BYTES_MAX;
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of incoming) {
    const buffer: Buffer = part;
    bytes += buffer.length;
    if (bytes > max) return undefined;
    parts.push(buffer);
  }
  return Buffer.concat(parts).toString(withFiles ? 'latin1' : 'utf8');
}
