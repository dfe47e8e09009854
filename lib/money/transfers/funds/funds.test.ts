import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPaidOrder } from '@/db/testing/paid-order';
import { advance } from '@/db/testing/payouts';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aBankAbroad, aHeldTransfer, aSender, endPause, leaveTransfer, transferRow } from '@/db/testing/transfers';
import { aPerson, ownerDb } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { proveBooks } from '@/lib/money/books/prove-books';
import { returnTransfer } from '../return-transfer';
import { sendTransfers } from '../send-transfer';
import { waitingForFunds } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** Taken, and more than lies at the provider; a name that is not quite the account's lets it find that out only later. */
async function short() {
  const sender = await aSender();
  const recipient = await aBankAbroad(sender.actor, 'US', 'arrives', 'S. Haddad');
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
