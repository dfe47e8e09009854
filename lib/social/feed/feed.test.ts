import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { readSocial, socialDb } from '@/db/client/social';
import { aPerson } from '@/db/testing/a-person';
import { aPage, aProduct } from '@/db/testing/shop';
import { aPost, befriended, blocked } from '@/db/testing/tied';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { followPage } from '../following/follow-page';
import { followPerson } from '../following/follow-person';
import { like } from '../liking/like';
import { viewerOf } from '../liking/viewer';
import { editList } from '../lists/edit-list';
import { makeList } from '../lists/make-list';
import { save } from '../lists/save';
import { recommend } from '../recommending/recommend';
import { chooseMode } from './choose-mode';
import { look } from './look';
import { screenItems } from './model';
import { feedChoice, feedOf, feedSources } from './queries';
import { quietSource } from './quiet-source';
import { resetFeed } from './reset-feed';
import { feedStatement, sourcesMax } from './sources';
import { suggestionsFor } from './suggested';
import { switchSuggestions } from './switch-suggestions';
import { wantLess } from './want-less';

const idsOf = async (actor: PersonActor, after: string | null = null) =>
  (await feedOf(actor, await feedChoice(actor), after)).items.map(({ id }) => id as string);
const recommended = async (by: PersonActor, audience: 'friends' | 'public') => {
  const { id: product } = await aProduct((await aPage()).id);
  const made = await recommend(by, { product, audience, note: '' });
  if (!made.ok) throw new Error(made.code);
  return made.value.recommendation;
};
const listed = async (by: PersonActor, audience: 'me' | 'friends' | 'public') => {
  const made = await makeList(by, { name: `List ${audience}`, kind: 'collection', thing: null });
  if (!made.ok) throw new Error(made.code);
  const { list } = made.value;
  await editList(by, { list, name: `List ${audience}`, note: '', audience, notices: false });
  return list;
};

it('what she mutes or wants less of is named only while she may see it', async () => {
  const [me, other] = [await aPerson(), await aPerson()];
  const [draft, page] = [await aPage({ state: 'draft' }), await aPage()];
  const [hidden, shown] = [await aProduct(draft.id), await aProduct(page.id)];
  await quietSource(me, { of: other.personId, mute: 'yes' });
  for (const of of [other.personId, draft.id, hidden.id, page.id, shown.id]) await wantLess(me, { of, less: 'yes' });
  const named = async () => {
    const { mutedPeople, less } = await feedSources(me);
    return [...mutedPeople, ...less].map(({ id }) => id as string).sort();
  };
  expect(await named()).toEqual([other.personId, other.personId, page.id, shown.id].sort());
  await blocked(other, me);
  expect(await named()).toEqual([page.id, shown.id].sort());
});

describe('what is in a feed', () => {
  let me: PersonActor;
  let friend: PersonActor;
  let followed: PersonActor;
  let stranger: PersonActor;
  const own: Record<string, string[]> = {};
  let page: Id<'page'>;
  beforeAll(async () => {
    [me, friend, followed, stranger] = [await aPerson(), await aPerson(), await aPerson(), await aPerson()];
    await befriended(me, friend);
    await followPerson(me, { person: followed.personId, follow: 'yes' });
    page = (await aPage()).id;
    await followPage(me, { page, follow: 'yes' });
    own.page = [await aPost(page, undefined, 5), await aPost(page, undefined, 10)];
    await aPost((await aPage()).id);
    for (const [name, person] of Object.entries({ friend, followed, stranger }))
      own[name] = [
        await recommended(person, 'friends'),
        await recommended(person, 'public'),
        await listed(person, 'me'),
        await listed(person, 'friends'),
        await listed(person, 'public'),
      ];
  });

  it('is what she follows and her friends show, each with its reason, and what is not for her is not there', async () => {
    const screen = await feedOf(me, await feedChoice(me));
    const expected = [
      ...(own.page ?? []).map((id) => [id, 'page']),
      ...[0, 1, 3, 4].map((at) => [own.friend?.[at], 'friend']),
      ...[1, 4].map((at) => [own.followed?.[at], 'follow']),
    ];
    expect(screen.items.map(({ id, why }) => [id, why]).sort()).toEqual(expected.sort());
    const times = screen.items.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((one, other) => other - one));
    expect([screen.more, typeof screen.older]).toEqual([null, 'string']);
  });

  it('is found the same by asking each source and by asking each thing', async () => {
    const span = { before: null, since: new Date(Date.now() - 86_400_000) };
    const both = [0, sourcesMax + 1].map((count) =>
      readSocial<{ id: string; why: string }>(feedStatement(viewerOf(me), span, 50, { pages: count, people: count })),
    );
    const [bySource, byTime] = await Promise.all(both);
    expect(bySource?.length).toBe(8);
    expect(byTime).toEqual(bySource);
    const some = await readSocial(
      feedStatement(viewerOf(me), span, 3, { pages: sourcesMax + 1, people: sourcesMax + 1 }),
    );
    expect(some).toEqual(bySource?.slice(0, 3));
  });

  it.each(['each source', 'each thing'])('is nothing of the muted and the blocked, asking %s', async (way) => {
    const count = way === 'each source' ? 0 : sourcesMax + 1;
    const seen = async () =>
      (
        await readSocial<{ source: string }>(
          feedStatement(viewerOf(me), { before: null, since: null }, 50, { pages: count, people: count }),
        )
      ).map(({ source }) => source);
    await quietSource(me, { of: page, mute: 'yes' });
    await quietSource(me, { of: friend.personId, mute: 'yes' });
    expect(new Set(await seen())).toEqual(new Set([toUuid(followed.personId)]));
    await quietSource(me, { of: page, mute: 'no' });
    await quietSource(me, { of: friend.personId, mute: 'no' });
    await blocked(followed, me);
    expect(new Set(await seen())).toEqual(new Set([toUuid(page), toUuid(friend.personId)]));
    await identityDb().execute(sql`delete from identity.block where person_id = ${toUuid(followed.personId)}::uuid`);
    // A block ends what one follows of the other.
    await followPerson(me, { person: followed.personId, follow: 'yes' });
  });
});

describe('a feed ends', () => {
  it('with the screen after which nothing is new, and older things come by the screen', async () => {
    const me = await aPerson();
    const { id: page } = await aPage();
    await followPage(me, { page, follow: 'yes' });
    const day = 24 * 60;
    const fresh = [];
    for (let number = 0; number < screenItems + 3; number++) fresh.push(await aPost(page, undefined, number + 1));
    const old = [await aPost(page, undefined, 8 * day), await aPost(page, undefined, 9 * day)];
    const choice = await feedChoice(me);
    const first = await feedOf(me, choice);
    expect(first.items.map(({ id }) => id)).toEqual(fresh.slice(0, screenItems));
    expect([typeof first.more, first.older]).toEqual(['string', null]);
    const second = await feedOf(me, choice, first.more);
    expect(second.items.map(({ id }) => id)).toEqual(fresh.slice(screenItems));
    expect([second.more, typeof second.older]).toEqual([null, 'string']);
    const third = await feedOf(me, choice, second.older);
    expect(third.items.map(({ id }) => id)).toEqual(old);
    expect([third.more, third.older]).toEqual([null, null]);
    expect(await idsOf(me, 'invented')).toEqual(fresh.slice(0, screenItems));
  });

  it('and goes back to the visit before when she was away', async () => {
    const me = await aPerson();
    const { id: page } = await aPage();
    await followPage(me, { page, follow: 'yes' });
    const old = await aPost(page, undefined, 10 * 24 * 60);
    expect(await idsOf(me)).toEqual([]);
    await look(me);
    await socialDb().execute(
      sql`update social.feed_choice set looked_at = now() - interval '12 days' where person_id = ${toUuid(me.personId)}::uuid`,
    );
    await look(me);
    await look(me);
    expect(await idsOf(me)).toEqual([old]);
  });
});

describe('her own order and what is suggested', () => {
  let me: PersonActor;
  let saved: Id<'product'>[];
  let alike: Id<'product'>;
  let shop: Id<'page'>;
  const asked = async () =>
    (await suggestionsFor(me, await feedChoice(me))).map(({ kind, id, reason }) => [kind, id, reason.kind]);
  beforeAll(async () => {
    me = await aPerson();
    shop = (await aPage()).id;
    const kind = { category: 'rugs', subcategory: 'sheepskins' };
    saved = [(await aProduct(shop, kind)).id, (await aProduct(shop, kind)).id];
    alike = (await aProduct((await aPage()).id, kind)).id;
    for (const thing of saved) await save(me, { thing, save: 'yes' });
    await chooseMode(me, { mode: 'for_you' });
  });

  it('says things like those she saved, and their page, with the reason', async () => {
    const suggested = await suggestionsFor(me, await feedChoice(me));
    expect(suggested).toEqual([
      { kind: 'product', id: alike, reason: { kind: 'saved_like', count: 2 } },
      { kind: 'page', id: shop, reason: { kind: 'saved_of', count: 2 } },
    ]);
  });

  it('is nothing in plain order, nothing while it is off, nothing she wants less of, and all of that at once', async () => {
    await chooseMode(me, { mode: 'newest' });
    expect(await asked()).toEqual([]);
    await chooseMode(me, { mode: 'for_you' });
    await switchSuggestions(me, { suggests: 'no' });
    expect(await asked()).toEqual([]);
    await switchSuggestions(me, { suggests: 'yes' });
    await wantLess(me, { of: alike, less: 'yes' });
    await wantLess(me, { of: shop, less: 'yes' });
    expect(await asked()).toEqual([]);
    expect((await feedSources(me)).less.map(({ id }) => id).sort()).toEqual([alike, shop].sort());
    await wantLess(me, { of: alike, less: 'no' });
    expect(await asked()).toEqual([['product', alike, 'saved_like']]);
    await wantLess(me, { of: shop, less: 'no' });
  });

  it('begins anew with a reset, and what she saved stays saved', async () => {
    await wantLess(me, { of: shop, less: 'yes' });
    expect(await asked()).not.toEqual([]);
    await resetFeed(me);
    expect(await asked()).toEqual([]);
    expect(await feedSources(me)).toMatchObject({ saved: 0, likes: 0, less: [] });
    const [kept] = await socialDb().execute<{ count: number }>(sql`
      select count(*)::int as count from social.list_item i join social.list l on l.id = i.list_id
      where l.person_id = ${toUuid(me.personId)}::uuid`);
    expect(kept?.count).toBe(2);
  });

  it('lifts the page whose updates she liked, and puts last what she wants less of', async () => {
    const reader = await aPerson();
    const [one, other] = [(await aPage()).id, (await aPage()).id];
    for (const page of [one, other]) await followPage(reader, { page, follow: 'yes' });
    const posts = [await aPost(one, undefined, 1), await aPost(one, undefined, 2), await aPost(other, undefined, 3)];
    const [first, second, third] = posts;
    if (!third || !first) throw new Error('no posts');
    await chooseMode(reader, { mode: 'for_you' });
    expect(await idsOf(reader)).toEqual([first, second, third]);
    const liked = [third, await aPost(other, undefined, 60 * 24 * 20), await aPost(other, undefined, 60 * 24 * 21)];
    for (const on of liked) await like(reader, { on, like: 'yes' });
    expect(await idsOf(reader)).toEqual([third, first, second]);
    await wantLess(reader, { of: other, less: 'yes' });
    expect(await idsOf(reader)).toEqual([first, second, third]);
    await chooseMode(reader, { mode: 'newest' });
    expect(await idsOf(reader)).toEqual([first, second, third]);
  });
});
