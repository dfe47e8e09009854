import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aCharity, aDonation, aDonor } from '@/db/testing/donations';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aWish, befriend } from '@/db/testing/sharing';
import { aPerson, ownerDb } from '@/db/testing/world';
import { toUuid } from '@/lib/kernel/ids';
import { markLine } from '@/lib/money/orders/share/mark-line';
import { onlyTicked, ticks, ticksOf } from '@/lib/money/orders/share/model';
import { shareable, shareableLines } from '@/lib/money/orders/share/queries';
import { askCharity } from '@/lib/shop/charities/ask-charity';
import { sharesOfPerson } from './queries';
import { share } from './share';
import { takeBack } from './take-back';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

async function given() {
  const [charity, donor, friend] = [await aCharity(), await aDonor(), await aPerson()];
  await befriend(donor.actor, friend);
  const { orderId } = await aDonation(donor, charity.pageId, { dedication: undefined });
  const [line] = await shareableLines(donor.actor, orderId);
  const found = line && (await shareable(donor.actor, line.line));
  if (!found) throw new Error('nothing to share');
  return { ...charity, donor, friend, orderId, found };
}

test('a donation is shown by nobody but its donor, to whom she chose, as its charity and never how much; taken back it is gone', async () => {
  const { pageId, owner, donor, friend, found } = await given();
  expect(await sharesOfPerson(friend, donor.actor.personId)).toEqual([]);
  expect(found.donation).toBe(true);
  expect(ticksOf(found)).toEqual(['page', 'month']);
  // Whatever a form sends, neither sum nor title goes over.
  const shown = onlyTicked(found, await markLine(donor.actor, found), ticks);
  expect(shown).toEqual({ mark: shown.mark, page: pageId, donation: true, month: found.month });
  const shared = await share(donor.actor, shown, aWish({ audience: 'friends' }));
  if (!shared.ok) throw new Error(shared.code);
  const [seen] = await sharesOfPerson(friend, donor.actor.personId);
  expect(seen).toMatchObject({ page: { id: pageId }, donation: { takes: true }, item: null, price: null });
  expect(await sharesOfPerson(await aPerson(), donor.actor.personId)).toEqual([]);
  await askCharity(owner, { page: pageId, legalName: 'Other', registration: 'X-9', country: 'US' });
  expect(await sharesOfPerson(friend, donor.actor.personId)).toMatchObject([{ donation: { takes: false } }]);
  expect(await takeBack(donor.actor, { share: shared.value })).toMatchObject({ ok: true });
  expect(await sharesOfPerson(friend, donor.actor.personId)).toEqual([]);
});

test('the database keeps no sum with a donation that is shown, and no charity is shown but by name', async () => {
  const { donor, found } = await given();
  const mark = await markLine(donor.actor, found);
  expect(await share(donor.actor, onlyTicked(found, mark, ['month']), aWish({ audience: 'friends' }))).toMatchObject({
    code: 'nothing_inside',
  });
  await share(donor.actor, onlyTicked(found, mark, ['page']), aWish({ audience: 'friends' }));
  for (const change of [sql`price = 2000, currency = 'USD'`, sql`item = 'Donation'`, sql`page_id = null, item = 'x'`])
    await expect(
      ownerDb().execute(
        sql`update social.share set ${change} where person_id = ${toUuid(donor.actor.personId)}::uuid and mark = ${mark}::uuid`,
      ),
    ).rejects.toMatchObject({ cause: { constraint_name: 'share_donation' } });
});
