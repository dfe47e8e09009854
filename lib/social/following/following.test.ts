import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { person, profile } from '@/db/schema/identity/person';
import { anybody, aPage } from '@/db/testing/shop';
import type { PersonActor } from '@/lib/identity/actor/model';
import { newId } from '@/lib/kernel/ids';
import { followPage } from './follow-page';
import { followPerson } from './follow-person';
import { forgetPerson } from './forget-person';
import { followedPages, pageFollowers, personByHandle } from './queries';

async function somebody(name = 'Lina'): Promise<PersonActor> {
  const personId = newId('person');
  const handle = `p-${personId.slice(-12)}`;
  const email = `${handle}@example.com`;
  await identityDb().insert(person).values({ id: personId, email });
  await identityDb().insert(profile).values({ personId, handle, name, bio: 'Tea first.' });
  const rest = { emailVerified: true, roles: [], locale: 'en' } as const;
  return { kind: 'person', personId, sessionId: newId('session'), name, handle, email, device: '', ...rest };
}

describe('following a page', () => {
  it('once or ten times is the same, and so is stopping', async () => {
    const [lina, page] = [await somebody(), await aPage()];
    const follow = (answer: 'yes' | 'no') => followPage(lina, { page: page.id, follow: answer });
    await Promise.all(Array.from({ length: 10 }, () => follow('yes')));
    expect(await pageFollowers(lina, page.id)).toEqual({ count: 1, following: true });
    expect(await pageFollowers(anybody, page.id)).toEqual({ count: 1, following: false });
    expect(await follow('no')).toEqual({ ok: true, value: { following: false } });
    expect(await follow('no')).toEqual({ ok: true, value: { following: false } });
    expect(await pageFollowers(lina, page.id)).toEqual({ count: 0, following: false });
  });

  it('is refused alike for a draft and for nothing', async () => {
    const [lina, draft] = [await somebody(), await aPage({ state: 'draft' })];
    const refused = { ok: false, code: 'not_found' };
    expect(await followPage(lina, { page: draft.id, follow: 'yes' })).toEqual(refused);
    expect(await followPage(lina, { page: newId('page'), follow: 'yes' })).toEqual(refused);
    expect(await pageFollowers(lina, draft.id)).toEqual({ count: 0, following: false });
  });

  it('makes the list of her pages, and nobody else’s', async () => {
    const [lina, omar] = [await somebody(), await somebody('Omar')];
    const [first, second] = [await aPage(), await aPage()];
    await followPage(lina, { page: first.id, follow: 'yes' });
    await followPage(omar, { page: second.id, follow: 'yes' });
    expect(await followedPages(lina)).toEqual([first.id]);
  });
});

describe('a person', () => {
  it('is shown by what her profile says, and by nothing of her account', async () => {
    const [lina, omar, page] = [await somebody(), await somebody('Omar'), await aPage()];
    await followPage(lina, { page: page.id, follow: 'yes' });
    await followPerson(omar, { person: lina.personId, follow: 'yes' });
    const seen = await personByHandle(omar, lina.handle.toUpperCase());
    expect(seen).toEqual({
      id: lina.personId,
      handle: lina.handle,
      name: 'Lina',
      bio: 'Tea first.',
      followers: 1,
      following: true,
      me: false,
      avatarKey: null,
    });
    expect(JSON.stringify(seen)).not.toContain(lina.email);
    expect(await personByHandle(lina, lina.handle)).toMatchObject({ me: true, following: false });
  });

  it('cannot follow herself or nobody', async () => {
    const lina = await somebody();
    const refused = { ok: false, code: 'not_found' };
    expect(await followPerson(lina, { person: lina.personId, follow: 'yes' })).toEqual(refused);
    expect(await followPerson(lina, { person: newId('person'), follow: 'yes' })).toEqual(refused);
    expect(await personByHandle(anybody, "nobody' or 1=1 --")).toBeNull();
  });

  it('is read by the social ring without any right to accounts', async () => {
    const { socialDb } = await import('@/db/client/social');
    const accounts = socialDb().execute(sql`select email from identity.person`);
    await expect(accounts).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});

describe('a closed account', () => {
  it('follows nobody, and is followed by nobody, and others still are', async () => {
    const [lina, omar, page] = [await somebody(), await somebody('Omar'), await aPage()];
    await followPage(lina, { page: page.id, follow: 'yes' });
    await followPage(omar, { page: page.id, follow: 'yes' });
    await followPerson(lina, { person: omar.personId, follow: 'yes' });
    await followPerson(omar, { person: lina.personId, follow: 'yes' });
    await forgetPerson(lina.personId);
    expect(await followedPages(lina)).toEqual([]);
    expect(await pageFollowers(anybody, page.id)).toMatchObject({ count: 1 });
    for (const { handle } of [lina, omar])
      expect(await personByHandle(anybody, handle)).toMatchObject({ followers: 0 });
  });
});
