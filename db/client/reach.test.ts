import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDoor } from '@/scripts/chaos/slow-door.mjs';

/** A person is told within this, and the site is well again within it. */
const TOLD_MS = 5_000;

let door: Awaited<ReturnType<typeof openDoor>>;
let reader: typeof import('./read').readerOf;
let ring: typeof import('./connect').connectRing;
let away: typeof import('./reach').isDatabaseAway;
beforeAll(async () => {
  const url = new URL(process.env.DATABASE_URL_MONEY ?? '');
  door = await openDoor(Number(url.port));
  url.hostname = '127.0.0.1';
  url.port = String(door.port);
  process.env.DATABASE_URL_DOOR = url.href;
  // As a site runs, not as tests on a busy machine do.
  process.env.DATABASE_ANSWER_SECONDS = '4.5';
  process.env.DATABASE_CONNECT_SECONDS = '2';
  vi.resetModules();
  ({ readerOf: reader } = await import('./read'));
  ({ connectRing: ring } = await import('./connect'));
  ({ isDatabaseAway: away } = await import('./reach'));
});
afterAll(() => door.close());

const one = sql`select 1 as one`;
const read = () => reader('DATABASE_URL_DOOR', 2)<{ one: number }>(one);
const write = () => ring('DATABASE_URL_DOOR').transaction((tx) => tx.execute<{ one: number }>(one));

async function failsInTime(work: () => Promise<unknown>): Promise<void> {
  const from = performance.now();
  await expect(work()).rejects.toThrow();
  expect(performance.now() - from).toBeLessThan(TOLD_MS);
}

async function healsInTime(): Promise<void> {
  const from = performance.now();
  await vi.waitFor(async () => expect([...(await read()), ...(await write())]).toEqual([{ one: 1 }, { one: 1 }]), {
    timeout: TOLD_MS,
    interval: 50,
  });
  expect(performance.now() - from).toBeLessThan(TOLD_MS);
  expect(away()).toBe(false);
}

test.each([
  ['cut off without a word', () => door.hush(true), () => door.hush(false)],
  ['refused', () => door.refuse(true), () => door.refuse(false)],
] as const)(
  'what is asked of a database that is %s fails in time, also in a queue, and works in time again',
  async (_kind, begin, end) => {
    await healsInTime();
    begin();
    await Promise.all(Array.from({ length: 30 }, () => [failsInTime(read), failsInTime(write)]).flat());
    expect(away()).toBe(true);
    await failsInTime(read);
    end();
    await healsInTime();
  },
);

test('a statement that is slow is not taken for silence', async () => {
  await healsInTime();
  const slow = reader('DATABASE_URL_DOOR', 2)<{ one: number }>(sql`select 1 as one from pg_sleep(3)`);
  await expect(slow).resolves.toEqual([{ one: 1 }]);
  expect(away()).toBe(false);
});

test('a connection that alone is silent is given up in time, and nobody is told that the database is away', async () => {
  const mute = await openDoor(Number(new URL(process.env.DATABASE_URL_MONEY ?? '').port));
  const url = new URL(process.env.DATABASE_URL_DOOR ?? '');
  url.port = String(mute.port);
  process.env.DATABASE_URL_MUTE = url.href;
  const readMute = () => reader('DATABASE_URL_MUTE', 1)<{ one: number }>(one);
  await readMute();
  // What this connection says is lost for ever; a new one is heard.
  mute.hush(true);
  const asked = failsInTime(readMute);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  mute.cut();
  await asked;
  mute.hush(false);
  await healsInTime();
  mute.close();
});

test('while anybody is answered nobody is told so, however late a new connection is', async () => {
  await healsInTime();
  const told: boolean[] = [];
  door.delayMs = 1_800;
  const until = performance.now() + 5_000;
  // Each answer takes almost two seconds, a new connection several times that: what was asked is suspected all the time.
  const lane = async () => {
    while (performance.now() < until) {
      await read().catch(() => undefined);
      told.push(away());
    }
  };
  await Promise.all([lane(), lane()]);
  door.delayMs = 0;
  expect(told.length).toBeGreaterThan(2);
  expect(told).not.toContain(true);
  await healsInTime();
});
