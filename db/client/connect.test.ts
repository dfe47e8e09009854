import net, { type AddressInfo, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectRing } from './connect';
import { readerOf } from './read';

/** A way to the database on which every connection takes three seconds. */
let slow: net.Server;
beforeAll(async () => {
  const there = new URL(process.env.DATABASE_URL_MONEY ?? '');
  const join = (near: Socket) => {
    const far = net.connect(Number(there.port), there.hostname);
    for (const end of [near, far]) end.on('error', () => undefined);
    near.pipe(far).pipe(near);
  };
  slow = net.createServer((near) => setTimeout(join, 3_000, near)).listen(0, '127.0.0.1');
  await new Promise((listening) => slow.once('listening', listening));
  const url = new URL(there);
  url.hostname = '127.0.0.1';
  url.port = String((slow.address() as AddressInfo).port);
  process.env.DATABASE_URL_SLOW = url.href;
});
afterAll(() => void slow.close());

test('a test on a busy machine waits for its connections', async () => {
  const [reading, writing] = await Promise.all([
    readerOf('DATABASE_URL_SLOW', 1)<{ one: number }>(sql`select 1 as one`),
    connectRing('DATABASE_URL_SLOW').execute<{ one: number }>(sql`select 1 as one`),
  ]);
  expect([...reading, ...writing]).toEqual([{ one: 1 }, { one: 1 }]);
});
