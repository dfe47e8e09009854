import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { pageMember } from '@/db/schema/shop/page';
import { aPerson } from '@/db/testing/a-person';
import { aPage } from '@/db/testing/shop';
import { type Capability, capabilities, may, type Role, roles } from './model';

const all = Object.keys(capabilities) as Capability[];

describe('the table of roles in the database', () => {
  it('is the same as ours', async () => {
    const rows = await shopDb().execute<{ role: Role; capability: Capability; allowed: boolean }>(sql`
      select r.role, c.capability, shop.roles_may(array[r.role], c.capability) as allowed
      from unnest(${sql.param([...roles])}::text[]) r (role), unnest(${sql.param(all)}::text[]) c (capability)`);
    expect(rows).toHaveLength(roles.length * all.length);
    for (const { role, capability, allowed } of rows) {
      expect([role, capability, may([role], capability)]).toEqual([role, capability, allowed]);
    }
  });

  it('allows nobody what it does not know, and nothing without a role', async () => {
    const [row] = await shopDb().execute<{ unknown: boolean; none: boolean }>(
      sql`select shop.roles_may('{owner}', 'fly') as unknown, shop.roles_may('{}', 'see_people') as none`,
    );
    expect(row).toEqual({ unknown: false, none: false });
  });
});

describe('the last owner of a page', () => {
  const gone = [
    ['deletes', (page: ReturnType<typeof eq>) => shopDb().delete(pageMember).where(page)],
    [
      'demotes',
      (page: ReturnType<typeof eq>) =>
        shopDb()
          .update(pageMember)
          .set({ roles: ['catalog'] })
          .where(page),
    ],
  ] as const;

  it.each(gone)('stays, whatever statement %s her', async (_, goes) => {
    const owner = await aPerson();
    const page = await aPage({ owner: owner.personId });
    const hers = eq(pageMember.pageId, page.id);
    await expect(goes(hers)).rejects.toMatchObject({ cause: { constraint_name: 'page_member_owner' } });
    expect(await shopDb().select({ roles: pageMember.roles }).from(pageMember).where(hers)).toEqual([
      { roles: ['owner'] },
    ]);
  });
});
