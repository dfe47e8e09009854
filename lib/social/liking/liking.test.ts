import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { socialDb } from '@/db/client/social';
import { page, post } from '@/db/schema/shop/page';
import { aPerson } from '@/db/testing/a-person';
import { anybody, aPage } from '@/db/testing/shop';
import { aPost, blocked } from '@/db/testing/tied';
import type { PersonActor } from '@/lib/identity/actor/model';
import { newId, toUuid } from '@/lib/kernel/ids';
import { like } from './like';
import { regardOf } from './queries';
import { Like } from './schema';

const toldOf = (kind: string, id: string) =>
  socialDb().execute<{ person: string; kind: string }>(
    sql`select person_id as person, kind from social.notice where subject_kind = ${kind} and subject_id = ${id}::uuid`,
  );

describe('a like', () => {
  let lina: PersonActor;
  let omar: PersonActor;
  beforeAll(async () => {
    [lina, omar] = [await aPerson(), await aPerson()];
  });

  it('is one however often it is given at once, is counted and told once, and is gone with its notice when taken back', async () => {
    const { id } = await aPage({ owner: omar.personId });
    const on = await aPost(id, omar.personId);
    const given = await Promise.all(Array.from({ length: 8 }, () => like(lina, { on, like: 'yes' })));
    expect(given.every((one) => one.ok && one.value.liked)).toBe(true);
    expect((await regardOf(lina, [on])).get(on)).toEqual({ likes: 1, comments: 0, liked: true });
    expect((await regardOf(anybody, [on])).get(on)).toEqual({ likes: 1, comments: 0, liked: false });
    expect(await toldOf('post', toUuid(on))).toEqual([{ person: toUuid(omar.personId), kind: 'liked' }]);
    for (let times = 0; times < 2; times++) expect(await like(lina, { on, like: 'no' })).toMatchObject({ ok: true });
    expect((await regardOf(lina, [on])).get(on)).toEqual({ likes: 0, comments: 0, liked: false });
    expect(await toldOf('post', toUuid(on))).toEqual([]);
  });

  it('is not for what one may not see, which answers like what never was', async () => {
    const { id } = await aPage({ state: 'draft' });
    const hidden = await aPost(id);
    for (const on of [hidden, newId('post'), newId('list'), newId('share'), newId('recommendation')])
      expect(await like(lina, { on, like: 'yes' })).toEqual({ ok: false, code: 'not_found' });
    expect((await regardOf(lina, [hidden])).get(hidden)).toBeUndefined();
  });

  it('goes with what it is on', async () => {
    const { id } = await aPage({ owner: omar.personId });
    const on = await aPost(id, omar.personId);
    await like(lina, { on, like: 'yes' });
    await shopDb().delete(post).where(eq(post.id, on));
    const [left] = await socialDb().execute<{ likes: number; numbers: number }>(sql`
      select (select count(*)::int from social.liking where subject_id = ${toUuid(on)}::uuid) as likes,
        (select count(*)::int from social.regard where subject_id = ${toUuid(on)}::uuid) as numbers`);
    expect(left).toEqual({ likes: 0, numbers: 0 });
    expect(await toldOf('post', toUuid(on))).toEqual([]);
  });

  it('of somebody apart from the viewer is not in her number, and is in everybody else’s', async () => {
    const [mona, sami] = [await aPerson(), await aPerson()];
    const on = await aPost((await aPage()).id);
    await like(sami, { on, like: 'yes' });
    await blocked(mona, sami);
    expect((await regardOf(mona, [on])).get(on)?.likes).toBe(0);
    expect((await regardOf(anybody, [on])).get(on)?.likes).toBe(1);
  });

  it('is not taken from a page that closed meanwhile', async () => {
    const { id } = await aPage();
    const on = await aPost(id);
    await shopDb().update(page).set({ state: 'draft' }).where(eq(page.id, id));
    expect(await like(lina, { on, like: 'yes' })).toEqual({ ok: false, code: 'not_found' });
  });
});

it('the form takes ids of what can be liked, yes and no, and nothing else along', () => {
  expect(Like.safeParse({ on: newId('post'), like: 'yes' }).success).toBe(true);
  for (const bad of [
    { on: newId('order'), like: 'yes' },
    { on: newId('post'), like: 'maybe' },
    { on: newId('post'), like: 'yes', actor: newId('person') },
  ])
    expect(Like.safeParse(bad).success).toBe(false);
});
