import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { socialDb } from '@/db/client/social';
import { aPerson } from '@/db/testing/a-person';
import { anybody, aPage } from '@/db/testing/shop';
import type { PersonActor } from '@/lib/identity/actor/model';
import { newId, toUuid } from '@/lib/kernel/ids';
import { followPage } from './follow-page';
import { followPerson } from './follow-person';
import { followedMax, followedPages, pageFollowers, personByHandle } from './queries';
import { FollowPage, FollowPerson } from './schema';

const follow = (actor: PersonActor, person: PersonActor, answer: 'yes' | 'no') =>
  followPerson(actor, { person: person.personId, follow: answer });

describe('following a person', () => {
  it('once or many times at once is the same, and so is stopping', async () => {
    const [lina, omar] = [await aPerson(), await aPerson()];
    const answers = await Promise.all(Array.from({ length: 8 }, () => follow(lina, omar, 'yes')));
    expect(answers.every((one) => one.ok && one.value.following)).toBe(true);
    expect(await personByHandle(lina, omar.handle)).toMatchObject({ followers: 1, following: true, me: false });
    for (let times = 0; times < 2; times++) {
      expect(await follow(lina, omar, 'no')).toEqual({ ok: true, value: { following: false } });
    }
    expect(await personByHandle(lina, omar.handle)).toMatchObject({ followers: 0, following: false });
  });

  it('is one’s own affair: it does not make the other follow back, nor speak for a third', async () => {
    const [lina, omar, sami] = [await aPerson(), await aPerson(), await aPerson()];
    await follow(lina, omar, 'yes');
    expect(await personByHandle(omar, lina.handle)).toMatchObject({ followers: 0, following: false });
    expect(await personByHandle(sami, omar.handle)).toMatchObject({ followers: 1, following: false });
    await follow(sami, omar, 'no');
    expect(await personByHandle(lina, omar.handle)).toMatchObject({ followers: 1, following: true });
  });

  it('of oneself is refused in both directions', async () => {
    const lina = await aPerson();
    for (const answer of ['yes', 'no'] as const) {
      expect(await follow(lina, lina, answer)).toEqual({ ok: false, code: 'not_found' });
    }
  });

  it('stopping what never was, or who never was, changes nothing and says so alike', async () => {
    const [lina, omar] = [await aPerson(), await aPerson()];
    const nobody = { person: newId('person'), follow: 'no' } as const;
    expect(await followPerson(lina, nobody)).toEqual(await follow(lina, omar, 'no'));
  });
});

describe('a person’s public face', () => {
  it('is found in any case and holds no e-mail, session or account of hers', async () => {
    const lina = await aPerson({ verified: false });
    const seen = await personByHandle(anybody, lina.handle.toUpperCase());
    expect(Object.keys(seen ?? {}).sort()).toEqual([
      'avatarKey',
      'bio',
      'followers',
      'following',
      'handle',
      'id',
      'me',
      'name',
    ]);
    expect(JSON.stringify(seen)).not.toContain(lina.email);
  });

  it.each(['', '%', "x' or true --", '__proto__', 'ا'.repeat(300)])('called %j is nobody', async (handle) => {
    expect(await personByHandle(anybody, handle)).toBeNull();
  });
});

describe('pages a person follows', () => {
  let lina: PersonActor;
  beforeAll(async () => {
    lina = await aPerson();
  });

  it('are listed latest first', async () => {
    const pages = [await aPage(), await aPage(), await aPage()];
    for (const page of pages) await followPage(lina, { page: page.id, follow: 'yes' });
    expect(await followedPages(lina)).toEqual(pages.map((page) => page.id).reverse());
    await followPage(lina, { page: pages[1]?.id ?? newId('page'), follow: 'no' });
    expect(await followedPages(lina)).toHaveLength(2);
  });

  it('are read up to a limit, the latest ones', async () => {
    const many = await aPerson();
    const pages = Array.from({ length: followedMax + 20 }, () => toUuid(newId('page')));
    await socialDb().execute(sql`
      insert into social.page_follow (person_id, page_id, created_at)
      select ${toUuid(many.personId)}::uuid, page::uuid, now() - place * interval '1 minute'
      from jsonb_array_elements_text(${JSON.stringify(pages)}::jsonb) with ordinality as given(page, place)`);
    const listed = await followedPages(many);
    expect(listed).toHaveLength(followedMax);
    expect(listed.map(toUuid)).toEqual(pages.slice(0, followedMax));
  });

  it('count everybody, and tell only oneself whether one is among them', async () => {
    const page = await aPage();
    for (let number = 0; number < 3; number++) await followPage(await aPerson(), { page: page.id, follow: 'yes' });
    expect(await pageFollowers(anybody, page.id)).toEqual({ count: 3, following: false });
    expect(await pageFollowers(lina, page.id)).toEqual({ count: 3, following: false });
    expect(await pageFollowers(lina, newId('page'))).toEqual({ count: 0, following: false });
  });
});

describe('the forms', () => {
  it('take yes and no, and nothing else along', () => {
    const [page, person] = [newId('page'), newId('person')];
    expect(FollowPage.safeParse({ page, follow: 'yes' }).success).toBe(true);
    for (const bad of [
      { page, follow: 'maybe' },
      { page: person, follow: 'yes' },
      { page, follow: 'yes', actor: person },
    ]) {
      expect(FollowPage.safeParse(bad).success).toBe(false);
    }
    expect(FollowPerson.safeParse({ person, follow: 'no' }).success).toBe(true);
    expect(FollowPerson.safeParse({ person: page, follow: 'no' }).success).toBe(false);
  });
});
