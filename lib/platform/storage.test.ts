import { mkdtemp, readdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileStore } from './file-store';
import { folderStore } from './storage';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (found: Uint8Array | null) => (found === null ? null : new TextDecoder().decode(found));

/** The few words of S3 that the store speaks: put, get, head, delete and list, with path-style addresses. */
function bucketOnThisMachine(): Server {
  const files = new Map<string, Buffer>();
  return createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const key = url.pathname.split('/').slice(2).join('/');
    if (url.searchParams.has('list-type')) {
      const keys = [...files.keys()].filter((known) => known.startsWith(url.searchParams.get('prefix') ?? ''));
      const list = keys.map((known) => `<Contents><Key>${known}</Key></Contents>`).join('');
      response.end(`<ListBucketResult>${list}</ListBucketResult>`);
      return;
    }
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    if (request.method === 'PUT' && request.headers['if-none-match'] === '*' && files.has(key)) {
      response.statusCode = 412;
      response.end();
      return;
    }
    if (request.method === 'PUT') files.set(key, Buffer.concat(parts));
    if (request.method === 'DELETE') files.delete(key);
    const found = files.get(key);
    const asked = heedsRanges ? request.headers.range : undefined;
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(asked ?? '') ?? [];
    const part = found && start ? found.subarray(Number(start), Number(end) + 1) : found;
    response.statusCode = found || request.method === 'DELETE' ? (start ? (part?.length ? 206 : 416) : 200) : 404;
    if (request.method === 'GET' && part) bytesSent += part.length;
    response.end(request.method === 'GET' ? part : undefined);
  });
}

/** How much of its files the bucket has sent. */
let bytesSent = 0;
/** Whether the bucket knows what a range is; not all that speak like S3 do. */
let heedsRanges = true;
const server = bucketOnThisMachine();
const stores: Record<string, () => Promise<FileStore>> = {
  'in a folder': async () => folderStore(await mkdtemp(path.join(tmpdir(), 'souk-store-'))),
  'in a bucket': async () => (await import('./storage-s3')).bucketStore('pictures'),
};

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, {
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_ACCESS_KEY_ID: 'somebody',
    S3_SECRET_ACCESS_KEY: 'something',
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe.each(Object.entries(stores))('a store %s', (_where, open) => {
  it('puts a new file once, and leaves what is there', async () => {
    const store = await open();
    const at = (word: string) => store.putNew('new/one', bytes(word), 'text/plain');
    const answers = await Promise.all([at('first'), at('other'), at('third')]);
    expect(answers.filter(Boolean)).toHaveLength(1);
    const kept = text(await store.get('new/one'));
    expect(await at('later')).toBe(false);
    expect(text(await store.get('new/one'))).toBe(kept);
  });

  it('gives back what was put, replaces it, and forgets it', async () => {
    const store = await open();
    await store.put('kept/one', bytes('first'), 'text/plain');
    await store.put('kept/one', bytes('second'), 'text/plain');
    expect(text(await store.get('kept/one'))).toBe('second');
    expect([await store.has('kept/one'), await store.has('kept/two')]).toEqual([true, false]);
    await store.remove('kept/one');
    expect(await store.get('kept/one')).toBeNull();
    await expect(store.remove('kept/one')).resolves.toBeUndefined();
  });

  it('gives a part of a file, as far as it goes', async () => {
    const store = await open();
    await store.put('kept/long', bytes('0123456789'), 'text/plain');
    const part = async (start: number, end: number) => text(await store.part('kept/long', start, end));
    expect([await part(0, 1), await part(3, 6), await part(8, 99), await part(10, 12), await part(4, 4)]).toEqual([
      ...['0', '345', '89', '', ''],
    ]);
    expect(await store.part('kept/none', 0, 1)).toBeNull();
    expect(await store.part('kept/none', 1, 1)).toBeNull();
    await expect(Promise.resolve().then(() => store.part('../secret', 0, 1))).rejects.toThrow('Invariant');
  });

  it('forgets everything below a folder and nothing beside it', async () => {
    const store = await open();
    for (const key of ['sizes/a/1', 'sizes/a/2', 'sizes/ab/1']) await store.put(key, bytes(key), 'text/plain');
    await store.remove('sizes/a/');
    expect([await store.has('sizes/a/1'), await store.has('sizes/a/2'), await store.has('sizes/ab/1')]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it.each(['../secret', 'a/../../b', '/etc/passwd', 'a//b', 'A', '', 'a\0b', 'a/.hidden', `${'a'.repeat(201)}`])(
    'refuses the key %j',
    async (key) => {
      const store = await open();
      await expect(store.put(key, bytes('x'), 'text/plain')).rejects.toThrow('Invariant');
      await expect(Promise.resolve().then(() => store.get(key))).rejects.toThrow('Invariant');
    },
  );
});

it('of a large file in a bucket no more than the part that is asked for comes', async () => {
  const store = await stores['in a bucket']?.();
  await store?.put('kept/large', new Uint8Array(4_000_000), 'text/plain');
  const before = bytesSent;
  await store?.part('kept/large', 3_000_000, 3_000_001);
  expect(bytesSent - before).toBe(1);
});

it('of a bucket that sends the whole file all the same no more than the part is given', async () => {
  const store = await stores['in a bucket']?.();
  await store?.put('kept/whole', bytes('0123456789'), 'text/plain');
  heedsRanges = false;
  try {
    expect(text((await store?.part('kept/whole', 3, 6)) ?? null)).toBe('345');
    expect(text((await store?.part('kept/whole', 8, 99)) ?? null)).toBe('89');
    expect(text((await store?.part('kept/whole', 10, 12)) ?? null)).toBe('');
  } finally {
    heedsRanges = true;
  }
});

describe('a store in a folder', () => {
  it('shows a file whole or not at all while it is being replaced', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'souk-store-'));
    const store = folderStore(folder);
    const versions = ['a', 'b'].map((letter) => bytes(letter.repeat(2_000_000)));
    await store.put('big', versions[0] ?? bytes(''), 'text/plain');
    const writing = (async () => {
      for (let round = 0; round < 20; round++) await store.put('big', versions[round % 2] ?? bytes(''), 'text/plain');
    })();
    for (let round = 0; round < 40; round++) {
      const seen = (await store.get('big')) ?? bytes('');
      expect(seen.length).toBe(2_000_000);
      expect(seen[0]).toBe(seen[seen.length - 1]);
    }
    await writing;
    expect(await readdir(folder)).toEqual(['big']);
  });
});
