import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDoor } from '@/scripts/chaos/slow-door.mjs';

let door: Awaited<ReturnType<typeof openDoor>>;
let origin: string;
let database: typeof import('@/db/client/connect').connectRing;
const server = createServer();
beforeAll(async () => {
  const url = new URL(process.env.DATABASE_URL_MONEY ?? '');
  door = await openDoor(Number(url.port));
  url.hostname = '127.0.0.1';
  url.port = String(door.port);
  process.env.DATABASE_URL_DOOR = url.href;
  process.env.DATABASE_URL_SHOP = url.href;
  // As a site runs, not as tests on a busy machine do.
  process.env.DATABASE_ANSWER_SECONDS = '4.5';
  process.env.DATABASE_CONNECT_SECONDS = '2';
  vi.resetModules();
  ({ connectRing: database } = await import('@/db/client/connect'));
  const { answerWhileAway } = await import('./answer-while-away');
  answerWhileAway();
  // What the framework does with a page that throws: a 500 with a page of its own.
  server.on('request', async (request, response) => {
    if (request.url === '/bug') return void response.writeHead(500).end('a bug');
    try {
      await database('DATABASE_URL_DOOR').execute('select 1');
      response.setHeader('Content-Type', 'text/html');
      response.end('served');
    } catch {
      response.statusCode = 500;
      response.setHeader('Content-Encoding', 'identity');
      response.write('the framework’s page');
      response.end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  door.close();
});

const page = { accept: 'text/html' };
const ask = async (path: string, init: RequestInit = {}) => {
  const from = performance.now();
  const answer = await fetch(origin + path, { headers: page, ...init });
  const text = await answer.text();
  expect(performance.now() - from).toBeLessThan(5_000);
  return { status: answer.status, header: (name: string) => answer.headers.get(name), text };
};
const well = () =>
  vi.waitFor(async () => expect(await ask('/')).toMatchObject({ status: 200, text: 'served' }), {
    timeout: 5_000,
    interval: 50,
  });

/** Readers and senders, in both languages, with scripts and without, and programs. */
async function everybodyIsTold(): Promise<void> {
  const [read, arabic, sent, program, action] = await Promise.all([
    ask('/search?q="><b'),
    ask('/ar/feed'),
    ask('/ar/checkout', { method: 'POST', body: 'x=1' }),
    ask('/api/pay/status'),
    ask('/checkout', { method: 'POST', body: 'x=1', headers: { 'next-action': 'a1', accept: 'text/x-component' } }),
  ]);
  for (const answer of [read, arabic, sent, program, action]) {
    expect(answer.status).toBe(503);
    expect(answer.header('retry-after')).toBe('5');
    expect(answer.header('cache-control')).toBe('no-store');
    expect(answer.header('x-content-type-options')).toBe('nosniff');
    expect(answer.header('content-encoding')).toBeNull();
  }
  expect(read.text).toContain('Souk cannot reach its records right now');
  expect(read.text).toContain('http-equiv="refresh"');
  expect(read.text).not.toContain('"><b');
  expect(arabic.text).toContain('dir="rtl"');
  // What was sent may have been done: no page sends it again by itself.
  expect(sent.text).toContain('href="/ar/orders"');
  expect(sent.text).not.toContain('http-equiv="refresh"');
  for (const answer of [program, action]) {
    expect(answer.header('content-type')).toBe('application/problem+json');
    expect(JSON.parse(answer.text)).toEqual({ type: 'about:blank', title: 'away', status: 503, code: 'away' });
  }
  const from = performance.now();
  expect((await ask('/')).status).toBe(503);
  expect(performance.now() - from).toBeLessThan(500);
}

test.each([
  ['does not answer', () => door.hush(true), () => door.hush(false)],
  ['refuses connections', () => door.refuse(true), () => door.refuse(false)],
] as const)(
  'while the database %s, people and programs are told in time, and served in time again',
  async (_how, begin, end) => {
    await well();
    begin();
    try {
      await everybodyIsTold();
    } finally {
      end();
    }
    await well();
  },
);

test('a request that a cut connection fails under is told the same, and a bug stays a bug', async () => {
  await well();
  await vi.waitFor(async () => expect((await ask('/bug')).status).toBe(500), { timeout: 10_000, interval: 200 });
  door.hush(true);
  const from = performance.now();
  const asked = ask('/');
  setTimeout(() => door.cut(), 200);
  expect((await asked).status).toBe(503);
  expect(performance.now() - from).toBeLessThan(1_400);
  door.hush(false);
  await well();
});
