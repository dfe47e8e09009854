import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange, daysShown, daysShownMax, type Placed, shownSince } from './model';

const item = (source: string, why: Placed['why'] = 'page') => ({ source, why });
const nothing = { fond: new Map<string, number>(), less: new Set<string>() };

describe('a person’s own order', () => {
  it('has the same items as newest first, none twice and none left out', () => {
    const items = fc.array(
      fc.record({ source: fc.constantFrom('a', 'b', 'c', 'd'), why: fc.constantFrom('page', 'follow', 'friend') }),
      { maxLength: 20 },
    );
    const fond = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat(40));
    fc.assert(
      fc.property(items, fond, fc.subarray(['a', 'd']), (given, liked, less) => {
        const unique = given.map((one, at) => ({ ...one, at }) as Placed & { at: number });
        const arranged = arrange(unique, { fond: new Map(Object.entries(liked)), less: new Set(less) });
        expect([...arranged].sort((one, other) => one.at - other.at)).toEqual(unique);
        const firstLess = arranged.findIndex(({ source }) => less.includes(source as 'a' | 'd'));
        if (firstLess >= 0)
          expect(arranged.slice(firstLess).every(({ source }) => less.includes(source as 'a' | 'd'))).toBe(true);
        for (const [place, { at }] of arranged.entries())
          if (less.length === 0) expect(at - place).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('is newest first where she showed nothing', () => {
    const items = ['a', 'b', 'c'].map((source) => item(source));
    expect(arrange(items, nothing)).toEqual(items);
  });

  it('lifts a friend’s by three places, and what she likes by one for each, five at most', () => {
    const items = [...'abcdefgh'].map((source) => item(source));
    const order = (given: typeof items, fond: [string, number][] = []) =>
      arrange(given, { ...nothing, fond: new Map(fond) })
        .map(({ source }) => source)
        .join('');
    expect(order(items, [['c', 1]])).toBe('abcdefgh');
    expect(order(items, [['c', 2]])).toBe('acbdefgh');
    expect(order(items, [['h', 99]])).toBe('abchdefg');
    expect(order([...items.slice(0, 7), item('h', 'friend')])).toBe('abcdehfg');
  });
});

describe('how far back it goes', () => {
  const now = new Date('2026-11-28T12:00:00Z');
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
  it.each([
    [null, daysShown],
    [ago(1), daysShown],
    [ago(12), 12],
    [ago(400), daysShownMax],
  ])('after a visit at %s: %s days', (before, days) => {
    expect(shownSince(now, before)).toEqual(ago(days));
  });
});
