import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { aPerson } from '@/db/testing/a-person';
import { everythingStored, formsOf, placesOf } from '@/db/testing/everything-stored';
import { backUp } from '@/db/testing/older-database';
import { aReview, aReviewed } from '@/db/testing/reviews';
import { aPage } from '@/db/testing/shop';
import { ownerDb } from '@/db/testing/world';
import { closeAccount } from '@/lib/identity/accounts/close-account';
import { editProfile } from '@/lib/identity/accounts/edit-profile';
import type { PersonActor } from '@/lib/identity/actor/model';
import { forgetTraces } from '@/lib/identity/deletions/forget-traces';
import { repeatDeletions } from '@/lib/identity/deletions/repeat-deletions';
import { findActor } from '@/lib/identity/sessions/queries';
import { newId, toUuid } from '@/lib/kernel/ids';
import { closePage } from '@/lib/money/closing/close-page';
import { forgetWallet } from '@/lib/money/wallet/forget-wallet';
import { saveAddress } from '@/lib/money/wallet/save-address';
import { forgetReviewer } from '@/lib/shop/reviews/forget-reviewer';
import { forgetPerson } from '@/lib/social/following/forget-person';
import { say } from '@/lib/social/talking/say';
import { routines } from './identity';

/** What the worker does about deletions when it starts, and then until nothing is left of them. */
async function start(actor: PersonActor): Promise<void> {
  await routines.deletionsRepeated?.run();
  for (const forget of [forgetWallet, forgetReviewer, forgetPerson, forgetTraces]) await forget(actor.personId);
}

/** Somebody with a page of her own, a review, a message, a share and an address. */
async function somebody(marker: string) {
  const account = await aPerson({ email: `${marker.toLowerCase()}@example.com` });
  const page = await aPage({ owner: account.personId });
  const [name, handle] = [`${marker} Name`, marker.toLowerCase()];
  await editProfile(account, { name, handle, bio: '', locale: 'en' });
  const actor: PersonActor = { ...account, name, handle };
  const { product } = await aReviewed();
  await aReview(product.id, { by: actor, body: `${marker} thinks it is fine` });
  await say({ talk: randomUUID(), side: 'buyer', personId: actor.personId, key: randomUUID(), words: marker });
  await ownerDb().execute(sql`
    insert into social.share (id, person_id, mark, audience, item, note)
    values (${toUuid(newId('share'))}::uuid, ${toUuid(actor.personId)}::uuid, gen_random_uuid(), 'public', 'Bowl', ${marker})`);
  const place = { name: marker, line1: '1 Elm St', line2: '', city: 'Austin', region: 'TX', postalCode: '78701' };
  await saveAddress(actor, { ...place, country: 'US', phone: '', isDefault: false });
  return { actor, page };
}

const stateOf = async ({ personId }: PersonActor) => {
  const [row] = await ownerDb().execute<{ state: string; left: number }>(sql`
    select p.state, (select count(*)::int from identity.deletion d where d.person_id = p.id) as left
    from identity.person p where p.id = ${toUuid(personId)}::uuid`);
  return row ? `${row.state} ${row.left}` : null;
};

it('whoever has left is deleted again when a database from before is brought back, and nobody else is', async () => {
  const run = randomUUID().slice(0, 8);
  const { actor, page } = await somebody(`Gone${run}`);
  const stays = await aPerson();
  const bringBack = await backUp();

  expect(await closePage(actor, { page: page.id, handle: page.handle })).toMatchObject({ ok: true });
  expect(await closeAccount(actor, { handle: actor.handle })).toMatchObject({ ok: true });
  await start(actor);
  expect(await stateOf(actor)).toBe('closed 0');
  expect(await repeatDeletions()).toBe(0);

  await bringBack();
  const words = [`Gone${run}`, `gone${run}`].flatMap(formsOf);
  expect(placesOf(await everythingStored(), words)).toContain('identity.profile');
  expect(await findActor(actor.sessionId, null)).not.toBeNull();

  await start(actor);
  expect(await stateOf(actor)).toBe('closed 0');
  expect(await findActor(actor.sessionId, null)).toBeNull();
  expect(placesOf(await everythingStored(), words)).toEqual([]);
  const [closed] = await ownerDb().execute(sql`select state from shop.page where id = ${toUuid(page.id)}::uuid`);
  expect(closed).toEqual({ state: 'closed' });
  expect(await stateOf(stays)).toBe('active 0');
  expect(await repeatDeletions()).toBe(0);
}, 240_000);
