import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asActor } from '@/db/client/money';
import { order, orderEvent } from '@/db/schema/money/order';
import { returnRequest } from '@/db/schema/money/return';
import { pageMember } from '@/db/schema/shop/page';
import { aReturn, aSentOrder } from '@/db/testing/returns';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, ownerDb } from '@/db/testing/world';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { ok, type Result } from '@/lib/kernel/result';
import { closePage } from '@/lib/money/closing/close-page';
import { unfinishedOf } from '@/lib/money/closing/queries';
import { answerDispute } from '@/lib/money/disputes/answer-dispute';
import { sayDispute } from '@/lib/money/disputes/say-dispute';
import { orderMoney } from '@/lib/money/flow/queries';
import { beginOnboarding } from '@/lib/money/payouts/begin-onboarding';
import { dueStatement, sellerMoney } from '@/lib/money/payouts/queries';
import { returnFromProvider } from '@/lib/money/payouts/return-from-provider';
import { acceptReturn } from '@/lib/money/returns/accept-return';
import { declineReturn } from '@/lib/money/returns/decline-return';
import { exchangeReturn } from '@/lib/money/returns/exchange-return';
import { receiveReturn } from '@/lib/money/returns/receive-return';
import { refundReturn } from '@/lib/money/returns/refund-return';
import { type Capability, may, type Role, roles } from '@/lib/shop/ownership/model';
import { markDelivered } from './mark-delivered';
import { markShipped } from './mark-shipped';
import { openOrderCount, orderForSeller, ordersOfPage } from './queries';
import { refundOrder } from './refund-order';

type World = { page: Id<'page'>; order: Id<'order'>; return: Id<'return'>; seller: PersonActor };

let sandbox: TestSandbox;
let world: World;

const cast: readonly (readonly Role[])[] = [
  ...roles.map((role) => [role]),
  ['catalog', 'money'],
  ['orders', 'read_only'],
];
const people = new Map<readonly Role[], PersonActor>();

beforeAll(async () => {
  sandbox = await startTestSandbox();
  const sent = await aSentOrder();
  const asked = await aReturn(sent, { note: 'Too small for me' });
  world = { page: sent.pageId, order: sent.orderId, return: asked, seller: sent.seller };
  for (const held of cast) {
    const person = await aPerson();
    await ownerDb()
      .insert(pageMember)
      .values({ pageId: world.page, personId: person.personId, roles: [...held] });
    people.set(held, person);
  }
});
afterAll(() => sandbox.stop());

const parcel = { carrier: 'DHL', trackingCode: '1' };
const back = { returnUrl: 'http://localhost/a', refreshUrl: 'http://localhost/b' };

/** Every write of a page's people in this ring; each is refused before it looks at anything, or not because of a role. */
const writes: Record<string, [Capability, (actor: Actor, one: World) => Promise<Result<unknown, string>>]> = {
  markShipped: ['change_orders', (actor, one) => markShipped(actor, { orderId: one.order, ...parcel })],
  acceptReturn: [
    'change_orders',
    (actor, one) => acceptReturn(actor, { returnId: one.return, answer: '', labelUrl: '' }),
  ],
  exchangeReturn: [
    'change_orders',
    (actor, one) => exchangeReturn(actor, { returnId: one.return, ...parcel, back: {} }),
  ],
  declineReturn: ['change_orders', (actor, one) => declineReturn(actor, { returnId: one.return, answer: 'No' })],
  receiveReturn: ['change_orders', (actor, one) => receiveReturn(actor, { returnId: one.return })],
  markDelivered: ['change_orders', (actor, one) => markDelivered(actor, { orderId: one.order })],
  refundReturn: [
    'refund_returns',
    (actor, one) =>
      refundReturn(actor, { returnId: one.return, amount: money(99_999_900n, 'USD'), reason: '', back: {} }),
  ],
  refundOrder: [
    'refund_orders',
    (actor, one) =>
      refundOrder(actor, { orderId: one.order, amount: money(99_999_900n, 'USD'), reason: '', key: 'k'.repeat(20) }),
  ],
  sayDispute: [
    'answer_disputes',
    (actor, one) => sayDispute(actor, 'seller', { orderId: one.order, key: 'k'.repeat(20), words: 'It came.' }),
  ],
  answerDispute: ['answer_disputes', (actor, one) => answerDispute(actor, { orderId: one.order })],
  beginOnboarding: [
    'change_bank',
    // The provider does not know the made-up account of this page: whoever comes to hear that was let through.
    (actor, one) => beginOnboarding(actor, one.page, back).catch(() => ok(null)),
  ],
  closePage: ['close_page', (actor, one) => closePage(actor, { page: one.page, handle: 'another' })],
};

/** Every question of a page's people in this ring, answered with whether it told anything. */
const questions: Record<string, [Capability, (actor: Actor, one: World) => Promise<boolean>]> = {
  ordersOfPage: [
    'see_orders',
    async (actor, one) => (await ordersOfPage(actor, one.page, { filter: 'all' })).orders.length > 0,
  ],
  orderForSeller: ['see_orders', async (actor, one) => (await orderForSeller(actor, one.order)) !== null],
  openOrderCount: ['see_orders', async (actor, one) => (await openOrderCount(actor, one.page, 'returns')) > 0],
  buyers: ['see_buyers', async (actor, one) => Boolean((await orderForSeller(actor, one.order))?.shipTo)],
  'what buyers wrote': [
    'see_buyers',
    async (actor, one) => Boolean((await orderForSeller(actor, one.order))?.returns[0]?.note),
  ],
  orderMoney: ['see_money', async (actor, one) => (await orderMoney(actor, one.order, 'seller')) !== null],
  sellerMoney: ['see_money', async (actor, one) => (await sellerMoney(actor, one.page)) !== null],
  dueStatement: ['see_money', async (actor, one) => (await dueStatement(actor, one.page)) !== null],
  returnFromProvider: ['change_bank', (actor, one) => returnFromProvider(actor, one.page)],
  unfinishedOf: ['close_page', async (actor, one) => (await unfinishedOf(actor, one.page)).orders.length > 0],
};

describe('what the table says of orders and money', () => {
  it.each(Object.entries(questions))('is what %s tells', async (_, [capability, tells]) => {
    for (const [held, person] of people) {
      expect([held, await tells(person, world)]).toEqual([held, may(held, capability)]);
    }
  });

  it.each(Object.entries(writes))('is what %s does', async (_, [capability, write]) => {
    const before = await stands();
    for (const [held, person] of people) {
      if (may(held, capability)) continue;
      // Who sees orders learns that it is about her role; who may not even see them finds none.
      const isPages = capability === 'change_bank' || capability === 'close_page';
      const code = isPages || may(held, 'see_orders') ? 'not_allowed' : 'not_found';
      expect([held, await write(person, world)]).toEqual([held, { ok: false, code }]);
    }
    expect(await stands()).toEqual(before);
    for (const [held, person] of people) {
      if (!may(held, capability)) continue;
      const result = await write(person, world);
      expect([held, result.ok ? '' : result.code]).not.toEqual([held, 'not_allowed']);
    }
  });
});

/** How the order, its return and its timeline stand. */
async function stands() {
  const [of, asked, events] = await Promise.all([
    ownerDb()
      .select({ state: order.state, refunded: order.refundedMinor })
      .from(order)
      .where(eq(order.id, world.order)),
    ownerDb().select({ state: returnRequest.state }).from(returnRequest).where(eq(returnRequest.id, world.return)),
    ownerDb().$count(orderEvent, eq(orderEvent.orderId, world.order)),
  ]);
  return { of, asked, events };
}

describe('the database keeps the same table', () => {
  const touch = (actor: Actor) =>
    asActor(actor, (tx) =>
      tx.update(order).set({ carrier: 'X' }).where(eq(order.id, world.order)).returning({ id: order.id }),
    );
  const note = (actor: Actor) =>
    asActor(actor, (tx) =>
      tx.insert(orderEvent).values({ orderId: world.order, owner: 'x', pageId: world.page, kind: 'delivered' }),
    );

  it('a plain statement changes no order, and no timeline, without the role', async () => {
    for (const [held, person] of people) {
      const allowed = may(held, 'change_orders');
      expect([held, (await touch(person)).length]).toEqual([held, allowed ? 1 : 0]);
      if (!allowed) await expect(note(person)).rejects.toMatchObject({ cause: { code: '42501' } });
    }
  });
});
