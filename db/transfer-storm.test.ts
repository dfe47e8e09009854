import { appendFileSync } from 'node:fs';
import { setTimeout as rest } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Chance } from '@/db/testing/sums/chance';
import { type Counts, oneTransfer, snapshot } from '@/db/testing/sums/storm';
import { anHourIsOver, tidyUp } from '@/db/testing/sums/sweeping';
import { openTown, type Town } from '@/db/testing/sums/town';
import { nothingSeen, type Walk } from '@/db/testing/sums/walk';
import { faultsOf } from '@/db/testing/sums/whole';

// `npm run storm:transfers -- --transfers 100000 --seed 7` sets both; without them it is short.
const seed = Number(process.env.SOUK_RUN_SEED || Math.floor(Math.random() * 1_000_000));
const wanted = Number(process.env.SOUK_RUN_TRANSFERS || 400);
// It ends when its time is over, with as many as there were until then.
const minutes = Number(process.env.SOUK_RUN_MINUTES || 55);
const told = process.env.SOUK_RUN_TOLD;
const wallets = 8;
const clients = 16;

const connect = () =>
  postgres(process.env.DATABASE_URL_MONEY ?? '', {
    max: 1,
    onnotice: () => undefined,
    connection: { 'souk.actor': 'system', statement_timeout: 600_000 },
  });
const connections = Array.from({ length: clients }, connect);
const watching = connect();
const clock = postgres(process.env.DATABASE_URL ?? '', {
  max: 1,
  onnotice: () => undefined,
  connection: { 'souk.actor': 'system', statement_timeout: 600_000 },
});
afterAll(() => Promise.all([...connections, watching, clock].map((one) => one.end())));

let town: Town;
beforeAll(async () => {
  town = await openTown(wallets);
});

test('8 wallets send to each other from 16 clients at once, and every snapshot of the books sums', async () => {
  const counts: Counts = { ends: {}, retried: 0 };
  let [begun, raging] = [0, true];
  const until = Date.now() + minutes * 60_000;
  const client = async (sql: Sql, place: number) => {
    const walk: Walk = {
      chance: new Chance(seed + place),
      pauses: 3,
      town,
      sent: [],
      shared: [],
      given: [],
      groups: [],
      asked: [],
      seen: nothingSeen,
    };
    while (begun < wanted && Date.now() < until) {
      begun++;
      await oneTransfer(sql, walk, counts);
      if (begun % 10_000 === 0) process.stdout.write(`  storm: ${begun} begun, ${snapshots.length} snapshots whole\n`);
    }
  };
  const snapshots: number[] = [];
  const watch = async () => {
    while (raging) {
      const began = performance.now();
      expect(
        await snapshot(watching, snapshots.length % 10 === 9),
        `seed ${seed}, snapshot ${snapshots.length}`,
      ).toEqual([]);
      const took = performance.now() - began;
      snapshots.push(took);
      await anHourIsOver(clock);
      await tidyUp(clock, snapshots.length % 20 === 5 ? 'tables too' : 'jobs alone');
      // Looking costs as much as it sees: it leaves the others four times as long.
      await rest(took * 4);
    }
  };
  const began = performance.now();
  const storm = Promise.all(connections.map(client)).finally(() => {
    raging = false;
  });
  await Promise.all([storm, watch()]);
  const seconds = (performance.now() - began) / 1000;
  expect(await snapshot(watching, true)).toEqual([]);
  expect(await faultsOf(watching)).toEqual([]);
  const ended = Object.values(counts.ends).reduce((left, right) => left + right, 0);
  expect([ended, counts.ends.lost ?? 0, snapshots.length > 0]).toEqual([begun, 0, true]);
  // Nearly all of them were placed, and most arrived.
  expect(counts.ends['delivered or on its way'] ?? 0).toBeGreaterThan(begun / 2);
  const facts = {
    transfers: begun,
    seconds: Math.round(seconds),
    perSecond: Math.round(begun / seconds),
    snapshots: snapshots.length,
    retried: counts.retried,
  };
  process.stdout.write(`  storm: seed ${seed}, ${JSON.stringify({ ...facts, ends: counts.ends })}\n`);
  if (told) appendFileSync(told, `${JSON.stringify({ seed, wallets, clients, ...facts, ends: counts.ends })}\n`);
}, 3_600_000);
