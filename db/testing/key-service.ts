/**
 * A key service for tests, as small as it can be, that speaks what `lib/platform/vault/remote-provider.ts` asks. Keys of its ring
 * never leave it; what it was asked is kept, so that tests can look.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Wrapped = { id: string; kek: string; wrapped: string };
type Answer = [status: number, body?: object];

/** Where it answers, whom it knows, and how to end it. */
export type KeyService = { url: string; token: string; asked: string[]; stop: () => Promise<void> };

/** Starts one with a ring of one key and no owners. */
export async function startKeyService(): Promise<KeyService> {
  const token = randomBytes(12).toString('hex');
  const asked: string[] = [];
  const answer = answerer();
  const server = createServer(async (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const known = request.headers.authorization === `Bearer ${token}`;
    const [status, body] = known ? answer(request, await bodyOf(request)) : [401];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return { url, token, asked, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

function answerer() {
  const ring = new Map([['kek-1', randomBytes(32)]]);
  const users = new Map<string, Wrapped>();
  const primary = () => [...ring.keys()].at(-1) ?? '';

  return (request: IncomingMessage, body: Record<string, unknown>): Answer => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    const [, , noun, name = '', verb] = pathname.split('/');
    if (noun === 'ring' && name === '') return [200, { names: [...ring.keys()].reverse() }];
    if (noun === 'ring' && name === 'rotate') {
      ring.set(`kek-${ring.size + 1}`, randomBytes(32));
      return [200, { kek: primary() }];
    }
    if (noun === 'ring') return [ring.delete(String(body.kek)) ? 200 : 404];
    if (noun === 'wrap') return [200, wrap(ring, primary(), body)];
    if (noun === 'unwrap') return unwrap(ring, body);
    if (noun === 'users' && name === '') {
      const after = searchParams.get('after') ?? '';
      const names = [...users.keys()].filter((one) => one > after).sort();
      return [200, { names: names.slice(0, Number(searchParams.get('most'))) }];
    }
    if (noun !== 'users') return [404];
    const known = users.get(name);
    if (verb === 'destroy') {
      users.delete(name);
      return [200, { id: known?.id ?? null }];
    }
    if (request.method === 'GET') return known ? [200, known] : [404];
    const from = body.from as Wrapped | undefined;
    if (known?.wrapped !== from?.wrapped) return [409];
    users.set(name, body.to as Wrapped);
    return [200];
  };
}

function wrap(ring: Map<string, Buffer>, kek: string, { name, id, key }: Record<string, unknown>): Wrapped {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', ring.get(kek) ?? '', iv).setAAD(Buffer.from(`${name} ${id}`));
  const box = Buffer.concat([iv, cipher.update(Buffer.from(String(key), 'base64url')), cipher.final()]);
  return { id: String(id), kek, wrapped: Buffer.concat([box, cipher.getAuthTag()]).toString('base64url') };
}

function unwrap(ring: Map<string, Buffer>, { name, id, kek, wrapped }: Record<string, unknown>): Answer {
  const key = ring.get(String(kek));
  if (!key) return [404];
  const box = Buffer.from(String(wrapped), 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12)).setAAD(Buffer.from(`${name} ${id}`));
  decipher.setAuthTag(box.subarray(-16));
  try {
    const plain = Buffer.concat([decipher.update(box.subarray(12, -16)), decipher.final()]);
    return [200, { key: plain.toString('base64url') }];
  } catch {
    return [400];
  }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text ? (JSON.parse(text) as Record<string, unknown>) : {};
}
