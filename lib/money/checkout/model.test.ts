import fc from 'fast-check';
import { expect, test } from 'vitest';
import { money } from '@/lib/kernel/money';
import { attemptNext, consented, orderNext, totalOf } from './model';

test('a higher total needs a new consent, a lower one is taken, another currency never is', () => {
  expect(consented(money(100n, 'USD'), money(101n, 'USD'))).toBe(false);
  expect(consented(money(100n, 'USD'), money(99n, 'USD'))).toBe(true);
  expect(consented(money(100n, 'USD'), money(100n, 'EUR'))).toBe(false);
});

test('final states lead nowhere, and every state leads only to known ones', () => {
  for (const graph of [orderNext, attemptNext] as Record<string, readonly string[]>[]) {
    for (const followers of Object.values(graph)) for (const state of followers) expect(graph).toHaveProperty(state);
  }
  expect([orderNext.refunded, orderNext.canceled, attemptNext.captured, attemptNext.voided].flat()).toEqual([]);
});

test('a consent covers what was seen and nothing above it', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 12n), fc.bigInt(0n, 10n ** 12n), (seen, now) => {
      expect(consented(money(seen, 'USD'), money(now, 'USD'))).toBe(now <= seen);
    }),
  );
});

test('every state is reached from the first one, and the end of a purchase is never left', () => {
  for (const [first, graph] of [
    ['pending', orderNext],
    ['pending', attemptNext],
  ] as [string, Record<string, readonly string[]>][]) {
    const reached = new Set([first]);
    for (const state of reached) for (const next of graph[state] ?? []) reached.add(next);
    expect([...reached].sort()).toEqual(Object.keys(graph).sort());
    for (const [state, followers] of Object.entries(graph)) expect(followers).not.toContain(state);
  }
});

test('money that was taken is never merely canceled: it goes back or is disputed', () => {
  for (const state of ['paid', 'fulfilled', 'delivered', 'partially_refunded', 'disputed'] as const) {
    for (const end of ['canceled', 'failed', 'expired']) expect(orderNext[state]).not.toContain(end);
  }
});

test('a total of several sellers adds up in one currency only', () => {
  const parts = [money(100n, 'USD'), money(23n, 'USD')].map((total) => ({ total }));
  expect(totalOf(parts, 'USD')).toEqual(money(123n, 'USD'));
  expect(totalOf([], 'USD')).toEqual(money(0n, 'USD'));
  expect(() => totalOf([{ total: money(1n, 'EUR') }], 'USD')).toThrow('two currencies');
});
