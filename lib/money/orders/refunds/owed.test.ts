import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asActor } from '@/db/client/money';
import { auditEvent } from '@/db/schema/identity/audit';
import { refund } from '@/db/schema/money/order';
import { orderPickup } from '@/db/schema/money/pickup';
import { turnClock } from '@/db/testing/disputes';
import { agreedOn, settled } from '@/db/testing/four-eyes';
import { aPaidOrder, type TestOrder } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { carryOut } from '@/lib/identity/proposals/carry-out';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { proveBooks } from '@/lib/money/books/prove-books';
import { unfinishedOf } from '@/lib/money/closing/queries';
import { hearRefund } from '@/lib/money/orders/hear-refund';
import { inboxCounts, inboxOf } from '@/lib/money/orders/inbox/queries';
import { markShipped } from '@/lib/money/orders/mark-shipped';
import { isReady, phaseOf } from '@/lib/money/orders/model';
import { packOrder } from '@/lib/money/orders/parcels/pack-order';
import { sendParcel } from '@/lib/money/orders/parcels/send-parcel';
import { handOver } from '@/lib/money/orders/pickup/hand-over';
import { makePickupCode } from '@/lib/money/orders/pickup/make-code';
import { openOrderCount, orderForBuyer, orderForSeller, ordersOfPage } from '@/lib/money/orders/queries';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { proposeSettling } from './propose-settling';
import { refundsThatCameBack } from './queries';

let sandbox: TestSandbox;
let operator: PersonActor;
let sold: TestOrder;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  operator = await aPerson({ operator: true });
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  sold = await aPaidOrder('pm_card_refundFail');
});

const usd = (minor: bigint) => money(minor, 'USD');

/** Gives some or all of an order back, by its seller; answers the provider's name for it. */
async function give(minor?: bigint): Promise<string> {
  const { seller, orderId } = sold;
  const key = `owed-${newId('refund').slice(-20)}`;
  const amount = minor === undefined ? {} : { amount: usd(minor) };
  expect(await refundOrder(seller, { orderId, reason: '', key, ...amount })).toMatchObject({ ok: true });
  const rows = await ownerDb().select().from(refund).where(eq(refund.orderId, orderId)).orderBy(refund.createdAt);
  return rows.at(-1)?.providerRefund ?? '';
}

/** Days later the bank sends these back. */
async function comeBack(...given: string[]): Promise<void> {
  await turnClock(sandbox, { advance_days: 3 });
  for (const one of given) expect(await hearRefund(one)).toBe(true);
}

/** What the bank says of one dispute of the order. */
async function bankSays(state: string, minor: number, withdrawn = true): Promise<void> {
  await ownerDb().execute(sql`
    select money.record_dispute(jsonb_build_object('dispute', ${`dp_${sold.orderId.slice(-12)}`}::text, 'intent', ${sold.intentId}::text,
      'reason', 'credit_not_processed', 'state', ${state}::text, 'inquiry', false, 'amount', ${minor}::text, 'currency', 'USD',
      'withdrawn', ${withdrawn}::boolean, 'fee', '1500', 'dueBy', null))`);
}

/** What each of the three reads: buyer, seller, operators; one figure. */
async function owed(): Promise<(bigint | null)[]> {
  const [mine, hers, listed] = await Promise.all([
    orderForBuyer(sold.buyer, sold.orderId),
    orderForSeller(sold.seller, sold.orderId),
    refundsThatCameBack(operator),
  ]);
  const row = listed.find((one) => one.orderId === sold.orderId);
  return [mine?.owed?.amount ?? null, hers?.owed?.amount ?? null, row?.amount.amount ?? null];
}
const allRead = (minor: bigint | null) => [minor, minor, minor];

describe('what is owed', () => {
  test('is what came back less what was given since, to the cent', async () => {
    await comeBack(await give());
    expect(await owed()).toEqual(allRead(4620n));
    await give(1n);
    expect(await owed()).toEqual(allRead(4619n));
    await give();
    expect(await owed()).toEqual(allRead(null));
    expect((await proveBooks()).differences).toEqual([]);
  });

  test('is all that came back, and not what was given before', async () => {
    const first = await give(1000n);
    const second = await give(500n);
    await give(700n);
    await comeBack(first);
    expect(await owed()).toEqual(allRead(1000n));
    await comeBack(second);
    expect(await owed()).toEqual(allRead(1500n));
  });

  test('is nothing that the bank took for the buyer, and again what it gave back', async () => {
    await comeBack(await give());
    await bankSays('needs_response', 4620);
    expect(await owed()).toEqual(allRead(null));
    await bankSays('lost', 4620);
    expect(await owed()).toEqual(allRead(null));
    expect(await orderForBuyer(sold.buyer, sold.orderId)).toMatchObject({ state: 'disputed' });
    await bankSays('won', 4620, false);
    expect(await owed()).toEqual(allRead(4620n));
  });

  test('stays where the bank took only the rest', async () => {
    const given = await give(1000n);
    await bankSays('needs_response', 3620);
    await comeBack(given);
    await bankSays('lost', 3620);
    expect(await owed()).toEqual(allRead(1000n));
    await settled(sold.orderId);
    expect(await owed()).toEqual(allRead(null));
  });

  test('is listed with the latest first', async () => {
    await comeBack(await give());
    const earlier = sold.orderId;
    sold = await aPaidOrder('pm_card_refundFail');
    await comeBack(await give());
    const listed = (await refundsThatCameBack(operator)).map((one) => one.orderId);
    expect(listed.indexOf(sold.orderId)).toBeLessThan(listed.indexOf(earlier));
    expect(await refundsThatCameBack(sold.seller)).toEqual([]);
  });
});

describe('what was given in another way', () => {
  test('is written down by two operators, once, and both sides read it', async () => {
    await comeBack(await give());
    const agreedSettling = () => agreedOn('refund.settle', toUuid(sold.orderId));
    const [agreed, again] = [await agreedSettling(), await agreedSettling()];
    expect((await Promise.all([agreed, agreed, agreed].map(carryOut))).sort()).toEqual(['done', 'over', 'over']);
    expect(await carryOut(again)).toBe('changed_since');
    expect(await owed()).toEqual(allRead(null));
    for (const view of [
      await orderForBuyer(sold.buyer, sold.orderId),
      await orderForSeller(sold.seller, sold.orderId),
    ]) {
      const settled = view?.events.filter(({ kind }) => kind === 'refund_settled');
      expect(settled).toMatchObject([{ detail: { amount: '4620', currency: 'USD' } }]);
    }
    const lines = await ownerDb()
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.subject, toUuid(sold.orderId)));
    expect(lines.filter(({ action }) => action === 'proposal.carry-out').map(({ detail }) => detail.outcome)).toEqual([
      'done',
      'changed_since',
    ]);
    expect((await proveBooks()).differences).toEqual([]);
  });

  test('is nobody else’s to say, and nothing where nothing is owed', async () => {
    const settle = (by: PersonActor, orderId = sold.orderId) =>
      proposeSettling(by, { proposal: newId('proposal'), orderId, reason: 'The buyer wrote that it arrived.' });
    const missing = { ok: false, code: 'not_found' };
    expect(await settle(operator)).toEqual(missing);
    await comeBack(await give());
    for (const other of [sold.seller, sold.buyer, await aPerson()]) expect(await settle(other)).toEqual(missing);
    expect(await settle(operator, newId('order'))).toEqual(missing);
    for (const role of ['owner', 'catalog']) {
      const member = await aPerson({ roles: ['money'] });
      await ownerDb().execute(sql`insert into shop.page_member (page_id, person_id, roles) select page_id, ${toUuid(member.personId)}::uuid,
        array[${role}::text] from money."order" where id = ${toUuid(sold.orderId)}::uuid`);
      expect(await settle(member)).toEqual({ ok: false, code: 'own' });
    }
    const alone = ownerDb().execute(sql`insert into money.order_event (order_id, owner, page_id, kind, detail)
      select id, owner, page_id, 'refund_settled', '{}' from money."order" where id = ${toUuid(sold.orderId)}::uuid`);
    await expect(alone).rejects.toMatchObject({ cause: { constraint_name: 'settling_takes_two' } });
    // Nor by saying that it was given by a refund: of what came back none has succeeded.
    const said = { amount: '4620', currency: 'USD' };
    const otherwise = asActor({ kind: 'system', name: 'test', locale: 'en' }, (tx) =>
      tx.execute(sql`insert into money.order_event (order_id, owner, page_id, kind, detail)
        select id, owner, page_id, 'refunded', ${JSON.stringify(said)}::text::jsonb from money."order" where id = ${toUuid(sold.orderId)}::uuid`),
    );
    await expect(otherwise).rejects.toMatchObject({ cause: { constraint_name: 'refunded_is_given' } });
    expect(await owed()).toEqual(allRead(4620n));
    const events = (await orderForSeller(sold.seller, sold.orderId))?.events.map(({ kind }) => kind);
    expect(events).not.toContain('refund_settled');
  });
});

describe('an order that is on the shelf again', () => {
  const pageOf = async (): Promise<Id<'page'>> => {
    const found = await orderForSeller(sold.seller, sold.orderId);
    if (!found) throw new Error('no order');
    return found.pageId;
  };
  const unfinished = async (pageId: Id<'page'>) => (await unfinishedOf(sold.seller, pageId)).orders.length;

  test('is neither packed nor sent to anybody', async () => {
    await packOrder(sold.seller, sold);
    const [packed] = (await orderForSeller(sold.seller, sold.orderId))?.parcels ?? [];
    if (!packed) throw new Error('no parcel');
    await comeBack(await give());
    const how = { carrier: '', trackingCode: '' };
    const refused = { ok: false, code: 'not_shippable' };
    expect(await markShipped(sold.seller, { orderId: sold.orderId, ...how })).toEqual(refused);
    expect(await sendParcel(sold.seller, { parcelId: packed.id, ...how })).toEqual(refused);
    expect(await packOrder(sold.seller, sold)).toEqual({ ok: false, code: 'not_packable' });
    expect(await orderForSeller(sold.seller, sold.orderId)).toMatchObject({ state: 'paid', shippedAt: null });
  });

  test('is handed over to nobody who would fetch it', async () => {
    const { orderId } = sold;
    const place = { placeId: newId('place'), placeName: 'Counter' };
    await ownerDb()
      .insert(orderPickup)
      .values({ orderId, pageId: await pageOf(), ...place });
    await packOrder(sold.seller, sold);
    const ready = await orderForBuyer(sold.buyer, sold.orderId);
    expect(ready && isReady(ready)).toBe(true);
    await comeBack(await give());
    const code = makePickupCode(sold.orderId);
    expect(await handOver(sold.seller, { orderId: sold.orderId, code })).toEqual({
      ok: false,
      code: 'not_deliverable',
    });
    const after = await orderForBuyer(sold.buyer, sold.orderId);
    expect(after && isReady(after)).toBe(false);
  });

  test('stands in no list of what is to be packed, and is open until its money was given', async () => {
    const pageId = await pageOf();
    const listed = async () => {
      const all = { words: '', from: null, to: null, sort: 'newest' } as const;
      const shows = ['to_pack', 'packed', 'to_ship', 'cancelled', 'all'] as const;
      const lists = await Promise.all(
        shows.map(async (show) =>
          (await inboxOf(sold.seller, pageId, { show, ...all })).orders.length > 0 ? [show] : [],
        ),
      );
      return lists.flat();
    };
    expect(await listed()).toEqual(['to_pack', 'to_ship', 'all']);
    await comeBack(await give());
    expect(await listed()).toEqual(['cancelled', 'all']);
    expect(await inboxCounts(sold.seller, pageId)).toMatchObject({ to_pack: 0, packed: 0, cancelled: 1, all: 1 });
    expect(await openOrderCount(sold.seller, pageId)).toBe(0);
    const open = async () => (await ordersOfPage(sold.seller, pageId, { filter: 'open' })).orders.length;
    expect([await open(), await unfinished(pageId)]).toEqual([1, 1]);
    const phase = async () => {
      const mine = await orderForBuyer(sold.buyer, sold.orderId);
      return mine && phaseOf(mine);
    };
    expect(await phase()).toBe('owed');
    await settled(sold.orderId);
    expect([await open(), await unfinished(pageId), await phase()]).toEqual([0, 0, 'given_back']);
    expect((await ordersOfPage(sold.seller, pageId, { filter: 'closed' })).orders).toHaveLength(1);
    expect(await listed()).toEqual(['cancelled', 'all']);
    expect(await markShipped(sold.seller, { orderId: sold.orderId, carrier: '', trackingCode: '' })).toMatchObject({
      code: 'not_shippable',
    });
  });

  test('is no other order: one of which only the money came back is sent as ever', async () => {
    await comeBack(await give(620n));
    expect(await inboxCounts(sold.seller, await pageOf())).toMatchObject({ to_pack: 1, cancelled: 0 });
    expect(await markShipped(sold.seller, { orderId: sold.orderId, carrier: '', trackingCode: '' })).toMatchObject({
      ok: true,
    });
  });
});
