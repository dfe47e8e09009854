import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { socialDb } from '@/db/client/social';
import { reportedWith } from '@/db/testing/reported-with';
import { aTalkOfFriends, aTalkWithPage } from '@/db/testing/talks';
import { aGuest, aPerson } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { newId, toUuid } from '@/lib/kernel/ids';
import { heard as isHeard, listenTo } from '@/lib/social/live/hub';
import { newsOf } from '../notices/queries';
import { changeHearing } from './change-hearing';
import { changeShown, shownBy } from './change-shown';
import { byDay } from './model';
import { talkFor } from './queries';
import { readTalk } from './read-talk';
import { removeMessage } from './remove-message';
import { reportMessage } from './report-message';
import { MessageForm } from './schema';
import { tellTyping } from './tell-typing';
import { writeMessage } from './write-message';

type Talk = Parameters<typeof talkFor>[1]['talk'];
const said = (actor: PersonActor, talk: Talk, words: string) =>
  writeMessage(actor, { talk }, { key: randomUUID(), words });

describe('what somebody shows', () => {
  test('of her reading is seen by the other only while both show it, and is taken back with a word', async () => {
    const { one, other, talk } = await aTalkOfFriends();
    await said(one, talk, 'Hello');
    const seen = async () => (await talkFor(one, { talk }))?.seen;
    await readTalk(other, { talk, number: 1 });
    expect(await seen()).toBe(1);
    await changeShown(one, { typing: true, reads: false });
    expect(await seen()).toBe(0);
    await changeShown(one, { typing: true, reads: true });
    expect(await seen()).toBe(1);
    await changeShown(other, { typing: true, reads: false });
    expect(await seen()).toBe(0);
    await said(one, talk, 'And now?');
    await readTalk(other, { talk, number: 2 });
    expect((await newsOf(other)).talks).toBe(0);
    await changeShown(other, { typing: true, reads: true });
    expect(await seen()).toBe(0);
    expect(await shownBy(other)).toEqual({ typing: true, reads: true });
  });

  test('of her writing is told to nobody once she switched it off', async () => {
    const { one, other, talk } = await aTalkOfFriends();
    const heard: string[] = [];
    const stop = listenTo([`talk:${toUuid(talk)}`], (_topic, word) => heard.push(word));
    await isHeard();
    await changeShown(one, { typing: false, reads: true });
    await tellTyping(one, { talk });
    await tellTyping(other, { talk });
    const side = (await talkFor(other, { talk }))?.side;
    for (let tries = 0; tries < 100 && heard.length === 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toEqual([`typing:${side}`]);
    expect((await talkFor(one, { talk }))?.typing).toBe(false);
    stop();
  });
});

describe('a conversation with a page', () => {
  test('takes nothing more from either while one side wants nothing, and the other is not told which', async () => {
    const { person, seller, pageId, talk } = await aTalkWithPage();
    await said(person, talk, 'Hello');
    const refused = { ok: false, code: 'cannot_write' };
    const page = () => writeMessage(seller, { talk, as: pageId }, { key: randomUUID(), words: 'Buy more' });
    await changeHearing(person, { talk, closed: true });
    expect(await page()).toEqual(refused);
    expect(await talkFor(seller, { talk, as: pageId })).toMatchObject({ open: false, closedByMe: false });
    expect(await talkFor(person, { talk })).toMatchObject({ open: false, closedByMe: true });
    await changeHearing(person, { talk, closed: false });
    expect((await page()).ok).toBe(true);
    await changeHearing(seller, { talk, as: pageId, closed: true });
    expect(await said(person, talk, 'Hello?')).toEqual(refused);
    expect((await changeHearing(await aPerson(), { talk, closed: false })).ok).toBe(false);
    const friends = await aTalkOfFriends();
    expect((await changeHearing(friends.one, { talk: friends.talk, closed: true })).ok).toBe(false);
  });

  test('that is muted counts for nothing and is told of no more', async () => {
    const { person, seller, pageId, talk } = await aTalkWithPage();
    await said(person, talk, 'Hello');
    await changeHearing(person, { talk, muted: true });
    await writeMessage(seller, { talk, as: pageId }, { key: randomUUID(), words: 'Hi' });
    expect((await newsOf(person)).talks).toBe(0);
    expect(await talkFor(person, { talk })).toMatchObject({ muted: true, latest: 2 });
    const told = sql`select 1 from social.notice where person_id = ${toUuid(person.personId)}::uuid`;
    expect(await socialDb().execute(told)).toHaveLength(0);
    await changeHearing(person, { talk, muted: false });
    await writeMessage(seller, { talk, as: pageId }, { key: randomUUID(), words: 'Hi again' });
    expect(await socialDb().execute(told)).toHaveLength(1);
  });

  test('is where a page proposes what is its own to be paid, and nobody else anything', async () => {
    const { person, seller, pageId, talk, variants } = await aTalkWithPage();
    const [pay] = variants;
    const { variants: others } = await aTalkWithPage();
    const propose = (actor: PersonActor, as: typeof pageId | undefined, variant: typeof pay) =>
      writeMessage(actor, { talk, as }, { key: randomUUID(), words: '', pay: variant });
    expect((await propose(seller, pageId, pay)).ok).toBe(true);
    expect(await propose(seller, pageId, others[0])).toEqual({ ok: false, code: 'not_found' });
    expect(await propose(person, undefined, pay)).toEqual({ ok: false, code: 'not_found' });
    expect((await talkFor(person, { talk }))?.messages).toMatchObject([{ kind: 'pay', variant: pay, words: null }]);
  });

  test('is where who buys there speaks of an order, by a name that goes with the message, and nobody else', async () => {
    const { person, seller, pageId, talk } = await aTalkWithPage();
    const friends = await aTalkOfFriends();
    const [order, missing] = [randomUUID(), { ok: false, code: 'not_found' }];
    const speak = (actor: PersonActor, place: { talk: typeof talk; as?: typeof pageId }) =>
      writeMessage(actor, place, { key: randomUUID(), words: 'Where is it?', order });
    const written = await speak(person, { talk });
    expect(await speak(seller, { talk, as: pageId })).toEqual(missing);
    expect(await speak(friends.one, { talk: friends.talk })).toEqual(missing);
    expect((await talkFor(seller, { talk }))?.messages).toMatchObject([{ kind: 'order', order, product: null }]);
    if (!written.ok) throw new Error('it was written');
    expect((await removeMessage(person, { talk, message: written.value })).ok).toBe(true);
    expect((await talkFor(seller, { talk }))?.messages).toMatchObject([{ removed: true, order: null, words: null }]);
  });
});

test('a reported message is read by the operator alone, one’s own cannot be, and twice is once', async () => {
  const { one, other, talk } = await aTalkOfFriends();
  const words = `Rude ${randomUUID()}`;
  const written = await said(one, talk, words);
  if (!written.ok) throw new Error('it was written');
  const message = written.value;
  const missing = { ok: false, code: 'not_found' };
  expect(await reportMessage(one, { talk, message })).toEqual(missing);
  expect(await reportMessage(await aPerson(), { talk, message })).toEqual(missing);
  for (let times = 0; times < 2; times++) expect((await reportMessage(other, { talk, message })).ok).toBe(true);
  expect((await talkFor(other, { talk }))?.messages[0]?.reported).toBe(true);
  expect((await talkFor(one, { talk }))?.messages[0]?.reported).toBe(false);
  expect(await reportedWith(await aPerson({ operator: true }), 'message', words)).toHaveLength(1);
  for (const nobody of [await aPerson(), aGuest()]) expect(await reportedWith(nobody, 'message', words)).toEqual([]);
});

describe('words', () => {
  test('are parted by days', () => {
    const at = ['2026-01-01T10:00:00Z', '2026-01-01T23:00:00Z', '2026-01-02T01:00:00Z'].map((iso) => ({
      at: new Date(iso),
    }));
    expect(byDay(at, (time) => time.toISOString().slice(0, 10)).map(({ messages }) => messages.length)).toEqual([2, 1]);
  });

  test('hold no card’s number, no overriding of direction, and something', () => {
    const form = { talk: 'tlk_00000000000000000000000000', key: 'k'.repeat(20) };
    const read = (words: string) => MessageForm.safeParse({ ...form, words });
    expect(read(` a\u202eb `).data?.words).toBe('ab');
    for (const brings of [{ product: newId('product') }, { pay: newId('variant') }])
      expect(MessageForm.safeParse({ ...form, words: '', ...brings }).success).toBe(true);
    for (const [words, code] of [
      ['', 'required'],
      ['x'.repeat(2001), 'too_long'],
      [`${'4242 '.repeat(4)}`, 'card_number'],
    ] as const)
      expect(read(words).error?.issues).toMatchObject([{ message: code }]);
  });
});
