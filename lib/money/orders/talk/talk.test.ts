import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asActor } from '@/db/client/money';
import { orderMark } from '@/db/schema/money/order-mark';
import { orderTalk } from '@/db/schema/money/parcel';
import { jobsOf } from '@/db/testing/jobs';
import { anAuthorizedOrder, aPaidOrder } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, ownerDb } from '@/db/testing/world';
import { actorKey } from '@/lib/identity/actor/model';
import { newId, toUuid } from '@/lib/kernel/ids';
import { orderForSeller } from '@/lib/money/orders/queries';
import { markOrder } from '@/lib/money/orders/spoken/mark-order';
import { ordersToSpeakOf, orderToSpeakOf, spokenOrders } from '@/lib/money/orders/spoken/queries';
import { announceMessage } from './announce-message';
import { openTalk } from './open-talk';
import { talkOf, talksOf, talksOfPage } from './queries';
import { MessageForm, SpeakForm } from './schema';

let sandbox: TestSandbox;
const social = postgres(process.env.DATABASE_URL_SOCIAL ?? '', { max: 1, onnotice: () => undefined });
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(async () => {
  await sandbox.stop();
  await social.end();
});

describe('the name of a conversation', () => {
  test('is one for both sides, however many open it at once, and says nothing of its order', async () => {
    const { orderId, buyer, seller } = await aPaidOrder();
    const opened = await Promise.all([
      ...[1, 2, 3].map(() => openTalk(buyer, { orderId, side: 'buyer' })),
      openTalk(seller, { orderId, side: 'shop' }),
    ]);
    const names = new Set(opened.map((one) => (one.ok ? one.value : one.code)));
    expect(names.size).toBe(1);
    const [name = ''] = names;
    expect(name).not.toContain(toUuid(orderId).slice(0, 8));
    expect(await talkOf(buyer, orderId, 'buyer')).toBe(name);
    expect((await talksOf(seller, [orderId], 'shop')).get(orderId)).toBe(name);
  });

  test('is told to nobody else, and to nobody of the wrong side', async () => {
    const { orderId, buyer, seller } = await aPaidOrder();
    await openTalk(buyer, { orderId, side: 'buyer' });
    const page = (await orderForSeller(seller, orderId))?.pageId ?? newId('page');
    for (const stranger of [await aPerson(), aGuest(), { kind: 'guest', guestHash: null, locale: 'en' } as const]) {
      for (const side of ['buyer', 'shop'] as const) {
        expect(await openTalk(stranger, { orderId, side })).toEqual({ ok: false, code: 'not_found' });
        expect(await talkOf(stranger, orderId, side)).toBeNull();
      }
      expect((await talksOfPage(stranger, page)).size).toBe(0);
    }
    expect(await openTalk(buyer, { orderId, side: 'shop' })).toEqual({ ok: false, code: 'not_found' });
    expect(await openTalk(seller, { orderId, side: 'buyer' })).toEqual({ ok: false, code: 'not_found' });
    expect((await talksOfPage(seller, page)).size).toBe(1);
  });

  test('is told to neither side before the order is the seller’s to see', async () => {
    const { orderId, buyer, seller } = await anAuthorizedOrder();
    expect(await openTalk(seller, { orderId, side: 'shop' })).toEqual({ ok: false, code: 'not_found' });
    expect(await openTalk(buyer, { orderId, side: 'buyer' })).toEqual({ ok: false, code: 'not_found' });
    expect(await talkOf(buyer, orderId, 'buyer')).toBeNull();
    expect(await ownerDb().$count(orderTalk, sql`order_id = ${toUuid(orderId)}::uuid`)).toBe(0);
  });

  test('cannot be looked up by the social ring, nor anything else of an order', async () => {
    for (const table of ['order_talk', '"order"', 'order_note', 'parcel', 'gone_buyer'])
      await expect(social.unsafe(`select 1 from money.${table} limit 1`)).rejects.toMatchObject({ code: '42501' });
  });
});

test('the other side is mailed once for what is written within a minute, and nobody for a stranger', async () => {
  const { orderId, buyer } = await aPaidOrder();
  await announceMessage(buyer, { orderId, side: 'buyer' });
  await announceMessage(buyer, { orderId, side: 'buyer' });
  await announceMessage(await aPerson(), { orderId, side: 'buyer' });
  expect(await jobsOf('money:mail-message', toUuid(orderId))).toBe(1);
});

describe('the form of a message', () => {
  const base = { orderId: newId('order'), key: 'k'.repeat(20) };
  test.each([
    ['', 'required'],
    ['  \n ', 'required'],
    ['x'.repeat(2001), 'too_long'],
    [`take ${'4242 '.repeat(4)}please`, 'card_number'],
    ['٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢', 'card_number'],
  ])('refuses %s', (words, code) => {
    expect(MessageForm.safeParse({ ...base, words }).error?.issues).toMatchObject([{ message: code }]);
  });
  test('is strict: whatever else comes along crosses nowhere', () => {
    const words = 'Is it blue?';
    expect(MessageForm.safeParse({ ...base, words }).success).toBe(true);
    for (const extra of [{ amount: '1' }, { shipTo: {} }, { method: 'pm_1' }])
      expect(MessageForm.safeParse({ ...base, words, ...extra }).success).toBe(false);
  });
});

describe('an order in the conversation of its buyer with its page', () => {
  const missing = { ok: false, code: 'not_found' };

  test('has a name of its own, given by its buyer, and is told to the two sides alone', async () => {
    const [{ orderId, buyer, seller }, another] = [await aPaidOrder(), await aPaidOrder()];
    const talk = newId('talk');
    const names = await Promise.all([1, 2, 3].map(() => markOrder(buyer, { orderId, talk })));
    expect(new Set(names.map((one) => one.ok && one.value)).size).toBe(1);
    const [named] = names;
    if (!named?.ok) throw new Error('it has a name');
    const written = await openTalk(buyer, { orderId, side: 'buyer' });
    expect(named.value).not.toBe(written.ok && written.value);
    expect(await spokenOrders(buyer, talk)).toMatchObject([
      { mark: named.value, side: 'buyer', order: { id: orderId } },
    ]);
    expect(await spokenOrders(seller, talk)).toMatchObject([
      { mark: named.value, side: 'shop', order: { id: orderId } },
    ]);
    const strangers = [await aPerson(), await aPerson({ operator: true }), aGuest(), another.buyer, another.seller];
    for (const stranger of strangers) {
      expect(await spokenOrders(stranger, talk)).toEqual([]);
      expect(await orderToSpeakOf(stranger, orderId)).toBeNull();
      if (stranger.kind === 'person')
        expect(await markOrder(stranger, { orderId, talk: newId('talk') })).toEqual(missing);
    }
    expect(await spokenOrders(buyer, newId('talk'))).toEqual([]);
    expect(await markOrder(seller, { orderId, talk })).toEqual(missing);
  });

  test('is offered among the buyer’s own at that page, once its seller sees it', async () => {
    const [paid, waiting] = [await aPaidOrder(), await anAuthorizedOrder()];
    const page = (await orderToSpeakOf(paid.buyer, paid.orderId))?.pageId ?? newId('page');
    expect((await ordersToSpeakOf(paid.buyer, page)).map(({ id }) => id)).toEqual([paid.orderId]);
    expect(await ordersToSpeakOf(waiting.buyer, page)).toEqual([]);
    expect(await ordersToSpeakOf(paid.seller, page)).toEqual([]);
    expect(await orderToSpeakOf(waiting.buyer, waiting.orderId)).toBeNull();
    expect(await markOrder(waiting.buyer, { orderId: waiting.orderId, talk: newId('talk') })).toEqual(missing);
  });

  test('is marked past the verb by nobody but its buyer, and in no other ring', async () => {
    const { orderId, seller } = await aPaidOrder();
    const values = { orderId, owner: actorKey(seller) ?? '', talkId: newId('talk') };
    await expect(asActor(seller, (tx) => tx.insert(orderMark).values(values))).rejects.toMatchObject({
      cause: { code: '42501' },
    });
    await expect(social`select 1 from money.order_mark`).rejects.toMatchObject({ code: '42501' });
  });

  test('takes the order, a key and words over, and nothing else', () => {
    const form = { orderId: newId('order'), key: 'a'.repeat(24), words: 'Where is it?' };
    expect(SpeakForm.safeParse(form).success).toBe(true);
    for (const more of [
      { pageId: newId('page') },
      { talk: newId('talk') },
      { mark: 'x' },
      { words: '4242 '.repeat(4) },
    ])
      expect(SpeakForm.safeParse({ ...form, ...more }).success).toBe(false);
  });
});
