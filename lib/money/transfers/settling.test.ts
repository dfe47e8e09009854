import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aGroup, standing } from '@/db/testing/groups';
import { aPaidOrder } from '@/db/testing/paid-order';
import { setRule } from '@/db/testing/rules';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { befriended } from '@/db/testing/tied';
import {
  aBankAbroad,
  aHeldTransfer,
  aQuote,
  aSender,
  type Bank,
  endPause,
  goesOn,
  saysWhere,
  taps,
  transferRow,
} from '@/db/testing/transfers';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { answerRequest } from '@/lib/money/requests/answer-request';
import { askPayment } from '@/lib/money/requests/ask-payment';
import { myRequests } from '@/lib/money/requests/queries';
import { quoteRequest } from '@/lib/money/requests/quote-request';
import { AskPaymentForm } from '@/lib/money/requests/schema';
import { repaymentsOf } from '@/lib/money/splits/repayments/queries';
import { quoteDebt } from '@/lib/money/splits/repayments/quote-debt';
import { cancelTransfer } from './cancel-transfer';
import { makeQuote } from './make-quote';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  // What the provider keeps of a payment is Souk's to bear, and comes from elsewhere.
  for (let orders = 0; orders < 8; orders++) await aPaidOrder('pm_card_bypassPending');
});
afterAll(() => sandbox.stop());

/** A group of two in which the second owes the first, and has a wallet. */
async function owing(bank: Bank = 'arrives') {
  const { owner, friends, groupId, group, members, spend } = await aGroup({ friends: 1 });
  const [friend = owner] = friends;
  const [mine = newId('member')] = members;
  await saysWhere(owner, 'US', bank);
  await spend(owner);
  const wallet = await aShopper(friend, 'pm_card_bypassPending');
  const debt = { groupId, memberId: mine, currency: 'USD' } as const;
  const quoted = async () => {
    const made = await quoteDebt(friend, debt);
    if (!made.ok) throw new Error(made.code);
    return made.value;
  };
  const repayments = async () =>
    (await repaymentsOf(owner, groupId, mine)).map(({ way, state, mayAnswer }) => ({ way, state, mayAnswer }));
  return { owner, friend, group, debt, wallet, quoted, repayments };
}

test('what is owed in a group is paid by one transfer, and counts when it has arrived', async () => {
  const { owner, group, debt, wallet, quoted, repayments } = await owing();
  expect(await quoteDebt(owner, debt)).toMatchObject({ code: 'not_found' });
  expect(await quoteDebt(await aPerson(), debt)).toMatchObject({ code: 'not_found' });
  const [first, second] = [await quoted(), await quoted()];
  const [one, other] = await Promise.all([taps(wallet, first), taps(wallet, second)]);
  // Two taps at once pay it once.
  expect([one, other].filter(({ ok }) => ok)).toHaveLength(1);
  expect([one, other].find(({ ok }) => !ok)).toMatchObject({ code: 'quote_ended' });
  expect(await repayments()).toEqual([{ way: 'transfer', state: 'said', mayAnswer: false }]);
  expect(await standing(await group())).toEqual([50_00n, -50_00n]);
  const placed = one.ok ? one : other;
  if (!('value' in placed)) throw new Error('not placed');
  await endPause(placed.value.transferId);
  await goesOn(sandbox, placed.value.transferId);
  expect((await transferRow(placed.value.transferId)).state).toBe('delivered');
  expect(await standing(await group())).toEqual([0n, 0n]);
  expect(await quoteDebt(wallet.actor, debt)).toMatchObject({ code: 'not_found' });
});

test('a transfer that is taken back, or that a bank sends back, leaves what was owed owed', async () => {
  const { friend, group, wallet, quoted, repayments } = await owing('no_account');
  const early = await taps(wallet, await quoted());
  if (!early.ok) throw new Error(early.code);
  expect(await cancelTransfer(friend, early.value.transferId)).toMatchObject({ ok: true });
  expect(await repayments()).toEqual([{ way: 'transfer', state: 'taken_back', mayAnswer: false }]);
  const late = await taps(wallet, await quoted());
  if (!late.ok) throw new Error(late.code);
  await endPause(late.value.transferId);
  await goesOn(sandbox, late.value.transferId);
  expect((await transferRow(late.value.transferId)).state).toBe('returned');
  expect((await repayments()).map(({ state }) => state)).toEqual(['taken_back', 'taken_back']);
  expect(await standing(await group())).toEqual([50_00n, -50_00n]);
});

/** A request of one friend, and the other with a wallet. */
async function requested(bank: Bank = 'arrives') {
  const [amina, wallet] = [await aPerson(), await aSender()];
  await befriended(amina, wallet.actor);
  await saysWhere(amina, 'US', bank);
  const requestId = newId('request');
  const wish = AskPaymentForm.parse({
    ...{ requestId, handle: wallet.actor.handle, currency: 'USD', amount: '12.50', reason: 'Taxi' },
  });
  await askPayment(amina, wish, { friend: wallet.actor.personId, talk: null });
  const stand = async () => (await myRequests(amina)).map(({ state, open, beingPaid }) => ({ state, open, beingPaid }));
  return { amina, wallet, requestId, stand };
}

test('a request is paid by its transfer alone while that is under way', async () => {
  const { amina, wallet, requestId, stand } = await requested();
  expect(await quoteRequest(amina, requestId)).toMatchObject({ code: 'not_found' });
  const quote = await quoteRequest(wallet.actor, requestId);
  if (!quote.ok) throw new Error(quote.code);
  const placed = await taps(wallet, quote.value);
  if (!placed.ok) throw new Error(placed.code);
  expect(await stand()).toEqual([{ state: 'requested', open: false, beingPaid: true }]);
  expect(await answerRequest(wallet.actor, { requestId, answer: 'declined' })).toMatchObject({
    code: 'request_being_paid',
  });
  expect(await answerRequest(amina, { requestId, answer: 'paid' })).toMatchObject({ code: 'request_being_paid' });
  expect(await quoteRequest(wallet.actor, requestId)).toMatchObject({ code: 'not_found' });
  await endPause(placed.value.transferId);
  await goesOn(sandbox, placed.value.transferId);
  expect(await stand()).toEqual([{ state: 'paid', open: false, beingPaid: false }]);
});

test('a request whose payment comes back days later is open again', async () => {
  const { wallet, requestId, stand } = await requested('returns');
  const quote = await quoteRequest(wallet.actor, requestId);
  if (!quote.ok) throw new Error(quote.code);
  const placed = await taps(wallet, quote.value);
  if (!placed.ok) throw new Error(placed.code);
  await endPause(placed.value.transferId);
  await goesOn(sandbox, placed.value.transferId);
  expect((await transferRow(placed.value.transferId)).state).toBe('returned');
  expect(await stand()).toEqual([{ state: 'requested', open: true, beingPaid: false }]);
});

test('a country that is closed in the middle refuses the next tap, and ends nothing that is under way', async () => {
  const sender = await aSender();
  const recipient = await aBankAbroad(sender.actor, 'ZA');
  const under = await aHeldTransfer(sender, { recipient }, 20_00n);
  const quote = await aQuote(sender.actor, { recipient }, 20_00n);
  await setRule('ZA', 'receive', 'closed');
  expect(await taps(sender, quote)).toEqual({ ok: false, code: 'sending_closed' });
  const asked = { to: { recipient }, sendMinor: 20_00n, currency: 'USD', reason: 'family' } as const;
  expect(await makeQuote(sender.actor, asked)).toEqual({ ok: false, code: 'sending_closed' });
  await endPause(under);
  await goesOn(sandbox, under);
  expect((await transferRow(under)).state).toBe('delivered');
  const [row] = await ownerDb().execute<{ used: boolean }>(
    sql`select transfer_id is not null as used from money.quote where id = ${toUuid(quote)}::uuid`,
  );
  expect(row?.used).toBe(false);
});
