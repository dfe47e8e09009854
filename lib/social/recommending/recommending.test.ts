import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { socialDb } from '@/db/client/social';
import { aPerson } from '@/db/testing/a-person';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import { befriended, blocked } from '@/db/testing/tied';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { followPerson } from '../following/follow-person';
import { ownRecommendation, recommendationsById, recommendationsFor, recommendationsOf } from './queries';
import { recommend } from './recommend';
import { Recommend } from './schema';
import { unrecommend } from './unrecommend';

describe('a recommendation', () => {
  let owner: PersonActor;
  let friend: PersonActor;
  let follower: PersonActor;
  let apart: PersonActor;
  let product: Id<'product'>;
  const recommended = async (audience: 'friends' | 'public') => {
    const made = await recommend(owner, { product, audience, note: 'Keeps its heat' });
    if (!made.ok) throw new Error(made.code);
    return made.value.recommendation;
  };
  beforeAll(async () => {
    [owner, friend, follower, apart] = [await aPerson(), await aPerson(), await aPerson(), await aPerson()];
    product = (await aProduct((await aPage()).id)).id;
    await befriended(owner, friend);
    for (const one of [follower, apart]) await followPerson(one, { person: owner.personId, follow: 'yes' });
    await blocked(owner, apart);
  });

  it.each([
    ['friends', [true, true, false, false, false]],
    ['public', [true, true, true, false, true]],
  ] as const)('for %s: its writer, a friend, a follower, who is apart, nobody', async (audience, expected) => {
    const id = await recommended(audience);
    const viewers = [owner, friend, follower, apart, anybody];
    const byId = await Promise.all(viewers.map((viewer) => recommendationsById(viewer, [id])));
    expect(byId.map((found) => found.length === 1)).toEqual(expected);
    const onProfile = await Promise.all(viewers.map((viewer) => recommendationsOf(viewer, owner.personId)));
    expect(onProfile.map((found) => found.length === 1)).toEqual(expected);
    const onProduct = await Promise.all(viewers.map((viewer) => recommendationsFor(viewer, product)));
    expect(onProduct.map((found) => found.length === 1)).toEqual([false, expected[1], expected[2], false, false]);
  });

  it('is one of each person and product, said in other words, and says nothing of buying', async () => {
    const first = await recommended('public');
    expect(await recommend(owner, { product, audience: 'friends', note: 'Other words' })).toMatchObject({
      value: { recommendation: first },
    });
    const own = await ownRecommendation(owner, product);
    expect(own).toMatchObject({ id: first, note: 'Other words', audience: 'friends', mine: true });
    expect(Object.keys(own ?? {}).sort()).toEqual(['at', 'audience', 'by', 'id', 'mine', 'note', 'product']);
  });

  it('is taken back by its writer alone', async () => {
    const id = await recommended('public');
    expect(await unrecommend(friend, { recommendation: id })).toEqual({ ok: false, code: 'not_found' });
    expect(await unrecommend(owner, { recommendation: id })).toEqual({ ok: true, value: null });
    expect(await recommendationsById(anybody, [id])).toEqual([]);
    expect(await unrecommend(owner, { recommendation: id })).toEqual({ ok: false, code: 'not_found' });
  });

  it('is of what is shown, and is no secret way to a draft', async () => {
    const draft = await aProduct((await aPage()).id, { state: 'draft' });
    for (const hidden of [draft.id, newId('product')])
      expect(await recommend(owner, { product: hidden, audience: 'public', note: '' })).toEqual({
        ok: false,
        code: 'not_found',
      });
  });

  it('is muted on the product’s page with its writer', async () => {
    await recommended('public');
    await socialDb().execute(
      sql`insert into social.person_mute (person_id, muted_id) values (${toUuid(follower.personId)}::uuid, ${toUuid(owner.personId)}::uuid)`,
    );
    expect(await recommendationsFor(follower, product)).toEqual([]);
  });
});

it('the form chooses nobody by itself', () => {
  expect(Recommend.safeParse({ product: newId('product') }).success).toBe(false);
  expect(Recommend.safeParse({ product: newId('product'), audience: 'public', bought: 'yes' }).success).toBe(false);
});
