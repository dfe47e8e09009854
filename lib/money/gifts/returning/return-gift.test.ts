import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moneyDb } from '@/db/client/money';
import { aGift, newKey } from '@/db/testing/gifts';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson } from '@/db/testing/world';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { mailRefund } from '@/lib/money/orders/mail-refund';
import { markDelivered } from '@/lib/money/orders/mark-delivered';
import { markShipped } from '@/lib/money/orders/mark-shipped';
import { myOrders, orderForBuyer, orderForSeller, ordersByToken } from '@/lib/money/orders/queries';
import { acceptReturn } from '@/lib/money/returns/accept-return';
import { askReturn } from '@/lib/money/returns/ask-return';
import { mailReturn } from '@/lib/money/returns/mail-return';
import { returnOffer } from '@/lib/money/returns/queries';
import { receiveReturn } from '@/lib/money/returns/receive-return';
import { refundReturn } from '@/lib/money/returns/refund-return';
import { listMailbox } from '@/lib/platform/mailbox';
import { hashToken } from '@/lib/platform/tokens';
import { givenGift } from '../queries';
import { askGiftReturn } from './ask-gift-return';
import { keepGift } from './keep-gift';
import { giftReturn } from './queries';
import { sendGiftReturn } from './send-gift-return';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const missing = { ok: false, code: 'not_found' };

/** A gift that has arrived with whoever accepted it: somebody with an account, or the holder of a link of her own. */
async function arrived(receiver: Actor) {
  const given = await aGift();
  const accepted = await given.accept(receiver, await given.link());
  if (!accepted.ok) throw new Error(accepted.code);
  const token = receiver.kind === 'person' ? '' : accepted.value.path.slice('/gift/open/'.length);
  const { seller, orderId } = given;
  await markShipped(seller, { orderId, carrier: 'CARRIERMARK', trackingCode: 'TRACKMARK1' });
  await markDelivered(seller, { orderId });
  const by = { token, orderId };
  const wish = (units = { [given.small]: 1 }) => ({
    ...{ ...by, key: newKey(), reason: 'does_not_fit' as const, note: 'NOTEMARK', wish: 'money' as const },
    ...{ units, wanted: null },
  });
  return { ...given, by, wish };
}

/** Every row that row security shows somebody, of every table of the ring. */
async function rowsOf(actor: Actor): Promise<string> {
  return moneyDb().transaction(async (tx) => {
    await tx.execute(sql`select set_config('souk.actor', ${actorKey(actor) ?? ''}, true)`);
    const tables = await tx.execute<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = 'money'`,
    );
    const all: unknown[] = [];
    for (const { name } of tables)
      all.push(...(await tx.execute(sql`select t::text from money.${sql.identifier(name)} t`)));
    return JSON.stringify(all);
  });
}

describe('what came as a gift', () => {
  test('goes back from its receiver, its money to its giver, who reads that it came back and nothing else', async () => {
    const receiver = await aPerson({ name: 'RECEIVERMARK' });
    const given = await arrived(receiver);
    const { giver, seller, orderId, by } = given;
    const asked = await askGiftReturn(receiver, given.wish());
    if (!asked.ok) throw new Error(asked.code);
    const returnId = asked.value;
    expect((await orderForSeller(seller, orderId))?.returns).toMatchObject([{ id: returnId, note: 'NOTEMARK' }]);
    expect(await acceptReturn(seller, { returnId, answer: 'ANSWERMARK', labelUrl: '' })).toMatchObject({ ok: true });
    expect(
      await sendGiftReturn(receiver, { ...by, returnId, carrier: 'BACKMARK', trackingCode: 'BACKCODE1' }),
    ).toMatchObject({ ok: true });
    expect(await receiveReturn(seller, { returnId })).toMatchObject({ ok: true });
    for (const step of ['accepted', 'received'] as const) await mailReturn(returnId, step);
    const amount = { amount: 2_000n, currency: 'USD' as const };
    const paid = await refundReturn(seller, { returnId, amount, reason: 'WHYMARK', back: { [given.small]: 1 } });
    expect(paid).toEqual({ ok: true, value: 'succeeded' });
    expect(await giftReturn(receiver, by)).toMatchObject({ latest: { state: 'refunded' }, paying: false });
    const [refund] = (await orderForBuyer(giver, orderId))?.refunds ?? [];
    if (refund) await mailRefund(refund.id);
    expect(refund).toMatchObject({ amount, state: 'succeeded', reason: '' });
    expect(await givenGift(giver, orderId)).toMatchObject({ state: 'accepted', returned: true });
    expect(await given.stock(given.small)).toBe(3);
    const read = [
      await orderForBuyer(giver, orderId),
      await myOrders(giver),
      await ordersByToken(hashToken(given.openToken)),
      await givenGift(giver, orderId),
      (await listMailbox(given.email)).map(({ subject, text }) => [subject, text]),
      await rowsOf(giver),
    ];
    const text = JSON.stringify(read, (_, value) => (typeof value === 'bigint' ? value.toString() : value));
    const marks = [
      'NOTEMARK',
      'ANSWERMARK',
      'BACKMARK',
      'BACKCODE1',
      'WHYMARK',
      'RECEIVERMARK',
      'TRACKMARK',
      'CARRIERMARK',
    ];
    expect([...marks, 'does_not_fit', 'return_'].filter((mark) => text.includes(mark))).toEqual([]);
    // Her receiver is told by her own mail, without an amount.
    const told = JSON.stringify((await listMailbox(receiver.email)).map(({ subject, text: body }) => [subject, body]));
    expect(told).toContain('ANSWERMARK');
    expect(told).not.toMatch(/20\.00|25\.00/);
  });

  test('is kept after all by whoever has it by a link alone', async () => {
    const given = await arrived(aGuest());
    const asked = await askGiftReturn(aGuest(), given.wish());
    if (!asked.ok) throw new Error(asked.code);
    expect(await giftReturn(aGuest(), given.by)).toMatchObject({ latest: { state: 'requested' }, offer: null });
    expect(await keepGift(aGuest(), { ...given.by, returnId: asked.value })).toEqual({ ok: true, value: null });
    expect((await giftReturn(aGuest(), given.by))?.offer).not.toBeNull();
  });

  test('is asked back by nobody else: not by its giver, not by a stranger, not under another order', async () => {
    const receiver = await aPerson();
    const [given, other] = [await arrived(receiver), await arrived(await aPerson())];
    const { giver, orderId } = given;
    for (const actor of [giver, await aPerson(), aGuest(), given.seller])
      expect(await askGiftReturn(actor, given.wish())).toEqual(missing);
    const { token: _, ...plain } = given.wish();
    expect(await returnOffer(giver, orderId)).toBeNull();
    expect(await askReturn(giver, plain)).toMatchObject({ ok: false, code: 'not_returnable' });
    const asked = await askGiftReturn(receiver, given.wish());
    if (!asked.ok) throw new Error(asked.code);
    const sent = (actor: Actor, order: Id<'order'>) =>
      sendGiftReturn(actor, { token: '', orderId: order, returnId: asked.value, carrier: '', trackingCode: '' });
    expect(await sent(giver, orderId)).toEqual(missing);
    expect(await sent(receiver, other.orderId)).toEqual(missing);
    expect(await keepGift(giver, { token: '', orderId, returnId: asked.value })).toEqual(missing);
  });
});
