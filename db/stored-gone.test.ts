import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { compact } from '@/db/compact';
import { aPerson as anAccount } from '@/db/testing/a-person';
import { everythingStored, filesWith, formsOf, placesOf } from '@/db/testing/everything-stored';
import { jobsOf } from '@/db/testing/jobs';
import { nameBuyer } from '@/db/testing/name-buyer';
import { aPurchase } from '@/db/testing/orders';
import { browserKeys } from '@/db/testing/push-service';
import { aReview, aReviewed } from '@/db/testing/reviews';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { closeAccount } from '@/lib/identity/accounts/close-account';
import { editProfile } from '@/lib/identity/accounts/edit-profile';
import type { PersonActor } from '@/lib/identity/actor/model';
import { forgetTraces } from '@/lib/identity/deletions/forget-traces';
import { deletionByToken } from '@/lib/identity/deletions/queries';
import { setPicture } from '@/lib/identity/pictures/set-picture';
import { identityStored } from '@/lib/identity/stored/model';
import type { Id } from '@/lib/kernel/ids';
import { newId, toUuid } from '@/lib/kernel/ids';
import { proveBooks } from '@/lib/money/books/prove-books';
import { mailReceipt } from '@/lib/money/orders/mail-receipt';
import { moneyStored } from '@/lib/money/stored/model';
import { forgetWallet } from '@/lib/money/wallet/forget-wallet';
import { sendMail } from '@/lib/platform/mail';
import { allow } from '@/lib/platform/rate-limit';
import { fileStore } from '@/lib/platform/storage';
import { deletedWithAccount } from '@/lib/platform/stored/model';
import { keptPlace, sizePlace } from '@/lib/shop/media/model';
import { sizedImage } from '@/lib/shop/media/size-image';
import { addReviewPhoto } from '@/lib/shop/reviews/add-review-photo';
import { forgetReviewer } from '@/lib/shop/reviews/forget-reviewer';
import { shopStored } from '@/lib/shop/stored/model';
import { followPage } from '@/lib/social/following/follow-page';
import { forgetPerson } from '@/lib/social/following/forget-person';
import { keepSubscription } from '@/lib/social/pushing/keep-subscription';
import { socialStored } from '@/lib/social/stored/model';
import { say } from '@/lib/social/talking/say';
import { clusterFolder } from '@/scripts/test/cluster-folder.mjs';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

type World = { friend: PersonActor; shop: Awaited<ReturnType<typeof aShop>>; product: Id<'product'> };
type Somebody = { actor: PersonActor; marker: string; pictures: string[] };

async function aWorld(): Promise<World> {
  const [friend, shop, reviewed] = [await aPerson(), await aShop({ stocks: [99] }), await aReviewed()];
  return { friend, shop, product: reviewed.product.id };
}

/** Somebody with something of hers in every ring, with a word in it that stands nowhere else. */
async function somebody(marker: string, { friend, shop, product }: World): Promise<Somebody> {
  const small = marker.toLowerCase();
  const account = await anAccount({ email: `${small}@example.com` });
  const [name, handle] = [`${marker} Name`, small];
  await editProfile(account, { name, handle, bio: `${marker} likes pots`, locale: 'en' });
  const actor = { ...account, name, handle };
  const person = toUuid(actor.personId);
  await followPage(actor, { page: shop.pageId, follow: 'yes' });
  // Her account's address and that of a receipt may differ, and each has letters.
  const bought = await aPurchase(await aShopper(actor), shop.variants.slice(0, 1), 'paid', `r-${actor.email}`);
  await sendMail({ to: actor.email, subject: 'Hello', text: marker, html: marker, locale: 'en' });
  await nameBuyer(bought.orderId, `${marker} Buyer`);
  await mailReceipt(bought.purchaseId);
  const { id: review } = await aReview(product, { by: actor, body: `${marker} thinks it is fine` });
  const pictures = await picturesOf(actor, review);
  await keepSubscription(actor, { endpoint: `https://push.example/${marker}`, ...browser });
  const key = randomUUID();
  await say({ talk: randomUUID(), side: 'buyer', personId: actor.personId, key, words: `${marker} asks` });
  await allow('sign-in-account', actor.email);
  const [circle, share, list] = [toUuid(newId('circle')), toUuid(newId('share')), randomUUID()];
  const other = toUuid(friend.personId);
  for (const statement of [
    sql`insert into social.circle (id, person_id, name) values (${circle}::uuid, ${person}::uuid, ${marker})`,
    sql`insert into social.circle_member (circle_id, person_id) values (${circle}::uuid, ${other}::uuid)`,
    sql`insert into social.share (id, person_id, mark, audience, item, note)
        values (${share}::uuid, ${person}::uuid, gen_random_uuid(), 'public', 'Thing', ${marker})`,
    sql`insert into social.list (id, person_id, kind, name, note, audience)
        values (${list}::uuid, ${person}::uuid, 'collection', ${marker}, ${marker}, 'me')`,
    // A file that she sent for a page of somebody else.
    sql`insert into shop.import (id, page_id, person_id, file_name, bytes, state)
        values (gen_random_uuid(), ${toUuid(shop.pageId)}::uuid, ${person}::uuid, ${`${marker} list.CSV`}, 1, 'done')`,
    sql`insert into identity.block (person_id, blocked_id) values (${other}::uuid, ${person}::uuid)`,
    sql`insert into identity.mailed_token (token_hash, purpose, person_id, email, expires_at)
        values (encode(sha256(${marker}::bytea), 'hex'), 'verify', ${person}::uuid, ${actor.email}, now() + interval '1 day')`,
    sql`select queue.add_identity('identity:mail-notice', ${JSON.stringify({ person: actor.personId })}::json,
        now() + interval '1 day', ${marker})`,
  ])
    await ownerDb().execute(statement);
  return { actor, marker, pictures };
}

/** A browser's side of a subscription: any point of the curve, and any secret. */
const { publicKey, auth: secret } = browserKeys();
const browser = { p256dh: publicKey.toString('base64url'), auth: secret.toString('base64url') };

/** A picture of herself and one of what she reviewed, each with a size that was asked for; answers where their files lie. */
async function picturesOf(actor: PersonActor, review: Id<'review'>): Promise<string[]> {
  const photograph = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#336699' } })
    .png()
    .toBuffer();
  const set = await setPicture(actor, photograph);
  if (!set.ok || !(await addReviewPhoto(actor, review, photograph)).ok) throw new Error('photographs are taken');
  const [said] = await ownerDb().execute<{ key: string }>(
    sql`select key from shop.review_photo where review_id = ${toUuid(review)}::uuid`,
  );
  const keys = [set.value.key, said?.key ?? ''];
  for (const key of keys) await sizedImage(key, 192, 'webp');
  return keys.flatMap((key) => [keptPlace(key), sizePlace(key, 192, 'webp')]);
}

/** How many of these files lie there. */
const lying = async (places: readonly string[]) => {
  const store = await fileStore();
  return (await Promise.all(places.map((place) => store.has(place)))).filter(Boolean).length;
};

/** All that the programs wrote while this ran, and what the server of the database wrote. */
function loggedOf(written: readonly string[]): string[] {
  const folder = path.join(clusterFolder(), 'postgres');
  return [...written, readFileSync(path.join(folder, 'postgres.log'), 'utf8')];
}

const markersOf = ({ marker, actor: { email, handle, name } }: Somebody) =>
  [marker, email, handle, name].flatMap(formsOf);

async function forgetEverywhere({ personId }: PersonActor): Promise<void> {
  await Promise.all([forgetWallet(personId), forgetReviewer(personId), forgetPerson(personId)]);
  await forgetTraces(personId);
}

/** In fives: so many pools' connections as a worker has. */
async function inFives<Item, Value>(items: readonly Item[], work: (item: Item) => Promise<Value>): Promise<Value[]> {
  const done: Value[] = [];
  for (let at = 0; at < items.length; at += 5) done.push(...(await Promise.all(items.slice(at, at + 5).map(work))));
  return done;
}

test('of twenty who closed their accounts no word is left, in rows and files at once and in the raw data once it is compacted', async () => {
  const run = randomUUID().slice(0, 8);
  const written: string[] = [];
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const world = await aWorld();
  const named = (kind: string, count: number) => Array.from({ length: count }, (_, at) => `${kind}${run}x${at}`);
  const people = await inFives([...named('Gone', 20), ...named('Stays', 2)], (marker) => somebody(marker, world));
  const [gone, staying] = [people.slice(0, 20), people.slice(20)];
  const first = gone[0] as Somebody;
  const before = await everythingStored();
  // What is looked for is found as long as it is there.
  const known = placesOf(before, markersOf(first));
  for (const place of ['identity.person', 'identity.profile', 'shop.review', 'social.share', 'files of mailbox'])
    expect(known).toContain(place);
  expect(known).toContain('shop.import');
  for (const sealed of ['money.order', 'social.message', 'social.push_subscription'])
    expect(placesOf(before, formsOf(first.marker))).not.toContain(sealed);
  expect(await lying(people.flatMap(({ pictures }) => pictures))).toBe(4 * people.length);

  const tokens = await inFives(gone, async ({ actor }) => {
    const closed = await closeAccount(actor, { handle: actor.handle });
    if (!closed.ok) throw new Error(closed.code);
    return closed.value.token;
  });
  const atOnce = await ownerDb().execute(sql`select from social.share where note like ${`Gone${run}%`}`);
  expect(atOnce.length).toBe(0);
  for (let times = 0; times < 2; times++) await inFives(gone, ({ actor }) => forgetEverywhere(actor));

  out.mockRestore();
  const after = await everythingStored(loggedOf(written));
  const prefixes = [`Gone${run}`, `gone${run}`].flatMap(formsOf);
  expect(placesOf(after, [...prefixes, ...markersOf(first)])).toEqual([]);
  for (const one of staying) expect(placesOf(after, markersOf(one))).toEqual(placesOf(before, markersOf(one)));
  expect(await lying(gone.flatMap(({ pictures }) => pictures))).toBe(0);
  expect(await lying(staying.flatMap(({ pictures }) => pictures))).toBe(4 * staying.length);
  expect(await jobsOf('identity:mail-notice', first.actor.personId)).toBe(0);
  for (const { actor } of gone) await noRowOf(toUuid(actor.personId));
  // Each was told how much went, once however often it ran.
  for (const view of await inFives(tokens, (token) => deletionByToken(aGuest(), token)))
    expect(Object.fromEntries(view?.counts.map(({ kind, rows }) => [kind, rows]) ?? [])).toMatchObject({
      ...{ shares: 1, lists: 1, words: 2, wallet: 2, orders: 1, letters: 2, pictures: 2 },
    });
  expect((await proveBooks()).sound).toBe(true);

  const [{ oid } = { oid: '' }] = await ownerDb().execute<{ oid: string }>(
    sql`select oid::text from pg_database where datname = current_database()`,
  );
  expect(filesWith(oid, prefixes)).not.toEqual([]);
  const { superUrl } = inject('cluster');
  const done = await compact({ ownerUrl: process.env.DATABASE_URL ?? '', adminUrl: superUrl, all: true });
  expect(done).toMatchObject({ busy: [], logCut: true });
  expect(filesWith(oid, prefixes)).toEqual([]);
  expect(filesWith(oid, [`Stays${run}`])).not.toEqual([]);
}, 240_000);

async function noRowOf(person: string): Promise<void> {
  for (const tables of [identityStored, moneyStored, shopStored, socialStored]) {
    const counts = deletedWithAccount(tables).map(({ table, by }) => {
      const hers = by.map((column) => sql`${sql.identifier(column)}::text in (${person}, ${`person:${person}`})`);
      return sql`select ${table} as table, count(*)::int as count from ${sql.raw(table)} where ${sql.join(hers, sql` or `)}`;
    });
    const rows = await ownerDb().execute<{ table: string; count: number }>(sql.join(counts, sql` union all `));
    expect(rows.filter(({ count }) => count > 0)).toEqual([]);
  }
}
