import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aStartedSplit, payers, payShare, standing } from '@/db/testing/split';
import { type Death, openTapper } from '@/db/testing/until-death';
import { ownerDb } from '@/db/testing/world';
import { toUuid } from '@/lib/kernel/ids';
import { proveBooks } from '@/lib/money/books/prove-books';
import { captureDue } from '@/lib/money/checkout/capture-due';
import { sweep } from '@/lib/money/checkout/sweep';
import { sweepSplits } from './sweep-splits';

let sandbox: TestSandbox;
let tapper: Awaited<ReturnType<typeof openTapper>>;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  tapper = await openTapper();
});
afterAll(async () => {
  tapper.close();
  await sandbox.stop();
});

/** Lets the ten seconds be over that the sweeper leaves an attempt to whoever began it, and does all that is due. */
async function later(): Promise<void> {
  await ownerDb().transaction(async (tx) => {
    await tx.execute(sql`alter table money.attempt disable trigger attempt_state_guard`);
    await tx.execute(sql`update money.attempt set updated_at = updated_at - interval '11 seconds'`);
    await tx.execute(sql`alter table money.attempt enable trigger attempt_state_guard`);
  });
  for (let round = 0; round < 2; round++) {
    await sweep();
    await captureDue();
  }
}

const taken = (purchaseId: Parameters<typeof toUuid>[0]) =>
  ownerDb().execute<{ intents: number; captured: number }>(sql`
    select count(distinct a.provider_intent)::int as intents, (count(*) filter (where a.state = 'captured'))::int as captured
    from money.attempt a join money.purchase u on u.id = a.purchase_id join money.split_part q on q.id = u.part_id
    where q.purchase_id = ${toUuid(purchaseId)}::uuid`);

test('killed between the captures, before one is written or after, every share is taken once and the order is paid', async () => {
  for (const when of ['before', 'after'] as const) {
    const { purchaseId, parts } = await aStartedSplit(3);
    for (const part of parts.slice(1)) {
      const [payer] = await payers(1);
      expect(await payShare(payer, part)).toMatchObject({ ok: true });
    }
    await sweepSplits(purchaseId);
    const { killed } = await tapper.run({ kind: 'captures' }, { text: 'money.captured(', when });
    expect(killed).toBe(true);
    expect((await standing(purchaseId))?.orders).toEqual(['authorized']);
    await later();
    expect(await standing(purchaseId)).toMatchObject({ state: 'captured', orders: ['paid'], ledger: '0' });
    expect([...(await taken(purchaseId))]).toEqual([{ intents: 3, captured: 3 }]);
  }
  expect((await proveBooks()).differences).toEqual([]);
}, 120_000);

const deaths: [string, Death, string][] = [
  ['before her share is written', { text: 'money.place_part(', when: 'before' }, 'open'],
  ['when it is written and nobody asked her bank', { text: 'money.place_part(', when: 'after' }, 'open'],
  ['when it is held and nothing says so', { text: 'money.authorized(', when: 'before' }, 'captured'],
  ['in the commit on which all agree', { text: 'money.authorized(', when: 'after' }, 'captured'],
];

test('killed while the last share is paid, it is held and all is bought, or it is open as before and nothing is held of her', async () => {
  for (const [name, death, ends] of deaths) {
    const { purchaseId, parts } = await aStartedSplit(2);
    const [payer] = await payers(1);
    const last = parts[1];
    if (!last) throw new Error('no share');
    const input = {
      ...{ key: randomBytes(16).toString('hex'), share: last.token, methodId: payer.methodId, locale: 'en' as const },
      ...{ expectedMinor: last.amount.amount.toString(), currency: last.amount.currency },
    };
    const { killed } = await tapper.run({ kind: 'share', actor: payer.actor, input }, death);
    expect(killed, name).toBe(true);
    await later();
    const stands = await standing(purchaseId);
    expect(stands, name).toMatchObject({ state: ends });
    if (ends === 'open') {
      expect(stands?.parts, name).toEqual(['held', 'asked']);
      // Whoever pays it then finds it as if nothing had been.
      expect(await payShare(payer, last), name).toMatchObject({ ok: true });
      await later();
      expect(await standing(purchaseId), name).toMatchObject({ state: 'captured', ledger: '0' });
    }
  }
  expect((await proveBooks()).differences).toEqual([]);
}, 120_000);

test('killed while all is called off, every hold is given back', async () => {
  const { purchaseId, parts } = await aStartedSplit(3);
  const [payer] = await payers(1);
  expect(await payShare(payer, parts[1])).toMatchObject({ ok: true });
  await ownerDb().execute(
    sql`update money.split_purchase set deadline = clock_timestamp() where purchase_id = ${toUuid(purchaseId)}::uuid`,
  );
  // As far as the database goes: ended, and nobody has told the provider.
  await ownerDb().execute(sql`select money.splits_due(50)`);
  expect(await standing(purchaseId)).toMatchObject({
    state: 'ended',
    stock: 5,
    attempts: ['authorized', 'authorized', '-'],
  });
  await later();
  expect(await standing(purchaseId)).toMatchObject({ attempts: ['voided', 'voided', '-'] });
  expect((await proveBooks()).differences).toEqual([]);
});
