import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPerson as anAccount } from '@/db/testing/a-person';
import { everythingStored, formsOf, placesOf } from '@/db/testing/everything-stored';
import { nameBuyer } from '@/db/testing/name-buyer';
import { aPurchase } from '@/db/testing/orders';
import { aReview, aReviewed } from '@/db/testing/reviews';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { closeAccount } from '@/lib/identity/accounts/close-account';
import type { PersonActor } from '@/lib/identity/actor/model';
import { identityStored } from '@/lib/identity/stored/model';
import { newId, toUuid } from '@/lib/kernel/ids';
import { mailReceipt } from '@/lib/money/orders/mail-receipt';
import { moneyStored } from '@/lib/money/stored/model';
import { forgetWallet } from '@/lib/money/wallet/forget-wallet';
import { sendMail } from '@/lib/platform/mail';
import { deletedWithAccount } from '@/lib/platform/stored/model';
import { forgetReviewer } from '@/lib/shop/reviews/forget-reviewer';
import { shopStored } from '@/lib/shop/stored/model';
import { followPage } from '@/lib/social/following/follow-page';
import { forgetPerson } from '@/lib/social/following/forget-person';
import { socialStored } from '@/lib/social/stored/model';
import { say } from '@/lib/social/talking/say';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** Somebody with something of hers in every ring, with a word in it that stands nowhere else. */
async function somebody(marker: string): Promise<PersonActor> {
  const actor = await anAccount({ email: `${marker.toLowerCase()}@example.com` });
  const person = toUuid(actor.personId);
  const [friend, shop, reviewed] = [await aPerson(), await aShop({ stocks: [9] }), await aReviewed()];
  await followPage(actor, { page: shop.pageId, follow: 'yes' });
  // Her account's address and that of a receipt may differ, and each has letters.
  const bought = await aPurchase(await aShopper(actor), shop.variants, 'paid', `receipts-${actor.email}`);
  await sendMail({ to: actor.email, subject: 'Hello', text: marker, html: marker, locale: 'en' });
  await nameBuyer(bought.orderId, `${marker} Buyer`);
  await mailReceipt(bought.purchaseId);
  await aReview(reviewed.product.id, { by: actor, body: `${marker} thinks it is fine` });
  await say({
    talk: randomUUID(),
    side: 'buyer',
    personId: actor.personId,
    key: randomUUID(),
    words: `${marker} asks`,
  });
  const [circle, share] = [toUuid(newId('circle')), toUuid(newId('share'))];
  const other = toUuid(friend.personId);
  for (const statement of [
    sql`insert into social.circle (id, person_id, name) values (${circle}::uuid, ${person}::uuid, ${marker})`,
    sql`insert into social.circle_member (circle_id, person_id) values (${circle}::uuid, ${other}::uuid)`,
    sql`insert into social.share (id, person_id, mark, audience, item, note)
        values (${share}::uuid, ${person}::uuid, gen_random_uuid(), 'public', 'Thing', ${marker})`,
    sql`insert into identity.block (person_id, blocked_id) values (${other}::uuid, ${person}::uuid)`,
  ])
    await ownerDb().execute(statement);
  return actor;
}

const markersOf = (marker: string, { email, handle, name }: PersonActor) =>
  [marker, email, handle, name].flatMap(formsOf);

async function forgetEverywhere({ personId }: PersonActor): Promise<void> {
  await forgetWallet(personId);
  await forgetReviewer(personId);
  await forgetPerson(personId);
}

test('of somebody who closed her account no word is left in any table or file, and no row that was to be deleted; of others all is', async () => {
  const [hers, others] = [`Gone${randomUUID().slice(0, 8)}`, `Stays${randomUUID().slice(0, 8)}`];
  const [she, neighbour] = [await somebody(hers), await somebody(others)];
  const before = await everythingStored();
  const known = placesOf(before, markersOf(hers, she));
  // What is looked for is found as long as it is there.
  for (const place of ['identity.person', 'identity.profile', 'shop.review', 'social.share', 'files of mailbox'])
    expect(known).toContain(place);
  for (const sealed of ['money.order', 'social.message']) expect(placesOf(before, formsOf(hers))).not.toContain(sealed);

  expect(await closeAccount(she, { handle: she.handle })).toMatchObject({ ok: true });
  for (let times = 0; times < 2; times++) await forgetEverywhere(she);
  const after = await everythingStored();
  expect(placesOf(after, markersOf(hers, she))).toEqual([]);
  expect(placesOf(after, markersOf(others, neighbour))).toEqual(placesOf(before, markersOf(others, neighbour)));

  const person = toUuid(she.personId);
  for (const tables of [identityStored, moneyStored, shopStored, socialStored])
    for (const { table, by } of deletedWithAccount(tables)) {
      const named = by.map((column) => sql`${sql.identifier(column)}::text in (${person}, ${`person:${person}`})`);
      const [row] = await ownerDb().execute<{ count: number }>(
        sql`select count(*)::int as count from ${sql.raw(table)} where ${sql.join(named, sql` or `)}`,
      );
      expect([table, row?.count]).toEqual([table, 0]);
    }
}, 60_000);
