import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { shopDb } from '@/db/client/shop';
import { person } from '@/db/schema/identity/person';
import { pageMember } from '@/db/schema/shop/page';
import { aPerson } from '@/db/testing/a-person';
import { aPage } from '@/db/testing/shop';
import { ownerDb } from '@/db/testing/world';
import { closeAccount } from '@/lib/identity/accounts/close-account';
import type { PersonActor } from '@/lib/identity/actor/model';
import { newId } from '@/lib/kernel/ids';
import { createPage } from '@/lib/shop/pages/create-page';
import { CreatePage } from '@/lib/shop/pages/schema';
import { answerInvite } from './answer-invite';
import { changeRoles } from './change-roles';
import { invitePerson } from './invite-person';
import { leavePage } from './leave-page';
import { sentInvites } from './queries';
import { removePerson } from './remove-person';

const closing = (actor: PersonActor) => closeAccount(actor, { handle: actor.handle });
const pagesOf = (actor: PersonActor) =>
  shopDb().select().from(pageMember).where(eq(pageMember.personId, actor.personId));

/** Does `first` in a transaction, begins `second` on another connection, and lets `first` be seen only when it waits. */
async function whileOpen<Answer>(
  first: (tx: Parameters<Parameters<ReturnType<typeof ownerDb>['transaction']>[0]>[0]) => Promise<unknown>,
  second: () => Promise<Answer>,
): Promise<Answer> {
  let answer: Promise<Answer> | undefined;
  await ownerDb().transaction(async (tx) => {
    await first(tx);
    answer = second();
    const done = answer.then(
      () => true,
      () => true,
    );
    const waits = async () => {
      const [row] = await ownerDb().execute<{ waiting: boolean }>(sql`select exists (select from pg_locks l
        join pg_stat_activity a using (pid) where a.datname = current_database() and not l.granted) as waiting`);
      return row?.waiting ?? false;
    };
    for (let tries = 0; tries < 100 && !(await waits()); tries++) {
      if (await Promise.race([done, new Promise((next) => setTimeout(next, 20, false))])) break;
    }
  });
  if (!answer) throw new Error('nothing was begun');
  return answer;
}

const closeBehind = (actor: PersonActor) => (tx: Pick<ReturnType<typeof ownerDb>, 'update'>) =>
  tx.update(person).set({ state: 'closed' }).where(eq(person.id, actor.personId));

const wish = () =>
  CreatePage.parse({
    ...{ key: newId('page'), handle: `h${newId('page').slice(-12).toLowerCase()}`, name: 'Cedar', kind: 'home' },
    ...{ about: '', country: 'US', currency: 'USD', languages: ['en'] },
  });

async function anInvited() {
  const [omar, salma] = [await aPerson(), await aPerson()];
  const page = await aPage({ owner: omar.personId });
  await invitePerson(omar, { page: page.id, email: salma.email, roles: ['owner'] });
  const [invite] = await sentInvites(omar, page.id);
  if (!invite) throw new Error('no invitation');
  return { omar, salma, page, invite: invite.id };
}

describe('closing an account while becoming an owner', () => {
  it('is refused when she has just become one', async () => {
    const salma = await aPerson();
    const page = await aPage();
    const join = (tx: Pick<ReturnType<typeof ownerDb>, 'insert'>) =>
      tx.insert(pageMember).values({ pageId: page.id, personId: salma.personId, roles: ['owner'] });
    expect(await whileOpen(join, () => closing(salma))).toEqual({ ok: false, code: 'owns_pages' });
    expect(await closing(salma)).toEqual({ ok: false, code: 'owns_pages' });
  });

  it('comes first: no page is made', async () => {
    const salma = await aPerson();
    const made = await whileOpen(closeBehind(salma), () => createPage(salma, wish()));
    expect(made).toEqual({ ok: false, code: 'sign_in' });
    expect(await pagesOf(salma)).toEqual([]);
  });

  it('comes first: no invitation is accepted', async () => {
    const { salma, invite } = await anInvited();
    const answered = await whileOpen(closeBehind(salma), () => answerInvite(salma, { invite, answer: 'accept' }));
    expect(answered).toEqual({ ok: false, code: 'not_found' });
    expect(await pagesOf(salma)).toEqual([]);
  });

  it('both at once: one of them holds', async () => {
    for (let round = 0; round < 5; round++) {
      const { salma, invite } = await anInvited();
      const [closed, made, joined] = await Promise.all([
        closing(salma),
        createPage(salma, wish()),
        answerInvite(salma, { invite, answer: 'accept' }),
      ]);
      expect(closed.ok).toBe(!(made.ok || joined.ok));
      expect((await pagesOf(salma)).length > 0).toBe(!closed.ok);
    }
  });
});

/** A page of two owners, of whom one has closed her account. */
async function aHauntedPage() {
  const [omar, ghost] = [await aPerson(), await aPerson()];
  const page = await aPage({ owner: omar.personId });
  await shopDb()
    .insert(pageMember)
    .values({ pageId: page.id, personId: ghost.personId, roles: ['owner'] });
  await identityDb().update(person).set({ state: 'closed' }).where(eq(person.id, ghost.personId));
  return { omar, ghost, page };
}

describe('an owner whose account is closed', () => {
  it('does not count: the other one is the last', async () => {
    const { omar, page } = await aHauntedPage();
    expect(await leavePage(omar, { page: page.id, sure: 'on' })).toEqual({ ok: false, code: 'last_owner' });
  });

  it('is given other roles or removed by the one who is left, who stays the last', async () => {
    const { omar, ghost, page } = await aHauntedPage();
    const roles = { page: page.id, person: ghost.personId, roles: ['catalog' as const] };
    expect(await changeRoles(omar, roles)).toEqual({ ok: true, value: null });
    expect(await pagesOf(ghost)).toMatchObject([{ roles: ['catalog'] }]);
    const other = await aHauntedPage();
    const removal = { page: other.page.id, person: other.ghost.personId, sure: 'on' as const };
    expect(await removePerson(other.omar, removal)).toEqual({ ok: true, value: null });
    expect(await pagesOf(other.ghost)).toEqual([]);
    const step = { page: page.id, person: omar.personId, roles: ['catalog' as const] };
    expect(await changeRoles(omar, step)).toMatchObject({ ok: false, code: 'last_owner' });
  });
});
