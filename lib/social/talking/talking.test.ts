import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, describe, expect, test } from 'vitest';
import { reportedWith } from '@/db/testing/reported-with';
import { aGuest, aPerson, ownerDb } from '@/db/testing/world';
import type { Id } from '@/lib/kernel/ids';
import { forgetPerson } from '@/lib/social/following/forget-person';
import { markRead } from './mark-read';
import { messagesOf, unreadTalks } from './queries';
import { reportMessage } from './report-message';
import { say } from './say';
import { Said } from './schema';

const pools = (['social', 'money', 'shop', 'identity'] as const).map((ring) => ({
  ring,
  pool: postgres(process.env[`DATABASE_URL_${ring.toUpperCase()}`] ?? '', { max: 1, onnotice: () => undefined }),
}));
afterAll(() => Promise.all(pools.map(({ pool }) => pool.end())));

const aTalk = () => randomUUID();
const said = (talk: string, side: 'buyer' | 'shop', words: string, personId: Id<'person'> | null = null) =>
  say({ talk, side, personId, key: randomUUID(), words });
const wordsOf = async (talk: string, side: 'buyer' | 'shop') =>
  (await messagesOf({ talk, side })).map((one) => [one.words, one.mine, one.unread]);

describe('a conversation', () => {
  test('is new to the other side until it was read, and never one\u2019s own', async () => {
    const talk = aTalk();
    await said(talk, 'buyer', 'Is it blue?');
    expect(await wordsOf(talk, 'buyer')).toEqual([['Is it blue?', true, false]]);
    expect(await wordsOf(talk, 'shop')).toEqual([['Is it blue?', false, true]]);
    expect(await unreadTalks([talk, aTalk()], 'shop')).toEqual(new Set([talk]));
    expect(await unreadTalks([talk], 'buyer')).toEqual(new Set());
    const [first] = await messagesOf({ talk, side: 'shop' });
    if (!first) throw new Error('nothing was said');
    await said(talk, 'buyer', 'Or green?');
    await markRead({ talk, side: 'shop', message: first.id });
    expect(await wordsOf(talk, 'shop')).toEqual([
      ['Is it blue?', false, false],
      ['Or green?', false, true],
    ]);
  });

  test('holds the same form once, and thirty messages of a side in an hour', async () => {
    const talk = aTalk();
    const form = { talk, side: 'buyer', personId: null, key: 'k'.repeat(20), words: 'Once' } as const;
    await Promise.all([say(form), say(form), say(form)]);
    expect(await messagesOf({ talk, side: 'buyer' })).toHaveLength(1);
    const more = await Promise.all(Array.from({ length: 31 }, (_, at) => said(talk, 'buyer', `More ${at}`)));
    expect(more.filter((one) => one.ok)).toHaveLength(29);
    expect(more.find((one) => !one.ok)).toEqual({ ok: false, code: 'too_many_messages' });
    expect(await said(talk, 'shop', 'Slowly')).toEqual({ ok: true, value: null });
    expect(await say(form)).toEqual({ ok: true, value: null });
  });

  test('is seen by whoever names it and by nobody who does not', async () => {
    const talk = aTalk();
    await said(talk, 'buyer', 'Secret words');
    expect(await pools[0]?.pool.unsafe('select * from social.message')).toHaveLength(0);
    expect(await messagesOf({ talk: aTalk(), side: 'shop' })).toEqual([]);
    for (const { ring, pool } of pools.filter((one) => one.ring !== 'social')) {
      await expect(pool.unsafe('select 1 from social.message'), ring).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('takes in nothing but the words: not an order, an amount or an address', () => {
    const message = { talk: aTalk(), side: 'buyer', personId: null, key: 'k'.repeat(20), words: 'Hello' };
    expect(Said.safeParse(message).success).toBe(true);
    for (const extra of [{ orderId: 'ord_x' }, { total: 1 }, { email: 'a@b.c' }, { shipTo: {} }])
      expect(Said.safeParse({ ...message, ...extra }).success).toBe(false);
  });
});

describe('a reported message', () => {
  test('is read by the operator alone, and one\u2019s own cannot be reported', async () => {
    const talk = aTalk();
    const words = `Rude ${randomUUID()}`;
    await said(talk, 'shop', words);
    const [message] = await messagesOf({ talk, side: 'buyer' });
    if (!message) throw new Error('nothing was said');
    const heard = { talk, message: message.id };
    expect(await reportMessage({ ...heard, side: 'shop' })).toEqual({ ok: false, code: 'not_found' });
    expect(await reportMessage({ ...heard, talk: aTalk(), side: 'buyer' })).toEqual({ ok: false, code: 'not_found' });
    for (let times = 0; times < 2; times++)
      expect(await reportMessage({ ...heard, side: 'buyer' })).toEqual({ ok: true, value: null });
    expect((await messagesOf({ talk, side: 'buyer' }))[0]?.reported).toBe(true);
    expect(await reportedWith(await aPerson({ operator: true }), 'said', words)).toHaveLength(1);
    for (const nobody of [await aPerson(), aGuest()]) expect(await reportedWith(nobody, 'said', words)).toEqual([]);
  });
});

test('what a buyer wrote goes with her account; what she wrote for a shop stays without her name', async () => {
  const [talk, other] = [aTalk(), aTalk()];
  const person = await aPerson();
  await said(talk, 'buyer', 'Mine', person.personId);
  await said(talk, 'shop', 'Theirs');
  await said(other, 'shop', 'For the shop', person.personId);
  await forgetPerson(person.personId);
  await forgetPerson(person.personId);
  expect((await wordsOf(talk, 'buyer')).map(([words]) => words)).toEqual(['Theirs']);
  expect((await wordsOf(other, 'buyer')).map(([words]) => words)).toEqual(['For the shop']);
  const [left] = await ownerDb().execute<{ count: number }>(
    sql`select set_config('souk.talks', ${other}, true), (select count(*)::int from social.message where talk_id = ${other}::uuid and person_id is not null) as count`,
  );
  expect(left?.count).toBe(0);
});
