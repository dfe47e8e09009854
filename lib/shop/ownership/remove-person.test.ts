import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { shopDb } from '@/db/client/shop';
import { auditEvent } from '@/db/schema/identity/audit';
import { pageMember } from '@/db/schema/shop/page';
import { jobsOf } from '@/db/testing/jobs';
import { aPage } from '@/db/testing/shop';
import { aGuest, aPerson } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { setTax } from '@/lib/shop/pages/set-tax';
import { pageForMember, peopleOf, requireMember } from './queries';
import { removePerson } from './remove-person';
import { RemovePerson } from './schema';

/** A page that two own. */
async function aSharedPage() {
  const [omar, salma] = [await aPerson({ name: 'Omar' }), await aPerson({ name: 'Salma' })];
  const page = await aPage({ owner: omar.personId });
  await shopDb()
    .insert(pageMember)
    .values({ pageId: page.id, personId: salma.personId, roles: ['owner'] });
  const removing = (person: Id<'person'>) => ({ page: page.id, person, sure: 'on' }) as const;
  return { omar, salma, page, removing };
}

const removals = (pageId: Id<'page'>) =>
  identityDb()
    .select({ actor: auditEvent.actor, detail: auditEvent.detail })
    .from(auditEvent)
    .where(eq(auditEvent.subject, pageId));

describe('removing an owner', () => {
  it('takes the page from her at once, tells her, and writes down who did it', async () => {
    const { omar, salma, page, removing } = await aSharedPage();
    expect(await removePerson(omar, removing(salma.personId))).toEqual({ ok: true, value: null });
    expect(await pageForMember(salma, page.handle)).toBeNull();
    expect(await requireMember(salma, page.id, 'see_catalog')).toBe(false);
    const tax = { page: page.id, rate: '7', inclusive: true };
    expect(await setTax(salma, tax)).toEqual({ ok: false, code: 'not_found' });
    expect((await peopleOf(omar, page.id)).map((one) => one.name)).toEqual(['Omar']);
    expect(await removals(page.id)).toEqual([{ actor: omar.personId, detail: { person: salma.personId } }]);
    expect(await jobsOf('identity:mail-owner', toUuid(salma.personId))).toBe(1);
    expect(await jobsOf('identity:mail-owner', toUuid(omar.personId))).toBe(0);
  });

  it('who is gone already is no fault, and is told and written down once', async () => {
    const { omar, salma, page, removing } = await aSharedPage();
    const answers = await Promise.all([1, 2, 3].map(() => removePerson(omar, removing(salma.personId))));
    answers.push(await removePerson(omar, removing((await aPerson()).personId)));
    expect(answers).toEqual(answers.map(() => ({ ok: true, value: null })));
    expect(await removals(page.id)).toHaveLength(1);
  });

  it('is for owners alone, and nobody removes herself: a page keeps its last owner', async () => {
    const { omar, salma, page, removing } = await aSharedPage();
    const rival = await aPerson();
    await aPage({ owner: rival.personId });
    for (const stranger of [rival, aGuest()]) {
      expect(await removePerson(stranger, removing(salma.personId))).toEqual({ ok: false, code: 'not_found' });
    }
    expect(await removePerson(omar, removing(omar.personId))).toEqual({ ok: false, code: 'leave_instead' });
    expect(await peopleOf(omar, page.id)).toHaveLength(2);
  });

  it('of two who remove each other leaves one', async () => {
    for (let round = 0; round < 10; round++) {
      const { omar, salma, page, removing } = await aSharedPage();
      const answers = await Promise.all([
        removePerson(omar, removing(salma.personId)),
        removePerson(salma, removing(omar.personId)),
      ]);
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
      expect(answers).toContainEqual({ ok: false, code: 'not_found' });
      expect(await shopDb().select().from(pageMember).where(eq(pageMember.pageId, page.id))).toHaveLength(1);
    }
  });

  it('asks for its tick', async () => {
    const { salma, page } = await aSharedPage();
    expect(RemovePerson.safeParse({ page: page.id, person: salma.personId }).success).toBe(false);
    expect(RemovePerson.safeParse({ page: page.id, person: 'per_x', sure: 'on' }).success).toBe(false);
  });
});
