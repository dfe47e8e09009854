import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import Ajv from 'ajv/dist/2020';
import { expect } from 'vitest';
import * as replayOne from '@/app/api/pay/v1/events/[id]/replay/route';
import * as replayAll from '@/app/api/pay/v1/events/replay/route';
import * as events from '@/app/api/pay/v1/events/route';
import * as cancel from '@/app/api/pay/v1/orders/[id]/cancel/route';
import * as capture from '@/app/api/pay/v1/orders/[id]/capture/route';
import * as complete from '@/app/api/pay/v1/orders/[id]/complete/route';
import * as refunds from '@/app/api/pay/v1/orders/[id]/refunds/route';
import * as one from '@/app/api/pay/v1/orders/[id]/route';
import * as orders from '@/app/api/pay/v1/orders/route';
import * as rotate from '@/app/api/pay/v1/webhook_endpoints/[id]/rotate_secret/route';
import * as endpoint from '@/app/api/pay/v1/webhook_endpoints/[id]/route';
import * as endpoints from '@/app/api/pay/v1/webhook_endpoints/route';

type Handler = (request: Request, more: { params: Promise<{ id: string }> }) => Promise<Response>;
const routes: Record<string, Record<string, unknown>> = {
  '/pay/v1/orders': orders,
  '/pay/v1/orders/{id}': one,
  '/pay/v1/orders/{id}/complete': complete,
  '/pay/v1/orders/{id}/capture': capture,
  '/pay/v1/orders/{id}/cancel': cancel,
  '/pay/v1/orders/{id}/refunds': refunds,
  '/pay/v1/webhook_endpoints': endpoints,
  '/pay/v1/webhook_endpoints/{id}': endpoint,
  '/pay/v1/webhook_endpoints/{id}/rotate_secret': rotate,
  '/pay/v1/events': events,
  '/pay/v1/events/replay': replayAll,
  '/pay/v1/events/{id}/replay': replayOne,
};

const document = JSON.parse(readFileSync('docs/api/pay.openapi.json', 'utf8'));
const ajv = new Ajv({ strict: false, validateFormats: false }).addSchema({ $id: 'api', ...document });

/** The addresses that routes answer, and those that the document describes. */
export const payApiPaths = {
  handled: Object.keys(routes).toSorted(),
  described: Object.keys(document.paths).toSorted(),
  methods: Object.fromEntries(
    Object.entries(routes).map(([path, handlers]) => [
      path,
      Object.keys(handlers).filter((name) => /^[A-Z]+$/.test(name)),
    ]),
  ),
};

/** What is wrong with something by a schema of the document, named by its place in it. */
export function fitsPayApi(place: string, said: unknown) {
  return ajv.validate(`api#${place}`, said) ? [] : ajv.errors;
}

const pointer = (text: string) =>
  text.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');

/** Asks the real routes of the pay API, as `fetch` does, and holds their answer to what the document says of it. */
export async function askPayApi(address: string, init: RequestInit = {}): Promise<Response> {
  const request = new Request(address, init);
  const { pathname } = new URL(address);
  const [, , , , id = ''] = pathname.split('/');
  const path = pathname in routes ? pathname : pathname.replace(id, '{id}');
  const verb = request.method.toLowerCase();
  const handler = routes[path]?.[request.method] as Handler;
  const answer = await handler(request, { params: Promise.resolve({ id }) });
  const described = document.paths[path][verb].responses[answer.status];
  expect(described, `${request.method} ${path} ${answer.status}`).toBeDefined();
  const [type = ''] = (answer.headers.get('content-type') ?? '').split(';');
  const schema = `/paths/${pointer(path)}/${verb}/responses/${answer.status}/content/${pointer(type)}/schema`;
  expect(fitsPayApi(schema, await answer.clone().json()), `${request.method} ${path}`).toEqual([]);
  return answer;
}

/** What is wrong with a request by the document: an address it does not have, or a body its schema refuses. */
export function faultsOfRequest(address: string, init: RequestInit = {}) {
  const { pathname } = new URL(address);
  const path = pathname in routes ? pathname : pathname.replace(pathname.split('/')[4] ?? '', '{id}');
  const verb = (init.method ?? 'GET').toLowerCase();
  const described = document.paths[path]?.[verb];
  if (!described) return [{ message: `${verb} ${path} is not described` }];
  if (!described.requestBody) return [];
  const place = `/paths/${pointer(path)}/${verb}/requestBody/content/application~1json/schema`;
  return fitsPayApi(place, JSON.parse(String(init.body ?? '{}')));
}

/** The same behind an address, for what is not a script of ours. What it was asked against the document is kept in `faults`. */
export async function aPayApiServer() {
  const faults: unknown[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { method = 'GET' } = request;
    const address = `http://localhost:3000${request.url}`;
    const init: RequestInit = { method, headers: new Headers(request.headers as Record<string, string>) };
    if (method !== 'GET') init.body = Buffer.concat(parts).toString('utf8');
    faults.push(...(faultsOfRequest(address, init) ?? []));
    try {
      const answer = await askPayApi(address, init);
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      if (answer.body) Readable.fromWeb(answer.body as never).pipe(response);
      else response.end();
    } catch (error) {
      faults.push(error);
      response.writeHead(500).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
