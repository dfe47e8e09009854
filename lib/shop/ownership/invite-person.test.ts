import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { moneyDb } from '@/db/client/money';
import { shopDb } from '@/db/client/shop';
import { socialDb } from '@/db/client/social';
import { pageInvite } from '@/db/schema/shop/invite';
import { aPage } from '@/db/testing/shop';
import { aGuest, aPerson } from '@/db/testing/world';
import { answerInvite } from './answer-invite';
import { invitePerson } from './invite-person';
import { emailHint, peopleMax } from './model';
import { myInvites, peopleOf, requireMember, sentInvites } from './queries';
import { InvitePerson } from './schema';
import { withdrawInvite } from './withdraw-invite';

async function anInvited() {
  const owner = await aPerson({ name: 'Omar' });
  const friend = await aPerson({ name: 'Salma' });
  const page = await aPage({ owner: owner.personId });
  const answer = await invitePerson(owner, { page: page.id, email: friend.email.toUpperCase(), roles: ['owner'] });
  const [invite] = await sentInvites(owner, page.id);
  if (!invite) throw new Error('no invitation');
  return { owner, friend, page, answer, invite: invite.id };
}

describe('asking somebody to own a page too', () => {
  it('answers alike for an address with an account and for one without', async () => {
    const { owner, page, answer } = await anInvited();
    const unknown = await invitePerson(owner, { page: page.id, email: 'nobody-knows@example.com', roles: ['owner'] });
    expect(answer).toEqual({ ok: true, value: { hint: 'P…@EXAMPLE.COM' } });
    expect(unknown).toEqual({ ok: true, value: { hint: 'n…@example.com' } });
    const sent = await sentInvites(owner, page.id);
    expect(Object.keys(sent[0] ?? {})).toEqual(Object.keys(sent[1] ?? {}));
  });

  it('keeps no address, and asks one address once', async () => {
    const { owner, page, friend } = await anInvited();
    await Promise.all(
      [1, 2, 3].map(() => invitePerson(owner, { page: page.id, email: friend.email, roles: ['owner'] })),
    );
    const rows = await shopDb().select().from(pageInvite).where(eq(pageInvite.pageId, page.id));
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(friend.handle);
  });

  it('is seen by whoever proved that address, and by nobody else', async () => {
    const { friend, page } = await anInvited();
    expect(await myInvites(friend)).toMatchObject([{ pageHandle: page.handle, invitedBy: 'Omar' }]);
    expect(await myInvites({ ...friend, emailVerified: false })).toEqual([]);
    expect(await myInvites(await aPerson())).toEqual([]);
    expect(await myInvites(aGuest())).toEqual([]);
    expect(await sentInvites(friend, page.id)).toEqual([]);
  });

  it('is invisible to the money and social rings', async () => {
    await anInvited();
    for (const ring of [moneyDb(), socialDb()]) {
      await expect(ring.execute(sql`select 1 from shop.page_invite`)).rejects.toMatchObject({
        cause: { code: '42501' },
      });
    }
  });

  it('refuses what is no address', () => {
    for (const email of ['', 'a', 'a@b', 'a b@c.example', `${'x'.repeat(250)}@c.example`]) {
      expect(InvitePerson.safeParse({ page: 'pag_00000000000000000000000000', email, roles: ['owner'] }).success).toBe(
        false,
      );
    }
  });

  it('lets only so many wait', async () => {
    const owner = await aPerson();
    const page = await aPage({ owner: owner.personId });
    const ask = (number: number) =>
      invitePerson(owner, { page: page.id, email: `p${number}@example.com`, roles: ['read_only'] });
    for (let number = 0; number < peopleMax; number++) expect(await ask(number)).toMatchObject({ ok: true });
    expect(await ask(99)).toMatchObject({ ok: false, code: 'invites_max', field: 'email' });
  });
});

describe('answering', () => {
  it('yes makes her an owner, once', async () => {
    const { friend, page, invite, owner } = await anInvited();
    const answers = await Promise.all([1, 2].map(() => answerInvite(friend, { invite, answer: 'accept' })));
    expect(answers.filter((answer) => answer.ok)).toEqual([{ ok: true, value: { handle: page.handle } }]);
    expect(await requireMember(friend, page.id, 'see_catalog')).toBe(true);
    expect((await peopleOf(owner, page.id)).map((one) => one.name)).toEqual(['Omar', 'Salma']);
    expect(await sentInvites(owner, page.id)).toEqual([]);
  });

  it('no leaves her out', async () => {
    const { friend, page, invite } = await anInvited();
    expect(await answerInvite(friend, { invite, answer: 'decline' })).toMatchObject({ ok: true });
    expect(await requireMember(friend, page.id, 'see_catalog')).toBe(false);
    expect(await answerInvite(friend, { invite, answer: 'accept' })).toMatchObject({ code: 'not_found' });
  });

  it('is for the invited alone, while the invitation waits', async () => {
    const { friend, page, invite, owner } = await anInvited();
    const others = [await aPerson(), owner, aGuest(), { ...friend, emailVerified: false }];
    for (const other of others) {
      expect(await answerInvite(other, { invite, answer: 'accept' })).toEqual({ ok: false, code: 'not_found' });
    }
    await shopDb()
      .update(pageInvite)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(pageInvite.id, invite));
    expect(await answerInvite(friend, { invite, answer: 'accept' })).toMatchObject({ code: 'not_found' });
    expect(await myInvites(friend)).toEqual([]);
    expect(await requireMember(friend, page.id, 'see_catalog')).toBe(false);
  });

  it('comes too late for one that was withdrawn', async () => {
    const { friend, page, invite, owner } = await anInvited();
    expect(await withdrawInvite(await aPerson(), { page: page.id, invite })).toMatchObject({ code: 'not_found' });
    expect(await withdrawInvite(owner, { page: page.id, invite })).toMatchObject({ ok: true });
    expect(await answerInvite(friend, { invite, answer: 'accept' })).toMatchObject({ code: 'not_found' });
  });
});

describe('the hint of an address', () => {
  it('shows its first letter and its host', () => {
    expect(emailHint('salma@demo.souk')).toBe('s…@demo.souk');
    expect(emailHint('"a@b"@c.example')).toBe('"…@c.example');
  });
});
