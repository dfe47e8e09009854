import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moneyDb } from '@/db/client/money';
import { gift } from '@/db/schema/money/gift';
import { disputeAtBank } from '@/db/testing/disputes';
import { aGift, newKey, pay, there } from '@/db/testing/gifts';
import { jobsOf } from '@/db/testing/jobs';
import { leave } from '@/db/testing/leave';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { befriended } from '@/db/testing/tied';
import { aGuest, aPerson, ownerDb } from '@/db/testing/world';
import { actorKey } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { recordDispute } from '@/lib/money/disputes/record-dispute';
import { mailShipped } from '@/lib/money/orders/mail-shipped';
import { markDelivered } from '@/lib/money/orders/mark-delivered';
import { markShipped } from '@/lib/money/orders/mark-shipped';
import { myOrders, orderForBuyer, orderForSeller, ordersByToken } from '@/lib/money/orders/queries';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { listMailbox } from '@/lib/platform/mailbox';
import { hashToken } from '@/lib/platform/tokens';
import { acceptGift } from './accept-gift';
import { declineGift } from './decline-gift';
import { mailGift } from './mail-gift';
import { makeGiftLink } from './make-gift-link';
import { giftsForMe, givenGift, openedGift } from './queries';
import { sendGift } from './send-gift';
import { sweepGifts } from './sweep-gifts';
import { takeBackGift } from './take-back-gift';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const marks = ['RECEIVERNAME', 'STREETMARK', 'DOORMARK', 'CITYMARK', '78745', '5125550147', 'TRACKMARK', 'CARRIERMARK'];

const runOut = (orderId: Id<'order'>) =>
  ownerDb()
    .update(gift)
    .set({ expiresAt: sql`clock_timestamp() - interval '1 second'` })
    .where(eq(gift.orderId, orderId));
const ended = { ok: false, code: 'gift_ended' };
const missing = { ok: false, code: 'not_found' };

describe('whoever gave it', () => {
  test('and whoever was given it are nobody by name once their accounts are closed', async () => {
    const given = await aGift();
    const friend = await aPerson();
    await befriended(given.giver, friend);
    await sendGift(given.giver, { orderId: given.orderId, handle: friend.handle, note: 'For you' });
    const accepted = await acceptGift(friend, {
      ...{ token: '', orderId: given.orderId, key: newKey(), addressId: null, address: there, variantId: given.medium },
    });
    expect(accepted).toMatchObject({ ok: true });
    expect(await giftsForMe(friend)).toMatchObject([{ giver: { name: 'Giving Person' } }]);
    await leave(given.giver.personId);
    expect(await giftsForMe(friend)).toMatchObject([{ giver: { name: '', handle: '' } }]);
    const other = await aGift();
    const gone = await aPerson();
    await befriended(other.giver, gone);
    await sendGift(other.giver, { orderId: other.orderId, handle: gone.handle, note: '' });
    await leave(gone.personId);
    expect(await givenGift(other.giver, other.orderId)).toMatchObject({ receiver: { name: '', handle: '' } });
  });

  test('finds nothing of the address in anything she can read, though its seller has all of it', async () => {
    const given = await aGift();
    const { giver, seller, orderId } = given;
    await sendGift(giver, { orderId, handle: '', note: 'For your birthday' });
    expect((await given.accept(aGuest(), await given.link(), { variantId: given.medium })).ok).toBe(true);
    const seen = await orderForSeller(seller, orderId);
    expect(seen?.shipTo).toEqual(there);
    expect(seen?.gift).toEqual({ state: 'accepted', note: 'For your birthday' });
    expect(await markShipped(seller, { orderId, carrier: 'CARRIERMARK', trackingCode: 'TRACKMARK1' })).toMatchObject({
      ok: true,
    });
    await mailGift(orderId, 'accepted');
    await mailShipped(orderId);
    // Every row that row security shows her, of every table of the ring.
    const rows = await moneyDb().transaction(async (tx) => {
      await tx.execute(sql`select set_config('souk.actor', ${actorKey(giver) ?? ''}, true)`);
      const tables = await tx.execute<{ name: string }>(
        sql`select tablename as name from pg_tables where schemaname = 'money'`,
      );
      const all: unknown[] = [];
      for (const { name } of tables)
        all.push(...(await tx.execute(sql`select t::text from money.${sql.identifier(name)} t`)));
      const walled = await tx.execute(sql`select from money.gift_address`);
      return { all, walled: walled.length };
    });
    const read = [
      await orderForBuyer(giver, orderId),
      await myOrders(giver),
      await ordersByToken(hashToken(given.openToken)),
      await givenGift(giver, orderId),
      (await listMailbox(given.email)).map(({ subject, text, html }) => [subject, text, html]),
      rows.all,
    ];
    const text = JSON.stringify(read, (_, value) => (typeof value === 'bigint' ? value.toString() : value));
    expect(rows.walled).toBe(0);
    expect(marks.filter((mark) => text.includes(mark))).toEqual([]);
    expect((await listMailbox(given.email)).length).toBeGreaterThan(1);
    // The link she made opens nothing any more, and its wish sent again leads nowhere.
    const token = /open\/([\w-]+)/.exec(JSON.stringify(await makeGiftLink(giver, { orderId })));
    expect(token).toBeNull();
    expect(await markDelivered(giver, { orderId })).toMatchObject({ ok: false, code: 'not_deliverable' });
  });

  test('says to whom: a friend and nobody else, who is told once it is paid and finds it without a price', async () => {
    const given = await aGift({ until: 'authorized' });
    const [friend, stranger] = [await aPerson({ name: 'A Friend' }), await aPerson()];
    await befriended(given.giver, friend);
    const { giver, orderId } = given;
    const send = (handle: string, actor = giver) => sendGift(actor, { orderId, handle, note: 'SAIDTOHER' });
    expect(await send(stranger.handle)).toMatchObject({ ok: false, code: 'not_friend', field: 'handle' });
    expect(await send(friend.handle, stranger)).toMatchObject({ ok: false, code: 'not_friend' });
    expect(await send(friend.handle)).toEqual({ ok: true, value: null });
    expect(await jobsOf('money:mail-gift', toUuid(orderId))).toBe(0);
    expect(await openedGift(friend, { token: '', orderId })).toBe('ended');
    await pay(given.purchaseId);
    expect(await jobsOf('money:mail-gift', toUuid(orderId))).toBe(1);
    await mailGift(orderId, 'given');
    const [mail] = await listMailbox(friend.email);
    expect(mail?.text).toContain('Giving Person');
    const opened = await openedGift(friend, { token: '', orderId });
    const text = JSON.stringify([opened, await giftsForMe(friend), mail]);
    expect(opened).toMatchObject({ offered: { note: 'SAIDTOHER', giver: { name: 'Giving Person' } } });
    expect(['25.00', '20.00', '2500', '2000'].filter((price) => text.includes(price))).toEqual([]);
    // At rest her words are sealed.
    const [row] = await ownerDb().execute<{ text: string }>(
      sql`select g::text as text from money.gift g where order_id = ${toUuid(orderId)}::uuid`,
    );
    expect(row?.text).not.toContain('SAIDTOHER');
  });
});

describe('somebody else', () => {
  test('finds no gift: not by name, not by a guessed link, and not as the one who gives it', async () => {
    const given = await aGift();
    const { orderId } = given;
    const other = await aPerson();
    const token = await given.link();
    const guessed = randomBytes(20).toString('base64url');
    expect(await openedGift(other, { token: '', orderId })).toBeNull();
    expect(await openedGift(other, { token: guessed })).toBeNull();
    expect(await given.accept(other, guessed)).toEqual(missing);
    expect(await declineGift(other, { token: '', orderId, answer: '' })).toEqual(missing);
    expect(await makeGiftLink(other, { orderId })).toEqual(missing);
    expect(await sendGift(other, { orderId, handle: '', note: 'x' })).toEqual(missing);
    expect(await takeBackGift(other, { orderId })).toEqual(missing);
    expect(await givenGift(other, orderId)).toBeNull();
    // A new link ends the one before.
    expect(await given.link()).not.toBe(token);
    expect(await openedGift(other, { token })).toBeNull();
  });
});

describe('accepting', () => {
  test('of two at once one wins, and the giver cannot come after them', async () => {
    const given = await aGift();
    const token = await given.link();
    const [one, two, key] = [await aPerson(), await aPerson(), newKey()];
    const both = await Promise.all([given.accept(one, token, { key }), given.accept(two, token)]);
    expect(both.filter((each) => each.ok).length).toBe(1);
    expect(both.filter((each) => !each.ok)).toEqual([ended]);
    const [winner, loser] = both[0]?.ok ? [one, two] : [two, one];
    expect(await openedGift(winner, { token: '', orderId: given.orderId })).toMatchObject({
      received: { shipTo: there },
    });
    expect(await openedGift(loser, { token })).toBe('ended');
    expect(await openedGift(given.giver, { token })).toBe('ended');
    expect(await given.accept(given.giver, token)).toEqual(ended);
    expect(await declineGift(loser, { token, answer: '' })).toEqual(ended);
    expect(await takeBackGift(given.giver, { orderId: given.orderId })).toMatchObject({ ok: false, code: 'gift_late' });
  });

  test('without an account leads to a link of her own, the same for the same form', async () => {
    const given = await aGift();
    const [token, key] = [await given.link(), newKey()];
    const first = await given.accept(aGuest(), token, { key });
    expect(await given.accept(aGuest(), token, { key })).toEqual(first);
    const own = first.ok ? first.value.path.slice('/gift/open/'.length) : '';
    expect(own).not.toBe(token);
    expect(await openedGift(aGuest(), { token: own })).toMatchObject({ received: { shipTo: there } });
  });

  test('takes another size at the same price out of the stock, and the one that was paid for back into it', async () => {
    const given = await aGift();
    const token = await given.link();
    const opened = await openedGift(aGuest(), { token });
    expect(opened).toMatchObject({ offered: { choices: [{ optionText: 'S' }, { optionText: 'M' }] } });
    expect(await given.accept(aGuest(), token, { variantId: given.dear })).toMatchObject({
      ok: false,
      code: 'not_choosable',
    });
    expect(await given.accept(aGuest(), token, { variantId: given.large })).toMatchObject({
      ok: false,
      code: 'sold_out',
    });
    expect([await given.stock(given.small), await given.stock(given.medium)]).toEqual([2, 3]);
    expect((await given.accept(aGuest(), token, { variantId: given.medium })).ok).toBe(true);
    expect([await given.stock(given.small), await given.stock(given.medium)]).toEqual([3, 2]);
    expect((await orderForSeller(given.seller, given.orderId))?.lines[0]?.optionText).toBe('M');
    expect(await given.sum()).toEqual(['paid', []]);
    // Given back by its seller, the size that was sent for comes back.
    await refundOrder(given.seller, { orderId: given.orderId, key: newKey(), reason: '' });
    expect([await given.stock(given.small), await given.stock(given.medium)]).toEqual([3, 3]);
    expect(await given.sum()).toEqual(['refunded', []]);
  });

  test('takes no other option where the giver did not say so, and no address in another place', async () => {
    const given = await aGift({ choosable: false });
    const token = await given.link();
    expect(await given.accept(aGuest(), token, { variantId: given.medium })).toMatchObject({ code: 'not_choosable' });
    const elsewhere = (part: object) => given.accept(aGuest(), token, { address: { ...there, ...part } });
    expect(await elsewhere({ country: 'CA' })).toMatchObject({ code: 'other_country' });
    expect(await elsewhere({ postalCode: '10001', region: 'NY' })).toMatchObject({ code: 'other_region' });
  });

  test('is what its seller waits for: before it nothing is packed, whoever asks', async () => {
    const given = await aGift();
    const ship = () => markShipped(given.seller, { orderId: given.orderId, carrier: '', trackingCode: '' });
    expect(await ship()).toMatchObject({ ok: false, code: 'not_shippable' });
    expect(await markDelivered(given.seller, { orderId: given.orderId })).toMatchObject({ code: 'not_deliverable' });
    const packing = ownerDb().execute(
      sql`insert into money.parcel (id, order_id, key) values (gen_random_uuid(), ${toUuid(given.orderId)}::uuid, 'past every verb')`,
    );
    await expect(packing).rejects.toMatchObject({ cause: { code: '23514' } });
    await given.accept(aGuest(), await given.link());
    expect(await ship()).toEqual({ ok: true, value: null });
  });
});

describe('the books are whole and the shelf is full again', () => {
  test('after it was declined, with a sentence only the giver reads, however often', async () => {
    const given = await aGift();
    const token = await given.link();
    const decline = () => declineGift(aGuest(), { token, answer: 'Thank you, but no' });
    expect([await decline(), await decline()]).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect(await given.sum()).toEqual(['refunded', []]);
    expect(await given.stock(given.small)).toBe(3);
    expect(await givenGift(given.giver, given.orderId)).toMatchObject({
      state: 'declined',
      answer: 'Thank you, but no',
    });
    expect(await given.accept(aGuest(), token)).toEqual(ended);
  });

  test('after its time ran out, also when whoever ended it died before the money went back', async () => {
    const [given, halfway] = [await aGift(), await aGift()];
    await Promise.all([runOut(given.orderId), runOut(halfway.orderId)]);
    expect(await given.accept(aGuest(), await given.link())).toEqual(ended);
    await ownerDb().execute(sql`select money.end_gift(${toUuid(halfway.orderId)}::uuid, 'expired')`);
    await Promise.all([sweepGifts(), sweepGifts()]);
    await sweepGifts();
    for (const one of [given, halfway]) {
      expect(await one.sum()).toEqual(['refunded', []]);
      expect(await one.stock(one.small)).toBe(3);
      expect((await orderForBuyer(one.giver, one.orderId))?.refunds.length).toBe(1);
    }
  });

  test('after the giver took it back, and nobody can accept it then', async () => {
    const given = await aGift();
    const token = await given.link();
    expect(await takeBackGift(given.giver, { orderId: given.orderId })).toEqual({ ok: true, value: null });
    expect(await given.sum()).toEqual(['refunded', []]);
    expect(await openedGift(aGuest(), { token })).toBe('ended');
  });

  test('after it was undone before it was ever open, and its end is told to nobody', async () => {
    const given = await aGift({ until: 'authorized' });
    const token = await given.link();
    expect(await openedGift(aGuest(), { token })).toBe('ended');
    expect(await takeBackGift(given.giver, { orderId: given.orderId })).toMatchObject({ code: 'gift_late' });
    await undoPurchase(given.giver, given.purchaseId);
    await runOut(given.orderId);
    await sweepGifts();
    expect(await given.sum()).toEqual(['canceled', []]);
    expect(await jobsOf('money:mail-gift', toUuid(given.orderId))).toBe(0);
  });

  test('after its seller gave the money back, also while it waited', async () => {
    const [waiting, taken] = [await aGift(), await aGift()];
    await taken.accept(aGuest(), await taken.link());
    for (const one of [waiting, taken]) {
      await refundOrder(one.seller, { orderId: one.orderId, key: newKey(), reason: '' });
      expect(await one.sum()).toEqual(['refunded', []]);
      expect(await one.stock(one.small)).toBe(3);
    }
    expect(await waiting.accept(aGuest(), await waiting.link())).toEqual(ended);
  });

  test('while a bank disputes it: it is not accepted, not ended, and nothing is given back twice', async () => {
    const given = await aGift({ card: 'pm_card_createDisputeProductNotReceived' });
    await recordDispute(await disputeAtBank(sandbox, given.purchaseId));
    expect(await given.accept(aGuest(), await given.link())).toEqual(ended);
    await runOut(given.orderId);
    await sweepGifts();
    expect(await given.sum()).toEqual(['disputed', []]);
    expect(await givenGift(given.giver, given.orderId)).toMatchObject({ state: 'waiting', open: false });
  });
});
