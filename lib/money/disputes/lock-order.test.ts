import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDispute } from '@/db/testing/disputes';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { actorKey } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { recordDispute } from './record-dispute';
import { sayDispute } from './say-dispute';

let sandbox: TestSandbox;
// Connections of their own: what the app calls again after a deadlock would hide it.
const pool = postgres(process.env.DATABASE_URL_MONEY ?? '', { max: 3, onnotice: () => undefined });
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(async () => {
  await pool.end();
  await sandbox.stop();
});

/** Waits until so many transactions wait for another, for at most five seconds. */
async function untilWaiting(many: number): Promise<void> {
  for (const from = Date.now(); Date.now() - from < 5_000; ) {
    const [row] = await ownerDb().execute<{ waiting: string }>(sql`
      select count(distinct l.pid)::text as waiting from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where not l.granted and a.datname = current_database()`);
    if (Number(row?.waiting) === many) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`never did ${many} wait`);
}

/** Gives the two parts of a dispute ids in the order that their orders’ ids do not have; answers the first of them. */
async function withIdsTheOtherWayRound(dispute: string): Promise<string> {
  const [row] = await ownerDb().execute<{ id: string }>(sql`
    with placed as (
      select order_id, row_number() over (order by order_id desc) as place from money.dispute where provider_dispute = ${dispute}
    ), given as (
      update money.dispute d set id = overlay(gen_random_uuid()::text placing '0000000' || p.place from 1 for 8)::uuid
      from placed p where d.order_id = p.order_id and d.provider_dispute = ${dispute} returning d.id
    ) select id from given order by id limit 1`);
  return row?.id ?? '';
}

test('who answers a dispute of several sellers and who records it wait for each other, and never both at once', async () => {
  const one = await aDispute(sandbox, undefined, 2);
  await recordDispute(one.id);
  const first = await withIdsTheOtherWayRound(one.id);
  const key = randomBytes(18).toString('base64url');
  await sayDispute(one.seller, 'seller', { orderId: one.orderId, key, words: 'It arrived' });
  const [intent] = await ownerDb().execute<{ id: string }>(sql`
    select a.provider_intent as id from money.attempt a join money."order" o on o.purchase_id = a.purchase_id
    where o.id = ${toUuid(one.orderId)}::uuid`);
  const told = {
    ...{ dispute: one.id, intent: intent?.id ?? '', reason: 'fraudulent', state: 'under_review', inquiry: false },
    ...{ amount: String(2n * one.total), currency: 'USD', withdrawn: true, fee: '1500', dueBy: null },
  };
  let letGo = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const held = pool.begin(async (tx) => {
    await tx`select set_config('souk.actor', 'system', true)`;
    await tx`select 1 from money.dispute where id = ${first} for update`;
    await released;
  });
  await untilHeld(first);
  const answering = pool`select money.answer_dispute(${actorKey(one.seller)}, ${toUuid(one.orderId)}::uuid)->>'result' as said`;
  const answered = answering.execute().then(([row]) => row?.said);
  await untilWaiting(1);
  const recording = pool`select money.record_dispute(${pool.json(told)}) as said`;
  const recorded = recording.execute().then(([row]) => row?.said);
  await untilWaiting(2);
  letGo();
  await held;
  expect(await Promise.allSettled([answered, recorded])).toEqual([
    { status: 'fulfilled', value: 'waiting' },
    { status: 'fulfilled', value: 'recorded' },
  ]);
});

/** Waits until somebody holds a part of a dispute. */
async function untilHeld(id: string): Promise<void> {
  for (let tries = 0; tries < 1_000; tries++) {
    const free = await ownerDb().execute(
      sql`select 1 from money.dispute where id = ${id}::uuid for update skip locked`,
    );
    if (free.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('nobody holds it');
}
