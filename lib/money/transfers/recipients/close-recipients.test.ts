import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aBankAbroad, aHeldTransfer, aSender } from '@/db/testing/transfers';
import { ownerDb } from '@/db/testing/world';
import type { Id } from '@/lib/kernel/ids';
import { toUuid } from '@/lib/kernel/ids';
import { forgetWallet } from '@/lib/money/wallet/forget-wallet';
import { stripe } from '@/lib/platform/stripe';
import { cancelTransfer } from '../cancel-transfer';
import { closeRecipients } from './close-recipients';
import { removeRecipient } from './remove-recipient';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());
beforeEach(() => fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' }));

async function accountOf(id: Id<'recipient'>): Promise<string | null> {
  const [row] = await ownerDb().execute<{ account: string | null }>(
    sql`select provider_account as account from money.recipient where id = ${toUuid(id)}::uuid`,
  );
  return row?.account ?? null;
}
const isClosed = async (account: string) => (await stripe().v2.core.accounts.retrieve(account)).closed ?? false;
const isListed = async (account: string) =>
  (await ownerDb().execute(sql`select from money.recipient_closing where provider_account = ${account}`)).length > 0;
const isDue = (account: string) =>
  ownerDb().execute(sql`update money.recipient_closing set ask_at = now() where provider_account = ${account}`);

test('an account that she took out is closed at the provider once nothing is on its way there, and its name forgotten', async () => {
  const sender = await aSender();
  const recipient = await aBankAbroad(sender.actor, 'GB');
  const account = (await accountOf(recipient)) ?? '';
  const transfer = await aHeldTransfer(sender, { recipient }, 20_00n);
  await removeRecipient(sender.actor, recipient);
  await closeRecipients();
  expect([await isClosed(account), await isListed(account)]).toEqual([false, true]);
  await cancelTransfer(sender.actor, transfer);
  // A provider that does not answer is asked again later.
  const fault = { match: { method: 'POST', path: '/v2/core/accounts/*' }, action: 'error500', times: 9 };
  await fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(fault) });
  await closeRecipients();
  expect([await isClosed(account), await isListed(account)]).toEqual([false, true]);
  await fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' });
  await closeRecipients();
  expect(await isClosed(account)).toBe(false);
  await isDue(account);
  await closeRecipients();
  expect([await isClosed(account), await isListed(account), await accountOf(recipient)]).toEqual([true, false, null]);
});

test('whoever closes her account leaves none open at the provider, also where it died before it was written down', async () => {
  const sender = await aSender();
  const recipient = await aBankAbroad(sender.actor, 'JP');
  const account = (await accountOf(recipient)) ?? '';
  await forgetWallet(sender.actor.personId);
  expect(await accountOf(recipient)).toBe(null);
  expect(await isListed(account)).toBe(true);
  await stripe().v2.core.accounts.close(account);
  await closeRecipients();
  expect([await isClosed(account), await isListed(account)]).toEqual([true, false]);
});
