import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPaidOrder } from '@/db/testing/paid-order';
import { advance } from '@/db/testing/payouts';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aBankAbroad, aHeldTransfer, aSender, leaveTransfer, transferRow } from '@/db/testing/transfers';
import { type Death, openTapper } from '@/db/testing/until-death';
import { ownerDb } from '@/db/testing/world';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { proveBooks } from '@/lib/money/books/prove-books';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { sweep } from '@/lib/money/checkout/sweep';
import { stripe } from '@/lib/platform/stripe';
import { transferGateway } from './gateway';
import { sendTransfers } from './send-transfer';
import { sweepTransfers } from './sweep-transfers';

let sandbox: TestSandbox;
let tapper: Awaited<ReturnType<typeof openTapper>>;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  tapper = await openTapper();
  for (let orders = 0; orders < 4; orders++) await aPaidOrder('pm_card_bypassPending');
});
afterAll(async () => {
  tapper.close();
  await sandbox.stop();
});

/** The first leg's attempt, with the time over in which it could be taken back. */
async function dueAttempt(id: Id<'transfer'>): Promise<Id<'attempt'>> {
  const [row] = await ownerDb().execute<{ id: string }>(sql`
    update money.attempt a set undo_until = clock_timestamp() - interval '1 second' from money.transfer t
    where t.id = ${toUuid(id)}::uuid and a.purchase_id = t.purchase_id returning a.id`);
  if (!row) throw new Error('no attempt');
  return fromUuid('attempt', row.id);
}

/** Everything stands untouched for as long as the sweepers leave it to whoever began it; then they come round. */
async function sweepLater(ids: readonly Id<'transfer'>[]): Promise<void> {
  await ownerDb().transaction(async (tx) => {
    await tx.execute(sql`alter table money.attempt disable trigger attempt_state_guard`);
    await tx.execute(sql`update money.attempt set updated_at = updated_at - interval '11 seconds'`);
    await tx.execute(sql`alter table money.attempt enable trigger attempt_state_guard`);
  });
  await sweep();
  for (let round = 0; round < 3; round++) {
    for (const id of ids) await leaveTransfer(id);
    await sweepTransfers();
    await advance(sandbox, { advance_days: 2 });
  }
}

const ends = { arrives: 'delivered', declines: 'returned' } as const;
type Kind = 'capture' | 'send' | 'give back';
const deaths: [string, Kind, Death][] = [
  ['when the money is taken and nothing says so', 'capture', { text: 'money.captured(', when: 'before' }],
  ['between the legs, before anybody sends', 'capture', { text: 'money.captured(', when: 'after' }],
  ['when its sending is claimed and not asked for', 'send', { text: 'money.claim_sendings(', when: 'after' }],
  ['when the provider has it and nothing says so', 'send', { text: 'money.transfer_sent(', when: 'before' }],
  ['in the commit that says it is sent', 'send', { text: 'money.transfer_sent(', when: 'after' }],
  ['when it cannot arrive and nothing says so', 'send', { text: 'money.transfer_failed(', when: 'before' }],
  ['in the commit that says it comes back', 'send', { text: 'money.transfer_failed(', when: 'after' }],
  ['when it was given back and nothing says so', 'give back', { text: 'money.transfer_returned(', when: 'before' }],
  ['in the commit that says it was given back', 'give back', { text: 'money.transfer_returned(', when: 'after' }],
];

test('a program killed between the legs takes once, sends once and gives back once, and the books agree', async () => {
  const sender = await aSender();
  const banks = {
    arrives: await aBankAbroad(sender.actor, 'GB'),
    declines: await aBankAbroad(sender.actor, 'GB', 'declines'),
  };
  const ended: [string, Id<'transfer'>, string][] = [];
  for (const [name, kind, death] of deaths) {
    const isRefused = 'text' in death && /failed|returned/.test(death.text);
    const bank = isRefused ? 'declines' : 'arrives';
    const id = await aHeldTransfer(sender, { recipient: banks[bank] }, 20_00n);
    ended.push([name, id, ends[bank]]);
    const attemptId = await dueAttempt(id);
    if (kind !== 'capture') await captureAttempt(attemptId);
    if (isRefused) {
      await sendTransfers(id);
      await advance(sandbox, { advance_days: 2 });
    }
    if (kind === 'give back') await sendTransfers(id);
    const order = kind === 'capture' ? ({ kind, attemptId } as const) : ({ kind, transferId: id } as const);
    expect((await tapper.run(order, death)).killed, name).toBe(true);
  }
  await sweepLater(ended.map(([, id]) => id));
  const sendings: (string | null)[] = [];
  for await (const { transferId } of transferGateway().listSent()) sendings.push(transferId);
  for (const [name, id, end] of ended) {
    expect(await transferRow(id), name).toMatchObject({ state: end, here: 0n });
    expect(sendings.filter((one) => one === id).length, name).toBe(1);
  }
  const { data } = await stripe().refunds.list({ limit: 100 });
  expect(data.length).toBe(ended.filter(([, , end]) => end === 'returned').length);
  expect((await proveBooks()).differences).toEqual([]);
}, 180_000);
