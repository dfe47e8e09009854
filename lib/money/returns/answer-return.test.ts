import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { returnRequest } from '@/db/schema/money/return';
import { page } from '@/db/schema/shop/page';
import { jobsOf } from '@/db/testing/jobs';
import { aReturn, aSentOrder, type SentOrder } from '@/db/testing/returns';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { anybody } from '@/db/testing/shop';
import { aGuest, aPerson, aShop, ownerDb } from '@/db/testing/world';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { closePage } from '@/lib/money/closing/close-page';
import { unfinishedOf } from '@/lib/money/closing/queries';
import { claimOrders } from '@/lib/money/orders/claim-orders';
import { openOrderCount, orderForBuyer, orderForSeller, ordersOfPage } from '@/lib/money/orders/queries';
import { acceptReturn } from './accept-return';
import { declineReturn } from './decline-return';
import { receiveReturn } from './receive-return';
import { sendReturn } from './send-return';
import { withdrawReturn } from './withdraw-return';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** The steps of a return, each by whoever takes it. */
const steps = (returnId: Id<'return'>) => ({
  accept: (actor: Actor, answer = 'Bring it to any post office.', labelUrl = '') =>
    acceptReturn(actor, { returnId, answer, labelUrl }),
  decline: (actor: Actor) => declineReturn(actor, { returnId, answer: 'It was worn.' }),
  withdraw: (actor: Actor) => withdrawReturn(actor, { returnId }),
  send: (actor: Actor, trackingCode = 'JD0146') => sendReturn(actor, { returnId, carrier: 'DHL', trackingCode }),
  receive: (actor: Actor) => receiveReturn(actor, { returnId }),
});

async function anAskedReturn(given: Parameters<typeof aSentOrder>[0] = {}) {
  const bought = await aSentOrder(given);
  const returnId = await aReturn(bought);
  const seen = async () => (await orderForSeller(bought.seller, bought.orderId))?.returns[0];
  return { ...bought, returnId, seen, ...steps(returnId) };
}

const moved = { ok: false, code: 'return_moved' };
const yes = { ok: true, value: null };
const eventsOf = async ({ seller, orderId }: Pick<SentOrder, 'seller' | 'orderId'>) =>
  (await orderForSeller(seller, orderId))?.events
    .map((event) => event.kind)
    .filter((kind) => kind.startsWith('return'));

describe('a return', () => {
  test('is agreed to, sent and received, each told once however often it is said', async () => {
    const one = await anAskedReturn();
    for (const _ of [1, 2]) {
      expect(await one.accept(one.seller, 'To our shop.', 'https://label.example/7')).toEqual(yes);
    }
    const [{ day } = { day: '' }] = await ownerDb().execute<{ day: string }>(
      sql`select ((now() at time zone 'utc')::date + 14)::text as day`,
    );
    expect(await one.seen()).toMatchObject({
      ...{ state: 'accepted', answer: 'To our shop.', labelUrl: 'https://label.example/7', sendBy: day },
    });
    for (const code of ['WRONG', 'JD0147']) expect(await one.send(one.buyer, code)).toEqual(yes);
    expect(await one.seen()).toMatchObject({ state: 'sent', carrier: 'DHL', trackingCode: 'JD0147' });
    for (const _ of [1, 2]) expect(await one.receive(one.seller)).toEqual(yes);
    expect(await one.seen()).toMatchObject({ state: 'received' });
    expect(await eventsOf(one)).toEqual(['return_requested', 'return_accepted', 'return_sent', 'return_received']);
    expect(await jobsOf('money:mail-return', toUuid(one.returnId))).toBe(4);
  });

  test('keeps its days when the seller corrects her words', async () => {
    const one = await anAskedReturn();
    await one.accept(one.seller);
    await ownerDb().update(returnRequest).set({ sendBy: '2030-01-01' }).where(eq(returnRequest.id, one.returnId));
    expect(await one.accept(one.seller, 'Other words.')).toEqual(yes);
    expect(await one.seen()).toMatchObject({ answer: 'Other words.', sendBy: '2030-01-01' });
  });

  test('is declined with a reason, and may be asked for again', async () => {
    const one = await anAskedReturn();
    for (const _ of [1, 2]) expect(await one.decline(one.seller)).toEqual(yes);
    expect(await one.seen()).toMatchObject({ state: 'declined', answer: 'It was worn.' });
    for (const step of [one.accept(one.seller), one.withdraw(one.buyer), one.receive(one.seller)]) {
      expect(await step).toEqual(moved);
    }
    expect(await aReturn(one)).not.toBe(one.returnId);
  });

  test('is withdrawn until it is sent', async () => {
    const one = await anAskedReturn();
    for (const _ of [1, 2]) expect(await one.withdraw(one.buyer)).toEqual(yes);
    expect(await one.accept(one.seller)).toEqual(moved);
    const agreed = await anAskedReturn();
    await agreed.accept(agreed.seller);
    expect(await agreed.withdraw(agreed.buyer)).toEqual(yes);
    const sent = await anAskedReturn();
    await sent.accept(sent.seller);
    await sent.send(sent.buyer);
    expect(await sent.withdraw(sent.buyer)).toEqual(moved);
  });

  test('is sent and received only when agreed to, but may be brought by hand', async () => {
    const one = await anAskedReturn();
    expect(await one.send(one.buyer)).toEqual(moved);
    expect(await one.receive(one.seller)).toEqual(moved);
    await one.accept(one.seller);
    expect(await one.receive(one.seller)).toEqual(yes);
    expect(await one.send(one.buyer)).toEqual(moved);
    expect(await one.accept(one.seller)).toEqual(moved);
  });

  test.each([
    ['accepted and declined', 'accept', 'decline'],
    ['accepted and withdrawn', 'accept', 'withdraw'],
    ['declined and withdrawn', 'decline', 'withdraw'],
  ] as const)('%s at once has one answer', async (_, first, second) => {
    const one = await anAskedReturn();
    const by = { accept: one.seller, decline: one.seller, withdraw: one.buyer };
    const answers = await Promise.all([one[first](by[first]), one[second](by[second])]);
    const state = (await one.seen())?.state;
    // Agreed to first, it can still be withdrawn; any other pair excludes each other.
    if (answers.every((answer) => answer.ok))
      expect([first, second, state]).toEqual(['accept', 'withdraw', 'withdrawn']);
    else expect(answers).toContainEqual(moved);
    const told = (await eventsOf(one)) ?? [];
    expect(told).toHaveLength(1 + answers.filter((answer) => answer.ok).length);
  });

  test('is moved by nobody but the side whose turn it is', async () => {
    const one = await anAskedReturn();
    const strangers = [await aPerson(), (await aShop()).seller, aGuest(), anybody];
    const nobodys = steps(newId('return'));
    for (const actor of [...strangers, one.buyer]) {
      for (const step of [one.accept(actor), one.decline(actor), one.receive(actor), nobodys.accept(actor)]) {
        expect(await step).toEqual({ ok: false, code: 'not_found' });
      }
    }
    for (const actor of [...strangers, one.seller]) {
      for (const step of [one.withdraw(actor), one.send(actor), nobodys.send(actor)]) {
        expect(await step).toEqual({ ok: false, code: 'not_found' });
      }
    }
    expect(await one.seen()).toMatchObject({ state: 'requested' });
  });

  test('goes with its order when a guest’s purchases join an account', async () => {
    const one = await anAskedReturn({ actor: aGuest() });
    const person = { ...(await aPerson()), email: `${one.orderId}@example.com` };
    await ownerDb().execute(
      sql`update money.purchase set contact_email = ${person.email} where id = ${toUuid(one.purchaseId)}::uuid`,
    );
    await claimOrders(person);
    expect((await orderForBuyer(person, one.orderId))?.returns).toMatchObject([{ id: one.returnId }]);
    expect(await one.withdraw(one.buyer)).toEqual({ ok: false, code: 'not_found' });
    expect(await one.withdraw(person)).toEqual(yes);
  });
});

describe('an open return', () => {
  test('is found in a list of its own, counted, until it has ended', async () => {
    const one = await anAskedReturn();
    const listed = async () =>
      (await ordersOfPage(one.seller, one.pageId, { filter: 'returns' })).orders.map((order) => order.id);
    expect(await listed()).toEqual([one.orderId]);
    expect(await openOrderCount(one.seller, one.pageId, 'returns')).toBe(1);
    expect(await openOrderCount(await aPerson(), one.pageId, 'returns')).toBe(0);
    await one.decline(one.seller);
    expect(await listed()).toEqual([]);
    expect(await openOrderCount(one.seller, one.pageId, 'returns')).toBe(0);
  });

  test('keeps a page from closing, and is answered by the owners of one that closed before it was asked for', async () => {
    const one = await anAskedReturn();
    const [face] = await ownerDb().select({ handle: page.handle }).from(page).where(eq(page.id, one.pageId));
    const close = () => closePage(one.seller, { page: one.pageId, handle: face?.handle ?? '' });
    expect(await close()).toEqual({ ok: false, code: 'orders_open' });
    expect(await unfinishedOf(one.seller, one.pageId)).toMatchObject({ paying: 0, orders: [{ id: one.orderId }] });
    await one.withdraw(one.buyer);
    expect(await close()).toEqual(yes);
    const later = steps(await aReturn(one));
    expect(await later.accept(one.seller)).toEqual(yes);
    expect(await later.send(one.buyer)).toEqual(yes);
    expect(await later.receive(one.seller)).toEqual(yes);
  });

  test('that the buyer never sends keeps it from closing for the days she was given, and can still be answered', async () => {
    const one = await anAskedReturn();
    await one.accept(one.seller);
    expect(await unfinishedOf(one.seller, one.pageId)).toMatchObject({ orders: [{ id: one.orderId }] });
    const over = sql`(now() at time zone 'utc')::date - 1`;
    await ownerDb().update(returnRequest).set({ sendBy: over }).where(eq(returnRequest.id, one.returnId));
    expect(await unfinishedOf(one.seller, one.pageId)).toEqual({ paying: 0, orders: [] });
    expect(await one.send(one.buyer)).toEqual(yes);
    expect(await unfinishedOf(one.seller, one.pageId)).toMatchObject({ orders: [{ id: one.orderId }] });
  });
});
