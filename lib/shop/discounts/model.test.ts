import { expect, test } from 'vitest';
import { barredAt, codePattern, type DiscountStanding, mayCombine, phaseAt, plainCode } from './model';

const now = new Date('2026-11-27T12:00:00Z');
const standing = (part: Partial<DiscountStanding> = {}): DiscountStanding => ({
  state: 'active',
  startsAt: new Date('2026-11-01T00:00:00Z'),
  endsAt: null,
  uses: 0,
  usesMax: null,
  givenMinor: 0n,
  givenMaxMinor: null,
  ...part,
});
const own = { usedByYou: 0, perPersonMax: 1, codeUses: 0, codeUsesMax: null };

test('a code is the same however a hand or a phone writes it, also in Arabic', () => {
  expect(plainCode(' summer 10\u200f')).toBe('SUMMER10');
  expect(plainCode('ｓｕｍｍｅｒ')).toBe('SUMMER');
  expect(codePattern.test(plainCode('عيد٢٠٢٦'))).toBe(true);
  for (const bad of ['', 'AB', 'A'.repeat(33), '<B>OLD', "'; DROP"])
    expect(codePattern.test(plainCode(bad))).toBe(false);
});

test.each([
  [{}, 'running', null],
  [{ startsAt: new Date('2026-12-01T00:00:00Z') }, 'scheduled', 'not_yet'],
  [{ endsAt: now }, 'ended', 'over'],
  [{ state: 'paused' }, 'paused', 'over'],
  [{ state: 'ended' }, 'ended', 'over'],
  [{ uses: 10, usesMax: 10 }, 'used_up', 'used_up'],
  [{ givenMinor: 500n, givenMaxMinor: 500n }, 'used_up', 'used_up'],
] as [Partial<DiscountStanding>, string, string | null][])('%o is %s, for a shopper %s', (part, phase, barred) => {
  expect(phaseAt(standing(part), now)).toBe(phase);
  expect(barredAt(standing(part), own, now)).toBe(barred);
});

test('what somebody used herself is said to her, and a code of its own limit is used up', () => {
  expect(barredAt(standing({ uses: 10, usesMax: 10 }), { ...own, usedByYou: 1 }, now)).toBe('used_by_you');
  expect(barredAt(standing(), { ...own, codeUses: 1, codeUsesMax: 1 }, now)).toBe('used_up');
});

test('two discounts combine when each names the class of the other, and never within one class', () => {
  const order = { kind: 'percent_order', combines: ['delivery', 'order'] } as const;
  expect(mayCombine(order, { kind: 'delivery', combines: ['order'] })).toBe(true);
  expect(mayCombine(order, { kind: 'delivery', combines: [] })).toBe(false);
  expect(mayCombine(order, { kind: 'amount_order', combines: ['order'] })).toBe(false);
});
