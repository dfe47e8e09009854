import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assert } from './assert';
import { groupBy } from './group-by';
import { ok, refuse } from './result';

test('grouping loses nothing, repeats nothing, and keeps the order in which things came', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.nat())), (pairs) => {
      const groups = groupBy(pairs, ([key]) => key);
      expect([...groups.keys()]).toEqual([...new Set(pairs.map(([key]) => key))]);
      for (const [key, members] of groups) expect(members).toEqual(pairs.filter((pair) => pair[0] === key));
      expect([...groups.values()].flat()).toHaveLength(pairs.length);
    }),
  );
});

test('a refusal names a field only when one is to blame', () => {
  expect(refuse('sold_out')).toEqual({ ok: false, code: 'sold_out' });
  expect(refuse('too_few', 'quantity')).toEqual({ ok: false, code: 'too_few', field: 'quantity' });
  expect(Object.keys(refuse('sold_out'))).not.toContain('field');
  expect(ok(null)).toEqual({ ok: true, value: null });
});

test('a broken assumption is an exception, and everything true is none', () => {
  for (const broken of [false, 0, '', null, undefined])
    expect(() => assert(broken, 'one seller')).toThrow('Invariant broken: one seller');
  for (const held of [true, 1, 'x', [], {}]) expect(() => assert(held, 'one seller')).not.toThrow();
});
