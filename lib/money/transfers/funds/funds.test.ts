import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPaidOrder } from '@/db/testing/paid-order';
import { advance } from '@/db/testing/payouts';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aBankAbroad, aHeldTransfer, aSender, endPause, leaveTransfer, transferRow } from '@/db/testing/transfers';
import { aPerson, ownerDb } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { proveBooks } from '@/lib/money/books/prove-books';
import { transferGateway } from '../gateway';
import { hearSending } from '../hear-sending';
import { returnTransfer } from '../return-transfer';
import { sendTransfers } from '../send-transfer';
import { waitingForFunds } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const usd = (minor: bigint) => money(minor, 'USD');

/** Taken, and more than lies at the provider; a name that is not quite the account's lets it find that out only later. */
async function short(holder = 'S. Haddad') {
  const sender = await aSender();
  const recipient = await aBankAbroad(sender.actor, 'US', 'arrives', holder);
  const id = await aHeldTransfer(sender, { recipient }, 90_00n);
  await endPause(id);
  return id;
}

const rowOf = async (id: Id<'transfer'>) => {
  const [row] = await ownerDb().execute<{ resends: number; tries: number }>(
    sql`select resends, tries from money.transfer where id = ${toUuid(id)}::uuid`,
  );
  return { ...row, ...(await transferRow(id)) };
};

/** One try: it is taken on, and then found to be too much. */
async function goesWrong(id: Id<'transfer'>) {
  await sendTransfers(id);
  expect(await transferRow(id)).toMatchObject({ state: 'sending', here: 0n });
  await advance(sandbox, { advance_seconds: 2 });
  await sendTransfers(id);
}

test('money that is not there after all is waited for: five times another sending, then all of it goes back', async () => {
  const id = await short();
  for (let resends = 1; resends <= 5; resends++) {
    await goesWrong(id);
    expect(await rowOf(id)).toMatchObject({
      state: 'sending',
      intent: null,
      here: 90_00n,
      resends,
      tries: resends + 1,
    });
  }
  // Nobody but operators of money is told, and they are.
  const operator = { ...(await aPerson()), roles: ['money'] as const };
  expect(await waitingForFunds(await aPerson())).toEqual([]);
  expect((await waitingForFunds(operator as never)).find((one) => one.id === id)).toMatchObject({ tries: 5 });
  // Not at once: only after a while that grows.
  await ownerDb().transaction(async (tx) => {
    await tx.execute(sql`alter table money.transfer disable trigger transfer_guard`);
    await tx.execute(
      sql`update money.transfer set updated_at = now() - interval '40 minutes' where id = ${toUuid(id)}::uuid`,
    );
    await tx.execute(sql`alter table money.transfer enable trigger transfer_guard`);
  });
  await sendTransfers(null);
  expect(await rowOf(id)).toMatchObject({ intent: null });
  await goesWrong(id);
  expect(await transferRow(id)).toMatchObject({ state: 'returning', problem: 'insufficient_funds', here: 90_00n });
  await returnTransfer(id);
  expect(await transferRow(id)).toMatchObject({ state: 'returned', here: 0n });
  expect((await proveBooks()).differences).toEqual([]);
});

const says = async (word: ReturnType<typeof sql>) => {
  const [row] = await ownerDb().execute<{ said: boolean }>(sql`select ${word} as said`);
  return row?.said;
};

/** Taken on, and by now found to be too much, which nobody has read. */
async function aFailing() {
  const id = await short();
  await sendTransfers(id);
  const { intent } = await transferRow(id);
  if (intent === null) throw new Error('not taken on');
  await advance(sandbox, { advance_seconds: 2 });
  return { id, intent, uuid: toUuid(id) };
}

/** Everything of it goes back, so that what was paid for it makes no other test's sending possible. */
async function givenBack(id: Id<'transfer'>) {
  const { intent, tries } = await rowOf(id);
  if (intent) await transferGateway().cancelSent(intent);
  await says(sql`money.transfer_failed(${toUuid(id)}::uuid, ${tries ?? 0}, ${intent}, 'canceled')`);
  await returnTransfer(id);
  expect(await transferRow(id)).toMatchObject({ state: 'returned', here: 0n });
}

test('called back for another to follow, another follows, whoever reads that it is called back', async () => {
  const { id, intent, uuid } = await aFailing();
  expect(await says(sql`money.transfer_wishes_resend(${uuid}::uuid, ${intent})`)).toBe(true);
  expect(await transferGateway().cancelSent(intent)).toBe('canceled');
  // Whoever did that is gone, and the provider tells.
  await hearSending(intent);
  expect(await rowOf(id)).toMatchObject({ state: 'sending', intent: null, here: 90_00n, resends: 1, tries: 2 });
  // What is said now of that sending, or of its try, counts nothing.
  for (const late of [
    sql`money.transfer_resends(${uuid}::uuid, ${intent})`,
    sql`money.transfer_failed(${uuid}::uuid, 1, ${intent}, 'canceled')`,
    sql`money.transfer_failed(${uuid}::uuid, 2, ${intent}, 'canceled')`,
    sql`money.transfer_failed(${uuid}::uuid, 1, null, 'canceled')`,
    sql`money.transfer_sent(${uuid}::uuid, 1, ${intent}, 9000::bigint)`,
    sql`money.transfer_delivered(${uuid}::uuid, ${intent}, null)`,
  ])
    expect(await says(late)).toBe(false);
  // Nor of the next one, once that is taken on.
  await sendTransfers(id);
  expect((await transferRow(id)).intent).not.toBe(null);
  expect(await says(sql`money.transfer_failed(${uuid}::uuid, 2, null, 'canceled')`)).toBe(false);
  expect(await says(sql`money.transfer_failed(${uuid}::uuid, 2, ${intent}, 'canceled')`)).toBe(false);
  expect(await says(sql`money.transfer_delivered(${uuid}::uuid, ${intent}, null)`)).toBe(false);
  expect(await transferRow(id)).toMatchObject({ state: 'sending', here: 0n });
  await givenBack(id);
});

test('called back by the provider, with nothing written down, it goes back', async () => {
  const { id, intent } = await aFailing();
  await transferGateway().cancelSent(intent);
  await hearSending(intent);
  expect(await transferRow(id)).toMatchObject({ state: 'returning', problem: 'canceled', here: 90_00n });
  await givenBack(id);
});

test('whoever follows it at the same time, one other sending follows', async () => {
  const { id, intent } = await aFailing();
  await Promise.all([hearSending(intent), hearSending(intent), hearSending(intent), hearSending(intent)]);
  expect(await rowOf(id)).toMatchObject({ state: 'sending', intent: null, here: 90_00n, resends: 1, tries: 2 });
  await givenBack(id);
});

test('a try that was called back before it was written down is followed by another; patience begins when the money was taken', async () => {
  const id = await short('');
  // It was said days ago that it is sent, and a day ago where to.
  await ownerDb().execute(
    sql`update money.transfer set cancel_until = now() - interval '4 days' where id = ${toUuid(id)}::uuid`,
  );
  const [row] = await ownerDb().execute<{ account: string; taken: string }>(sql`
    select r.provider_account as account, t.taken_at::text as taken from money.transfer t join money.recipient r on r.id = t.recipient_id
    where t.id = ${toUuid(id)}::uuid`);
  const first = { transferId: id, account: row?.account ?? '', arrives: usd(90_00n), from: 'USD', tries: 1 } as const;
  expect(await transferGateway().send(first)).toMatchObject({ state: 'failed', problem: 'insufficient_funds' });
  await sendTransfers(id);
  expect(await rowOf(id)).toMatchObject({ state: 'sending', intent: null, here: 90_00n, tries: 2 });
  await sendTransfers(id);
  expect(await rowOf(id)).toMatchObject({ state: 'sending', intent: null, here: 90_00n, tries: 3 });
  const operator = { ...(await aPerson()), roles: ['money'] as const };
  const shown = (await waitingForFunds(operator as never)).find((one) => one.id === id);
  expect(shown?.since).toEqual(new Date(row?.taken ?? ''));
  // A day after it was taken nobody waits any more.
  await ownerDb().execute(
    sql`update money.transfer set taken_at = now() - interval '25 hours' where id = ${toUuid(id)}::uuid`,
  );
  await sendTransfers(id);
  expect(await transferRow(id)).toMatchObject({ state: 'returning', problem: 'insufficient_funds', here: 90_00n });
  await givenBack(id);
});

test('once there is enough it arrives, and is sent once', async () => {
  const id = await short();
  await goesWrong(id);
  for (let orders = 0; orders < 4; orders++) await aPaidOrder('pm_card_bypassPending');
  await sendTransfers(id);
  await advance(sandbox, { advance_seconds: 20 });
  await leaveTransfer(id);
  await sendTransfers(null);
  expect(await rowOf(id)).toMatchObject({ state: 'delivered', here: 0n, resends: 1 });
  expect((await proveBooks()).differences).toEqual([]);
});
