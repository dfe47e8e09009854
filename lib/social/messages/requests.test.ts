import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aTalkOfFriends, aTalkWithPage } from '@/db/testing/talks';
import { newId, toUuid } from '@/lib/kernel/ids';
import { answerRequest } from '@/lib/money/requests/answer-request';
import { askPayment } from '@/lib/money/requests/ask-payment';
import { spokenRequests } from '@/lib/money/requests/queries';
import { AskPaymentForm } from '@/lib/money/requests/schema';
import { heard as isHeard, listenTo } from '@/lib/social/live/hub';
import { talkFor } from './queries';
import { writeMessage } from './write-message';

test('a request stands in the conversation of two people by a random name, and its state comes to whoever shows it', async () => {
  const { one, other, talk } = await aTalkOfFriends();
  const [requestId, key] = [newId('request'), randomUUID()];
  const wish = { requestId, handle: other.handle, currency: 'USD', amount: '9', reason: 'REASONMARK' };
  const asked = await askPayment(one, AskPaymentForm.parse(wish), { friend: other.personId, talk });
  if (!asked.ok) throw new Error(asked.code);
  const { mark } = asked.value;
  expect(await writeMessage(one, { talk }, { key, words: '', request: mark })).toMatchObject({ ok: true });
  const seen = await talkFor(other, { talk });
  expect(seen?.messages.at(-1)).toMatchObject({ kind: 'request', order: mark, words: null });
  expect(JSON.stringify(seen)).not.toMatch(/REASONMARK|rqs_/);
  expect((await spokenRequests(other, talk)).get(mark)).toMatchObject({ state: 'requested', reason: 'REASONMARK' });

  const told: string[] = [];
  const stop = listenTo([`talk:${toUuid(talk)}`], (_topic, word) => told.push(word));
  await isHeard();
  expect(await answerRequest(other, { requestId, answer: 'declined' })).toMatchObject({ ok: true });
  for (let tries = 0; tries < 100 && told.length === 0; tries++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).toEqual(['said']);
  stop();
  expect((await spokenRequests(one, talk)).get(mark)).toMatchObject({ state: 'declined' });
});

test('nothing is asked in the conversation with a page', async () => {
  const { person, talk } = await aTalkWithPage();
  const message = { key: randomUUID(), words: '', request: randomUUID() };
  expect(await writeMessage(person, { talk }, message)).toEqual({ ok: false, code: 'not_found' });
});
