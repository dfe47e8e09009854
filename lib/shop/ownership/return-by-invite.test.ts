import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { pageInvite } from '@/db/schema/shop/invite';
import { page, pageMember } from '@/db/schema/shop/page';
import { aPage } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { answerInvite } from './answer-invite';
import { inviteHash, invitePerson } from './invite-person';
import { leavePage } from './leave-page';
import { myInvites, requireMember } from './queries';
import { removePerson } from './remove-person';
import { withdrawInvite } from './withdraw-invite';

async function aSharedPage() {
  const [omar, salma] = [await aPerson(), await aPerson()];
  const made = await aPage({ owner: omar.personId });
  await shopDb()
    .insert(pageMember)
    .values({ pageId: made.id, personId: salma.personId, roles: ['owner'] });
  return { omar, salma, page: made.id };
}

/** A waiting invitation as an older version of Souk may have left it: to anybody, by anybody. */
async function anInvite(pageId: Id<'page'>, by: PersonActor, to: PersonActor) {
  const id = newId('invite');
  await shopDb()
    .insert(pageInvite)
    .values({
      ...{ id, pageId, emailHash: inviteHash(to.email), emailHint: 'x', invitedBy: by.personId, roles: ['owner'] },
      expiresAt: sql`now() + interval '1 day'`,
    });
  return id;
}

const stateOf = async (invite: Id<'invite'>) =>
  (await shopDb().select({ state: pageInvite.state }).from(pageInvite).where(eq(pageInvite.id, invite)))[0]?.state;

const ways = {
  'was removed': (world: Awaited<ReturnType<typeof aSharedPage>>) =>
    removePerson(world.omar, { page: world.page, person: world.salma.personId, sure: 'on' }),
  left: (world: Awaited<ReturnType<typeof aSharedPage>>) => leavePage(world.salma, { page: world.page, sure: 'on' }),
};

describe.each(Object.entries(ways))('an owner who %s', (_, goes) => {
  it('does not return by an invitation she made or was sent; others still wait', async () => {
    const world = await aSharedPage();
    const [second, third] = [await aPerson(), await aPerson()];
    const made = await anInvite(world.page, world.salma, second);
    const sent = await anInvite(world.page, world.omar, world.salma);
    const other = await anInvite(world.page, world.omar, third);
    expect(await goes(world)).toMatchObject({ ok: true });
    expect(await Promise.all([made, sent, other].map(stateOf))).toEqual(['withdrawn', 'withdrawn', 'pending']);
    expect(await answerInvite(second, { invite: made, answer: 'accept' })).toEqual({ ok: false, code: 'not_found' });
    expect(await answerInvite(world.salma, { invite: sent, answer: 'accept' })).toMatchObject({ code: 'not_found' });
    expect(await requireMember(world.salma, world.page, 'see_people')).toBe(false);
  });
});

describe('an invitation', () => {
  it('is worth nothing when its maker does not own the page', async () => {
    const { page: pageId } = await aSharedPage();
    const [stranger, friend] = [await aPerson(), await aPerson()];
    const invite = await anInvite(pageId, stranger, friend);
    expect(await myInvites(friend)).toEqual([]);
    expect(await answerInvite(friend, { invite, answer: 'accept' })).toEqual({ ok: false, code: 'not_found' });
  });

  it('is not made to somebody who owns the page', async () => {
    const { omar, salma, page: pageId } = await aSharedPage();
    const asked = await invitePerson(omar, { page: pageId, email: salma.email.toUpperCase(), roles: ['owner'] });
    expect(asked).toEqual({ ok: false, code: 'belongs_already', field: 'email' });
  });
});

describe('answering and withdrawing at once', () => {
  it('whoever answers waits for the page and holds no invitation meanwhile', async () => {
    const { omar, page: pageId } = await aSharedPage();
    const friend = await aPerson();
    const invite = await anInvite(pageId, omar, friend);
    let answer: ReturnType<typeof answerInvite> | undefined;
    await shopDb().transaction(async (tx) => {
      await tx.select({ id: page.id }).from(page).where(eq(page.id, pageId)).for('update');
      answer = answerInvite(friend, { invite, answer: 'accept' });
      for (let tries = 0; tries < 80; tries++) {
        const [row] = await shopDb().execute<{ waiting: boolean }>(
          sql`select exists (select from pg_locks l join pg_stat_activity a using (pid)
            where a.datname = current_database() and not l.granted) as waiting`,
        );
        if (row?.waiting) break;
        await new Promise((next) => setTimeout(next, 20));
      }
      await tx.update(pageInvite).set({ state: 'withdrawn' }).where(eq(pageInvite.id, invite));
    });
    expect(await answer).toEqual({ ok: false, code: 'not_found' });
  });

  it('ends well for both, whichever comes first', async () => {
    for (let round = 0; round < 5; round++) {
      const { omar, page: pageId } = await aSharedPage();
      const friend = await aPerson();
      const invite = await anInvite(pageId, omar, friend);
      const [answered, withdrawn] = await Promise.all([
        answerInvite(friend, { invite, answer: 'accept' }),
        withdrawInvite(omar, { page: pageId, invite }),
      ]);
      expect(withdrawn).toMatchObject({ ok: true });
      expect(await requireMember(friend, pageId, 'see_catalog')).toBe(answered.ok);
      expect(await stateOf(invite)).toBe(answered.ok ? 'accepted' : 'withdrawn');
    }
  });
});
