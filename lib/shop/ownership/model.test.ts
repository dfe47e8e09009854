import { describe, expect, it } from 'vitest';
import { type Capability, capabilities, may, plainRoles, rolesOf } from './model';

const all = Object.keys(capabilities) as Capability[];

describe('the table of roles', () => {
  it('lets owners do everything, and whoever only reads change nothing', () => {
    for (const capability of all) {
      expect([capability, may(['owner'], capability)]).toEqual([capability, true]);
      if (may(['read_only'], capability)) expect(capability).toMatch(/^see_/);
    }
    expect(may(['read_only'], 'see_buyers')).toBe(false);
  });

  it('allows nothing without a role', () => {
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
