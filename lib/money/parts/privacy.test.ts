import { afterAll, beforeAll, expect, test } from 'vitest';
import { asActor } from '@/db/client/money';
import { splitPart } from '@/db/schema/money/split';
import { jobsOf } from '@/db/testing/jobs';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aStartedSplit, partsOf, payers, payShare } from '@/db/testing/split';
import { blocked } from '@/db/testing/tied';
import { aPerson } from '@/db/testing/world';
import { toUuid } from '@/lib/kernel/ids';
import { listMailbox } from '@/lib/platform/mailbox';
import { sharesForMe } from './for-me';
import { mailPart } from './mail-part';
import { partPath, splitPath } from './model';
import { mySplit, openedPart } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** What anything says, with its amounts as text. */
const said = (value: unknown) => JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? `${one}` : one));

test('a share shows its own amount and the total, and nothing of what others pay or with what', async () => {
  const [friend] = await payers(1);
  const { person, figures } = { person: friend.actor.personId, figures: ['5001', '3002', '1997'] };
  const wish = { people: [{}, { person }, {}], way: 'exact' as const, figures };
  const { starter, purchaseId, parts } = await aStartedSplit(3, { wish });
  const token = parts[1]?.token ?? '';
  const stranger = await aPerson();
  expect(await openedPart(stranger, token)).toBeNull();
  expect(await openedPart({ kind: 'guest', guestHash: null, locale: 'en' }, token)).toBeNull();
  const hers = said(await openedPart(friend.actor, token));
  expect(hers).toContain('"3002"');
  expect(hers).toContain('"10000"');
  for (const not of ['5001', '1997', '4242', 'pm_', starter.actor.email, starter.methodId])
    expect(hers).not.toContain(not);
  expect(await payShare(friend, parts[1])).toMatchObject({ ok: true });
  // Its starter sees that she is in, and nothing of how.
  const starters = said(await mySplit(starter.actor, purchaseId));
  expect(starters).toContain('"held"');
  for (const not of ['4242', 'pm_', 'stripe', friend.actor.email, friend.methodId]) expect(starters).not.toContain(not);
  expect(await mySplit(friend.actor, purchaseId)).toBeNull();
  expect((await sharesForMe(friend.actor)).map(({ path }) => path)).toEqual([partPath(token)]);
  expect((await sharesForMe(starter.actor)).map(({ path }) => path)).toEqual([splitPath(purchaseId)]);
  expect(await sharesForMe(stranger)).toEqual([]);
  // Behind every query: row security shows a payer her own share alone.
  const rows = await asActor(friend.actor, (tx) => tx.select({ position: splitPart.position }).from(splitPart));
  expect(rows).toEqual([{ position: 2 }]);
  expect(await asActor(stranger, (tx) => tx.select({ id: splitPart.id }).from(splitPart))).toEqual([]);
});

test('of two who are apart neither is named to the other by a share, nor listed; its link goes on working', async () => {
  const [friend] = await payers(1);
  const wish = { people: [{}, { person: friend.actor.personId }] };
  const { starter, purchaseId, parts } = await aStartedSplit(2, { wish });
  const token = parts[1]?.token ?? '';
  const names = async () => (await mySplit(starter.actor, purchaseId))?.parts[1]?.name;
  expect(await sharesForMe(friend.actor)).toHaveLength(1);
  expect((await openedPart(friend.actor, token))?.starter).toBe(starter.actor.name);
  expect(await names()).toBe(friend.actor.name);
  await blocked(friend.actor, starter.actor);
  expect(await sharesForMe(friend.actor)).toEqual([]);
  expect(await openedPart(friend.actor, token)).toMatchObject({ starter: null, state: 'asked' });
  expect(await names()).toBeNull();
  // What she lets be held all the same she finds again, and what becomes of it she is told; she is asked for nothing.
  expect(await payShare(friend, parts[1])).toMatchObject({ ok: true });
  const part = parts[1];
  if (!part) throw new Error('no share');
  for (const step of ['asked', 'paid'] as const) await mailPart(part.id, step);
  const letters = await listMailbox(friend.actor.email);
  expect(letters).toHaveLength(1);
  expect(said(letters)).toContain('Somebody');
  expect(said(letters)).not.toContain(starter.actor.name);
  expect((await sharesForMe(friend.actor)).map(({ path }) => path)).toEqual([partPath(token)]);
});

test('who is asked by name is told once her asker’s own share is held, without thing or amount', async () => {
  const friend = await aPerson();
  const { starter, purchaseId, parts } = await aStartedSplit(2, {
    wish: { people: [{}, { person: friend.personId }] },
  });
  const part = parts[1];
  if (!part) throw new Error('no share');
  expect(await jobsOf('money:mail-part', toUuid(part.id))).toBe(1);
  await mailPart(part.id, 'asked');
  const [letter] = await listMailbox(friend.email);
  expect(letter?.text).toContain(part.token);
  expect(letter?.text).toContain(starter.actor.name);
  expect(said(letter)).not.toMatch(/\$|50\.00|100\.00|Thing/);
  const unnamed = await aStartedSplit(2);
  const [link] = (await partsOf(unnamed.starter.actor, unnamed.purchaseId)).slice(1);
  if (!link) throw new Error('no share');
  await mailPart(link.id, 'asked');
  await mailPart(part.id, 'declined');
  expect((await listMailbox(starter.actor.email)).map(({ text }) => text.includes(purchaseId))).toEqual([true]);
});
