import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { jobsOf } from '@/db/testing/jobs';
import { aPaidOrder } from '@/db/testing/paid-order';
import { advance } from '@/db/testing/payouts';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import {
  aBankAbroad,
  aHeldTransfer,
  aQuote,
  aSender,
  endPause,
  goesOn,
  saysWhere,
  taps,
  transferRow,
} from '@/db/testing/transfers';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { proveBooks } from '@/lib/money/books/prove-books';
import { receiveEvent } from '@/lib/money/checkout/receive-event';
import { sweep } from '@/lib/money/checkout/sweep';
import { handleSellerEvent } from '@/lib/money/payouts/handle-seller-event';
import { stripe } from '@/lib/platform/stripe';
import { cancelTransfer, declineTransfer } from './cancel-transfer';
import { makeQuote } from './make-quote';
import { transferNext } from './model';
import { myTransfers, quoteOf, transferOf } from './queries';
import { removeRecipient } from './recipients/remove-recipient';
import { returnTransfer } from './return-transfer';
import { sendTransfers } from './send-transfer';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  // What the provider keeps of a payment is Souk's to bear, and comes from elsewhere.
  for (let orders = 0; orders < 8; orders++) await aPaidOrder('pm_card_bypassPending');
});
afterAll(() => sandbox.stop());
beforeEach(() => fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' }));

const goOn = (id: Id<'transfer'>) => goesOn(sandbox, id);
const state = async (id: Id<'transfer'>) => (await transferRow(id)).state;
const sound = async () => {
  const { differences, provider } = await proveBooks();
  expect(provider.reachable).toBe(true);
  return differences;
};
const fault = (given: object) =>
  fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(given) });
const postedOn = async (id: Id<'transfer'>, account: string) => {
  const [row] = await ownerDb().execute<{ sum: string }>(sql`
    select coalesce(sum(case e.side when 'credit' then e.amount_minor else -e.amount_minor end), 0)::text as sum
    from ledger.txn t join ledger.entry e on e.txn_id = t.id
    where t.meta->>'transfer' = ${toUuid(id)} and e.phase = 'posted' and e.account like ${account}`);
  return BigInt(row?.sum ?? 0);
};

describe('money for a person', () => {
  test('is held, taken when it can be taken back no longer, sent, and arrives as it was promised', async () => {
    const [sender, receiver] = [await aSender(), await aPerson()];
    await saysWhere(receiver);
    const id = await aHeldTransfer(sender, { person: receiver.personId }, 50_00n);
    expect(await transferOf(sender.actor, id)).toMatchObject({
      state: 'held',
      waits: 'pause',
      send: money(50_00n, 'USD'),
    });
    expect((await transferRow(id)).here).toBe(0n);
    await endPause(id);
    expect(await transferRow(id)).toMatchObject({ state: 'taken', here: 50_00n });
    await goOn(id);
    expect(await transferRow(id)).toMatchObject({ state: 'delivered', here: 0n });
    expect(await transferOf(receiver, id)).toMatchObject({
      side: 'receiver',
      state: 'delivered',
      arrives: money(50_00n, 'USD'),
    });
    expect(await sound()).toEqual([]);
    expect(await jobsOf('money:mail-transfer', toUuid(id))).toBe(2);
  });

  test('that she cannot receive yet is not taken until she says where it goes', async () => {
    const [sender, receiver] = [await aSender(), await aPerson()];
    const id = await aHeldTransfer(sender, { person: receiver.personId }, 20_00n);
    expect(await transferOf(receiver, id)).toMatchObject({ state: 'held', waits: 'account' });
    await endPause(id);
    expect(await state(id)).toBe('held');
    await saysWhere(receiver);
    expect(await transferOf(receiver, id)).toMatchObject({ waits: 'pause' });
    await endPause(id);
    await goOn(id);
    expect(await state(id)).toBe('delivered');
  });

  test('that nobody fetches is let go when its days are over, and never taken', async () => {
    const [sender, receiver] = [await aSender(), await aPerson()];
    const id = await aHeldTransfer(sender, { person: receiver.personId }, 20_00n);
    const { purchaseId } = await transferRow(id);
    await ownerDb().transaction(async (tx) => {
      await tx.execute(sql`alter table money.attempt disable trigger attempt_state_guard`);
      await tx.execute(sql`update money.attempt set undo_until = clock_timestamp() - interval '1 second', updated_at = updated_at - interval '1 minute'
        where purchase_id = ${toUuid(purchaseId)}::uuid`);
      await tx.execute(sql`alter table money.attempt enable trigger attempt_state_guard`);
    });
    await sweep();
    expect(await state(id)).toBe('expired');
    expect(await sound()).toEqual([]);
  });

  test('can be taken back, and declined, while nothing is taken; once', async () => {
    const [sender, receiver] = [await aSender(), await aPerson()];
    const first = await aHeldTransfer(sender, { person: receiver.personId }, 20_00n);
    const second = await aHeldTransfer(sender, { person: receiver.personId }, 30_00n);
    expect(await cancelTransfer(receiver, first)).toEqual({ ok: false, code: 'not_found' });
    expect(await declineTransfer(sender.actor, first)).toEqual({ ok: false, code: 'not_found' });
    for (let times = 0; times < 2; times++) {
      expect(await cancelTransfer(sender.actor, first)).toMatchObject({ ok: true });
      expect(await declineTransfer(receiver, second)).toMatchObject({ ok: true });
    }
    expect([await state(first), await state(second)]).toEqual(['canceled', 'canceled']);
    await saysWhere(receiver);
    const third = await aHeldTransfer(sender, { person: receiver.personId }, 10_00n);
    await endPause(third);
    expect(await cancelTransfer(sender.actor, third)).toEqual({ ok: false, code: 'too_late' });
    expect(await declineTransfer(receiver, third)).toEqual({ ok: false, code: 'too_late' });
    await goOn(third);
    expect(await sound()).toEqual([]);
  });

  test('is nothing that anybody else sees, and its receiver does not see what it cost', async () => {
    const [sender, receiver, stranger] = [await aSender(), await aPerson(), await aPerson()];
    const id = await aHeldTransfer(sender, { person: receiver.personId }, 20_00n);
    expect(await transferOf(stranger, id)).toBe(null);
    expect(await myTransfers(stranger)).toEqual([]);
    expect(await transferOf(receiver, id)).toMatchObject({
      send: null,
      fee: null,
      total: null,
      problem: null,
      actionUrl: null,
    });
    expect(await quoteOf(receiver, await aQuote(sender.actor, { person: receiver.personId }, 1_00n))).toBe(null);
  });
});

describe('a promise', () => {
  test('is used once, by the person it was made to, in time', async () => {
    const [sender, other, receiver] = [await aSender(), await aSender(), await aPerson()];
    const quote = await aQuote(sender.actor, { person: receiver.personId }, 20_00n);
    expect(await taps(other, quote)).toEqual({ ok: false, code: 'not_found' });
    const both = await Promise.all([taps(sender, quote), taps(sender, quote)]);
    expect(both.map((one) => (one.ok ? 'sent' : one.code)).sort()).toEqual(['quote_ended', 'sent']);
    const late = await aQuote(sender.actor, { person: receiver.personId }, 20_00n);
    await ownerDb().execute(
      sql`update money.quote set expires_at = clock_timestamp() where id = ${toUuid(late)}::uuid`,
    );
    expect(await taps(sender, late)).toEqual({ ok: false, code: 'quote_ended' });
  });

  test('answers the same tap the same, however often it comes', async () => {
    const [sender, receiver] = [await aSender(), await aPerson()];
    const quote = await aQuote(sender.actor, { person: receiver.personId }, 20_00n);
    const key = `send-${newId('txn')}`;
    const answers = [await taps(sender, quote, key), await taps(sender, quote, key)];
    expect(answers[0]).toEqual(answers[1]);
    expect((await myTransfers(sender.actor)).length).toBe(1);
  });

  test('still stands for its minutes when a card is declined', async () => {
    const sender = await aShopper(await aPerson(), 'pm_card_chargeCustomerFail');
    const receiver = await aPerson();
    const quote = await aQuote(sender.actor, { person: receiver.personId }, 20_00n);
    for (let times = 0; times < 2; times++) {
      expect(await taps(sender, quote)).toEqual({ ok: false, code: 'declined' });
      expect(await quoteOf(sender.actor, quote)).toMatchObject({ open: true });
    }
  });

  test('is made of what can be sent, to whoever is there', async () => {
    const sender = await aSender();
    const ask = (minor: bigint, to = sender.actor.personId, currency: 'USD' | 'KWD' | 'JPY' = 'USD') =>
      makeQuote(sender.actor, { to: { person: to }, sendMinor: minor, currency, reason: 'family' });
    expect(await ask(5n)).toMatchObject({ ok: false, code: 'yourself' });
    expect(await ask(5n, newId('person'))).toMatchObject({ ok: false, code: 'not_found' });
    const { personId } = await aPerson();
    expect(await ask(1001n, personId, 'KWD')).toMatchObject({ ok: false, code: 'amount_step' });
    expect(await ask(100n, personId, 'JPY')).toMatchObject({ ok: true });
    const poor = await aPerson();
    expect(
      await makeQuote(poor, { to: { person: personId }, sendMinor: 5n, currency: 'USD', reason: 'family' }),
    ).toMatchObject({ ok: false, code: 'sender_address' });
  });

  test('is not more than one person may send in a day, two at once included', async () => {
    const [sender, receiver] = [await aSender(), await aPerson()];
    const quotes = [
      await aQuote(sender.actor, { person: receiver.personId }, 1_500_00n),
      await aQuote(sender.actor, { person: receiver.personId }, 1_500_00n),
    ];
    const both = await Promise.all(quotes.map((quote) => taps(sender, quote)));
    expect(both.map((one) => (one.ok ? 'sent' : one.code)).sort()).toEqual(['over_day', 'sent']);
  });
});

describe('money abroad', () => {
  test('arrives in the currency there, as promised; what was paid beside it is fee and margin, and the books agree', async () => {
    const sender = await aSender();
    const recipient = await aBankAbroad(sender.actor, 'JP');
    const quote = await aQuote(sender.actor, { recipient }, 200_00n);
    const promise = await quoteOf(sender.actor, quote);
    expect(promise).toMatchObject({ abroad: true, fee: money(1_00n, 'USD'), marginBasisPoints: 50 });
    const placed = await taps(sender, quote);
    if (!placed.ok) throw new Error(placed.code);
    const id = placed.value.transferId;
    await endPause(id);
    await goOn(id);
    expect(await transferOf(sender.actor, id)).toMatchObject({
      state: 'delivered',
      problem: null,
      arrives: promise?.arrives,
    });
    expect(await postedOn(id, 'fees:%')).toBe(1_00n);
    expect(await postedOn(id, 'fx:%')).toBeGreaterThan(0n);
    expect((await transferRow(id)).here).toBe(0n);
    expect(await sound()).toEqual([]);
  });

  test.each(['no_account', 'declines', 'returns'] as const)(
    'that a bank does not take (%s) comes back whole',
    async (bank) => {
      const sender = await aSender();
      const id = await aHeldTransfer(sender, { recipient: await aBankAbroad(sender.actor, 'GB', bank) }, 80_00n);
      await endPause(id);
      await goOn(id);
      if (bank === 'returns') {
        await advance(sandbox, { advance_days: 10 });
        await goOn(id);
      }
      await returnTransfer(id);
      expect(await transferRow(id)).toMatchObject({ state: 'returned', here: 0n });
      expect(await sound()).toEqual([]);
    },
  );
});

test('what has arrived and is sent back by its bank days later goes back whole', async () => {
  const sender = await aSender();
  const id = await aHeldTransfer(sender, { recipient: await aBankAbroad(sender.actor, 'GB', 'returns') }, 80_00n);
  await endPause(id);
  await sendTransfers(id);
  // It has left for the bank and is called delivered; the bank's word comes later.
  await advance(sandbox, { advance_seconds: 6 });
  await sendTransfers(id);
  expect(await state(id)).toBe('delivered');
  await goOn(id);
  expect(await transferRow(id)).toMatchObject({ state: 'returned', here: 0n });
  expect(await sound()).toEqual([]);
});

test('what the provider tells of a sending, or of its payment, is looked at at once', async () => {
  const sender = await aSender();
  for (const told of ['payout_intent', 'outbound_payment'] as const) {
    const id = await aHeldTransfer(sender, { recipient: await aBankAbroad(sender.actor, 'GB') }, 20_00n);
    await endPause(id);
    await sendTransfers(id);
    await advance(sandbox, { advance_days: 3 });
    const intent = (await transferRow(id)).intent ?? '';
    const sent = await stripe().v2.moneyManagement.payoutIntents.retrieve(intent);
    const objectId = told === 'payout_intent' ? intent : (sent.latest_payout?.outbound_payment ?? '');
    const event = { provider: 'stripe', id: `evt_${newId('txn')}`, objectId } as const;
    await receiveEvent({ ...event, type: `v2.money_management.${told}.posted` });
    await handleSellerEvent(event.id);
    expect(await state(id)).toBe('delivered');
  }
});

test('what waits for money at the provider is sent when that has come, under a try of its own', async () => {
  const [sender, receiver] = [await aSender(), await aPerson()];
  await saysWhere(receiver);
  const { available } = await stripe().balance.retrieve();
  await stripe().payouts.create({
    amount: available.find((one) => one.currency === 'usd')?.amount ?? 0,
    currency: 'usd',
  });
  const id = await aHeldTransfer(sender, { person: receiver.personId }, 60_00n);
  await endPause(id);
  await goOn(id);
  expect(await transferRow(id)).toMatchObject({ state: 'sending', intent: null, here: 60_00n });
  for (let orders = 0; orders < 8; orders++) await aPaidOrder('pm_card_bypassPending');
  await goOn(id);
  expect(await state(id)).toBe('delivered');
  expect(await sound()).toEqual([]);
});

test('what was asked for is found again, also when its account was closed since; and what was taken out of a list still receives', async () => {
  const sender = await aSender();
  const recipient = await aBankAbroad(sender.actor, 'GB');
  const id = await aHeldTransfer(sender, { recipient }, 80_00n);
  expect(await removeRecipient(sender.actor, recipient)).toMatchObject({ ok: true });
  await endPause(id);
  const path = '/v2/money_management/payout_intents';
  await fault({ match: { method: 'POST', path }, action: 'drop_after', times: 1 });
  // Its answer is lost, and so is every look for it, until its account is gone.
  await fault({ match: { method: 'GET', path }, action: 'drop', times: 20 });
  await sendTransfers(id);
  expect(await transferRow(id)).toMatchObject({ state: 'sending', intent: null });
  await fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' });
  await ownerDb().execute(sql`update money.recipient set state = 'restricted' where id = ${toUuid(recipient)}::uuid`);
  await goOn(id);
  expect(await transferRow(id)).toMatchObject({ state: 'delivered', here: 0n });
  expect(await sound()).toEqual([]);
});

test('an answer that is lost between the legs sends nothing twice', async () => {
  const sender = await aSender();
  const id = await aHeldTransfer(sender, { recipient: await aBankAbroad(sender.actor, 'GB') }, 80_00n);
  await endPause(id);
  await fault({
    match: { method: 'POST', path: '/v2/money_management/payout_intents' },
    action: 'drop_after',
    times: 1,
  });
  await sendTransfers(id);
  await goOn(id);
  expect(await state(id)).toBe('delivered');
  expect(await sound()).toEqual([]);
});

test('the graph of states is the database’s', async () => {
  const rows = await ownerDb().execute<{ a: string; b: string; may: boolean }>(sql`
    select a, b, money.transfer_may(a, b) as may from unnest(${sql.raw(`array['${Object.keys(transferNext).join("','")}']`)}) a,
      unnest(${sql.raw(`array['${Object.keys(transferNext).join("','")}']`)}) b`);
  for (const { a, b, may } of rows)
    expect(`${a} ${b} ${may}`).toBe(`${a} ${b} ${(transferNext as Record<string, readonly string[]>)[a]?.includes(b)}`);
});
