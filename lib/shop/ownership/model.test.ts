import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { type Capability, capabilities, may, plainRoles, type Role, roles, rolesOf } from './model';

const all = Object.keys(capabilities) as Capability[];

describe('the table of roles', () => {
  it('is the same in the database', async () => {
    const rows = await shopDb().execute<{ role: Role; capability: Capability; allowed: boolean }>(sql`
      select r.role, c.capability, shop.roles_may(array[r.role], c.capability) as allowed
      from unnest(${sql.param([...roles])}::text[]) r (role), unnest(${sql.param(all)}::text[]) c (capability)`);
    expect(rows).toHaveLength(roles.length * all.length);
    for (const { role, capability, allowed } of rows) {
      expect([role, capability, may([role], capability)]).toEqual([role, capability, allowed]);
    }
  });

  it('lets owners do everything, and whoever only reads change nothing', () => {
    for (const capability of all) {
      expect([capability, may(['owner'], capability)]).toEqual([capability, true]);
      if (may(['read_only'], capability)) expect(capability).toMatch(/^see_/);
    }
    expect(may(['read_only'], 'see_buyers')).toBe(false);
  });

  it('allows nobody what it does not know, and nothing without a role', async () => {
    const [row] = await shopDb().execute<{ unknown: boolean; none: boolean }>(
      sql`select shop.roles_may('{owner}', 'fly') as unknown, shop.roles_may('{}', 'see_people') as none`,
    );
    expect(row).toEqual({ unknown: false, none: false });
    for (const capability of all) expect(may([], capability)).toBe(false);
  });
});

describe('the roles of a person', () => {
  it('add up', () => {
    expect(may(['catalog', 'orders'], 'change_catalog')).toBe(true);
    expect(may(['catalog', 'orders'], 'change_orders')).toBe(true);
    expect(may(['catalog', 'orders'], 'see_money')).toBe(false);
  });

  it('are kept once, in one order, and an owner needs no other', () => {
    expect(plainRoles(['orders', 'catalog', 'orders'])).toEqual(['catalog', 'orders']);
    expect(plainRoles(['money', 'owner'])).toEqual(['owner']);
    expect(rolesOf(['money', 'something', 'catalog'])).toEqual(['catalog', 'money']);
  });
});
