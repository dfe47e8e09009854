import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { identityDb } from '@/db/client/identity';
import { profile } from '@/db/schema/identity/person';
import type { PersonActor } from '@/lib/identity/actor/model';
import { setPicture } from '@/lib/identity/pictures/set-picture';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { saveAddress } from '@/lib/money/wallet/save-address';
import { addReviewPhoto } from '@/lib/shop/reviews/add-review-photo';
import { openTalk } from '@/lib/social/messages/open-talk';
import { writeMessage } from '@/lib/social/messages/write-message';
import { say } from '@/lib/social/talking/say';
import { aPerson, aVisit } from './a-person';
import { nameBuyer } from './name-buyer';
import { aPurchase } from './orders';
import { aReview, aReviewed } from './reviews';
import { aShop, aShopper, ownerDb } from './world';

/** Somebody, and the words that stand nowhere but in what is hers: each begins with her own. */
export type Life = { actor: PersonActor; word: string; markers: readonly string[]; orderId: Id<'order'> };

/** Somebody with things of hers in every ring, each with a word of its own; `word` stands nowhere else. */
export async function aLife(word: string): Promise<Life> {
  const markers: string[] = [];
  const mark = (name: string) => {
    const marker = `${word}-${name}`;
    markers.push(marker);
    return marker;
  };
  const email = `${mark('mail').toLowerCase()}@example.com`;
  markers.splice(0, 1, email);
  const signedUp = await aPerson({ email, visit: aVisit({ deviceName: mark('device') }) });
  const actor = { ...signedUp, name: mark('name') };
  await identityDb()
    .update(profile)
    .set({ name: actor.name, bio: mark('bio') })
    .where(eq(profile.personId, actor.personId));
  await setPicture(actor, await aPhotograph());
  const orderId = await shopping(actor, mark);
  await said(actor, mark);
  await written(actor, mark);
  return { actor, word, markers, orderId };
}

type Mark = (name: string) => string;

/** A picture with pixels of its own, so that no two are one file. */
function aPhotograph(): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 30 };
  return sharp({ create: { width: 64, height: 48, channels: 3, background: '#336699', noise } })
    .png()
    .toBuffer();
}

async function shopping(actor: PersonActor, mark: Mark): Promise<Id<'order'>> {
  const shop = await aShop({ stocks: [9] });
  const bought = await aPurchase(
    await aShopper(actor),
    shop.variants,
    'paid',
    `${mark('Receipt').toLowerCase()}@example.com`,
  );
  await nameBuyer(bought.orderId, mark('buyer'));
  const address = { name: mark('addressee'), line1: mark('street'), line2: '', city: 'Austin', region: 'TX' };
  const saved = await saveAddress(actor, {
    ...address,
    postalCode: '78701',
    country: 'US',
    phone: '',
    isDefault: false,
  });
  if (!saved.ok) throw new Error(saved.code);
  const owner = `person:${toUuid(actor.personId)}`;
  const dispute = randomUUID();
  const [order, page] = [toUuid(bought.orderId), toUuid(shop.pageId)];
  for (const statement of [
    sql`insert into money.cart (owner, person_id) values (${owner}, ${toUuid(actor.personId)}::uuid) on conflict do nothing`,
    sql`insert into money.cart_code (owner, page_id, code) values (${owner}, ${page}::uuid, ${mark('CODE').toUpperCase()})`,
    sql`insert into money.dispute (id, provider_dispute, order_id, owner, page_id, state, order_was, reason, inquiry, currency, amount_minor)
        values (${dispute}::uuid, ${`dp_${dispute}`}, ${order}::uuid, ${owner}, ${page}::uuid, 'needs_response', 'paid', 'general', false, 'USD', 1)`,
    sql`insert into money.dispute_statement (id, dispute_id, order_id, owner, page_id, side, key, words)
        values (gen_random_uuid(), ${dispute}::uuid, ${order}::uuid, ${owner}, ${page}::uuid, 'buyer', ${randomUUID()}, ${mark('statement')})`,
  ])
    await ownerDb().execute(statement);
  return bought.orderId;
}

async function said(actor: PersonActor, mark: Mark): Promise<void> {
  const person = toUuid(actor.personId);
  const reviewed = await aReviewed();
  const review = await aReview(reviewed.product.id, { by: actor, title: mark('title'), body: mark('review') });
  const added = await addReviewPhoto(actor, review.id, await aPhotograph());
  if (!added.ok) throw new Error(added.code);
  const product = toUuid(reviewed.product.id);
  const [circle, list] = [toUuid(newId('circle')), toUuid(newId('list'))];
  const one = () => toUuid(newId('comment'));
  for (const statement of [
    sql`insert into social.circle (id, person_id, name) values (${circle}::uuid, ${person}::uuid, ${mark('circle')})`,
    sql`insert into social.share (id, person_id, mark, audience, item, note)
        values (${one()}::uuid, ${person}::uuid, gen_random_uuid(), 'public', ${mark('item')}, ${mark('share')})`,
    sql`insert into social.list (id, person_id, kind, name, note) values (${list}::uuid, ${person}::uuid, 'collection', ${mark('list')}, ${mark('listnote')})`,
    sql`insert into social.list_item (list_id, subject_kind, subject_id, note, position)
        values (${list}::uuid, 'product', ${product}::uuid, ${mark('kept')}, 1)`,
    sql`insert into social.recommendation (id, person_id, product_id, audience, note)
        values (${one()}::uuid, ${person}::uuid, ${product}::uuid, 'friends', ${mark('recommends')})`,
    sql`insert into social.comment (id, person_id, subject_kind, subject_id, key, words)
        values (${one()}::uuid, ${person}::uuid, 'post', gen_random_uuid(), ${randomUUID()}, ${mark('comment')})`,
    sql`insert into social.report (id, by_id, subject_kind, subject_id, reason, words)
        values (${one()}::uuid, ${person}::uuid, 'product', ${product}::uuid, 'other', ${mark('report')})`,
    sql`insert into shop.post (id, page_id, author_id, body, published_at)
        values (${one()}::uuid, ${toUuid(reviewed.page.id)}::uuid, ${person}::uuid, ${mark('post')}, now())`,
    sql`insert into shop.fundraiser (id, page_id, person_id, title, story, currency, ends_at)
        values (${one()}::uuid, ${toUuid(reviewed.page.id)}::uuid, ${person}::uuid, ${mark('gathers')}, ${mark('story')}, 'USD', now() + interval '9 days')`,
    sql`select identity.audit(${actor.personId}, 'page.rename', ${mark('audit')})`,
  ])
    await ownerDb().execute(statement);
}

async function written(actor: PersonActor, mark: Mark): Promise<void> {
  const key = randomUUID();
  await say({ talk: randomUUID(), side: 'buyer', personId: actor.personId, key, words: mark('asks') });
  const shop = await aShop();
  const talk = await openTalk(actor, { page: shop.pageId });
  if (!talk.ok) throw new Error(talk.code);
  const words = await writeMessage(actor, { talk: talk.value }, { key: randomUUID(), words: mark('writes') });
  if (!words.ok) throw new Error(words.code);
}

/** Has one write to the other and ask for her, whose own words then lie beside hers. */
export async function meet(one: Life, other: Life): Promise<void> {
  const [low, high] = [toUuid(one.actor.personId), toUuid(other.actor.personId)].sort();
  const [from, to] = [toUuid(one.actor.personId), toUuid(other.actor.personId)];
  for (const statement of [
    sql`insert into identity.friendship (low_id, high_id, asked_by, accepted_at) values (${low}::uuid, ${high}::uuid, ${low}::uuid, now())`,
    sql`insert into social.person_follow (person_id, followed_id) values (${from}::uuid, ${to}::uuid)`,
    sql`insert into social.share_person (share_id, person_id) select id, ${to}::uuid from social.share where person_id = ${from}::uuid`,
    sql`insert into social.circle_member (circle_id, person_id) select id, ${to}::uuid from social.circle where person_id = ${from}::uuid`,
    sql`insert into social.liking (person_id, subject_kind, subject_id)
        select ${to}::uuid, 'recommendation', id from social.recommendation where person_id = ${from}::uuid`,
  ])
    await ownerDb().execute(statement);
  const talk = await openTalk(one.actor, { person: other.actor.personId });
  if (!talk.ok) throw new Error(talk.code);
  for (const { actor, word } of [one, other]) {
    const wrote = await writeMessage(actor, { talk: talk.value }, { key: randomUUID(), words: `${word}-to-a-friend` });
    if (!wrote.ok) throw new Error(wrote.code);
  }
}
