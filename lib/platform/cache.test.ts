import { describe, expect, it } from 'vitest';
import { versionedCache } from './cache';

describe('a versioned cache', () => {
  it('never answers with another version than the one asked for, older or newer', () => {
    const cache = versionedCache<string>(4);
    cache.set('page', 2, 'second');
    expect(cache.get('page', 1)).toBeUndefined();
    expect(cache.get('page', 3)).toBeUndefined();
    expect(cache.get('page', 2)).toBe('second');
  });

  it('holds at most so many entries and lets go of the one not asked for longest', () => {
    const cache = versionedCache<number>(2);
    cache.set('a', 1, 1);
    cache.set('b', 1, 2);
    cache.get('a', 1);
    cache.set('c', 1, 3);
    expect(cache.get('b', 1)).toBeUndefined();
    expect([cache.get('a', 1), cache.get('c', 1)]).toEqual([1, 3]);
  });

  it('does not grow when one key changes its version again and again', () => {
    const cache = versionedCache<number>(2);
    cache.set('kept', 1, 0);
    for (let version = 1; version < 50; version++) cache.set('busy', version, version);
    expect(cache.get('kept', 1)).toBe(0);
  });
});
