import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageMember } from '@/db/schema/shop/page';
import { leave } from '@/db/testing/leave';
import { aPurchase } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { befriend } from '@/db/testing/talks';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { addNote } from '@/lib/money/orders/notes/add-note';
import { notesOf } from '@/lib/money/orders/notes/queries';
import { orderForSeller, ordersOfPage } from '@/lib/money/orders/queries';
import { forgetShipTos } from '@/lib/money/orders/ship-to/forget-ship-tos';
import { disputeDays } from '@/lib/money/orders/ship-to/model';
import { shownName } from '@/lib/platform/shown-name';
import { voiceOf } from '@/lib/platform/voice';
import { gridEdits } from '@/lib/shop/grid/queries';
import { peopleOf } from '@/lib/shop/ownership/queries';
import { openTalk } from '@/lib/social/messages/open-talk';
import { talkFor, talksOf } from '@/lib/social/messages/queries';
import { writeMessage } from '@/lib/social/messages/write-message';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

async function write(from: PersonActor, to: Parameters<typeof openTalk>[1], words: string) {
  const talk = await openTalk(from, to);
  if (!talk.ok || !(await writeMessage(from, { talk: talk.value }, { key: randomUUID(), words })).ok)
    throw new Error('nothing was written');
  return talk.value;
}

/** Somebody who buys at one page, works on another, and has a friend; all of them wrote to each other. */
async function aLife() {
  const [her, friend] = await befriend();
  const [bought, worked] = [await aShop({ stocks: [9] }), await aShop({ stocks: [9] })];
  const { orderId } = await aPurchase(await aShopper(her), bought.variants, 'paid');
  const sold = await aPurchase(await aShopper(await aPerson()), worked.variants, 'paid');
  await ownerDb()
    .insert(pageMember)
    .values({ pageId: worked.pageId, personId: her.personId, roles: ['orders', 'catalog'] });
  await addNote(her, { orderId: sold.orderId, key: randomUUID(), words: 'Wrap it well' });
  const [person, page] = [toUuid(her.personId), toUuid(worked.pageId)];
  await ownerDb().execute(sql`
    insert into shop.bulk_edit (id, page_id, person_id, products) values (gen_random_uuid(), ${page}::uuid, ${person}::uuid, 1)`);
  const withFriend = await write(her, { person: friend.personId }, 'Are you coming?');
  const withPage = await write(her, { page: bought.pageId }, 'Is it blue?');
  return { her, friend, bought, worked, orderId, soldId: sold.orderId, withFriend, withPage };
}

/** By what name others find her, wherever they can come across her. */
async function namesOf(life: Awaited<ReturnType<typeof aLife>>): Promise<[string, string | null | undefined][]> {
  const { friend, bought, worked, orderId, soldId, withFriend, withPage } = life;
  const as = bought.pageId;
  const [{ orders }, talks, pageTalks, notes, edits, people] = await Promise.all([
    ordersOfPage(bought.seller, bought.pageId, { filter: 'all' }),
    talksOf(friend),
    talksOf(bought.seller, { as }),
    notesOf(worked.seller, soldId),
    gridEdits(worked.seller, worked.pageId),
    peopleOf(worked.seller, worked.pageId),
  ]);
  return [
    ['an order', (await orderForSeller(bought.seller, orderId))?.shipTo?.name],
    ['a list of orders', orders[0]?.shipTo?.name],
    ['a friend’s list', talks[0]?.partner?.name],
    ['a friend’s conversation', (await talkFor(friend, { talk: withFriend }))?.partner?.name],
    ['a page’s list', pageTalks[0]?.partner?.name],
    ['a page’s conversation', (await talkFor(bought.seller, { talk: withPage, as }))?.partner?.name],
    ['a note', notes[0]?.by],
    ['a save', edits[0]?.who],
    ['a page’s people', people.find((one) => !one.you)?.name],
  ];
}

test('is what everybody reads who dealt with somebody that has left, in both languages', async () => {
  const life = await aLife();
  const words = { en: 'Deleted user', ar: 'مستخدم محذوف' };
  const said = async (locale: 'en' | 'ar') =>
    (await namesOf(life)).map(([place, name]) => [place, shownName(voiceOf(locale).t, name)]);
  const before = await said('en');
  expect(before.filter(([, name]) => name === words.en)).toEqual([]);
  await leave(life.her.personId);
  // Where her order went stays readable until nobody can dispute its payment.
  await ownerDb().execute(sql`
    update money."order" set created_at = now() - make_interval(days => ${disputeDays + 2}), delivered_at = null,
      arrives_by = (now() - make_interval(days => ${disputeDays + 2}))::date where id = ${toUuid(life.orderId)}::uuid`);
  await forgetShipTos();
  for (const locale of ['en', 'ar'] as const)
    expect(await said(locale)).toEqual(before.map(([place]) => [place, words[locale]]));
});
