import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handleProblem, isReservedHandle, personHandle, reservedHandles } from './model';

describe('a handle', () => {
  it.each([
    ['lina', null],
    ['a1-b2', null],
    ['x'.repeat(30), null],
    ['', 'handle_short'],
    ['ab', 'handle_short'],
    ['x'.repeat(31), 'handle_long'],
    ['Lina', 'handle_letters'],
    ['li na', 'handle_letters'],
    ['li_na', 'handle_letters'],
    ['-lina', 'handle_letters'],
    ['lina-', 'handle_letters'],
    ['li--na', 'handle_letters'],
    ['li.na', 'handle_letters'],
    ['لينا', 'handle_letters'],
    ['lіna', 'handle_letters'],
    ['lina\n', 'handle_letters'],
    ['lina%2f', 'handle_letters'],
    ['wallet', 'handle_reserved'],
    ['souk', 'handle_reserved'],
    ['souk-help', 'handle_reserved'],
    ['closed-1', 'handle_reserved'],
  ])('%j is judged %s', (handle, problem) => expect(handleProblem(handle)).toBe(problem));

  it('that is accepted stands in an address as it is, and is no other word of it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 34 }), (text) => {
        if (handleProblem(text) !== null) return;
        expect(encodeURIComponent(text)).toBe(text);
        expect(text).toBe(text.toLowerCase());
        expect(isReservedHandle(text)).toBe(false);
      }),
    );
  });

  it('is never the first word of an address that exists', () => {
    const folders = (place: string): string[] =>
      readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
        if (!entry.isDirectory() || /^[_[@]/.test(entry.name)) return [];
        return entry.name.startsWith('(') ? folders(`${place}/${entry.name}`) : [entry.name];
      });
    const words = folders('app');
    expect(words).toEqual(expect.arrayContaining(['studio', 'checkout', 'wallet']));
    // A name that no handle can have, such as that of a file, needs no place in the list.
    const open = words.filter((word) => handleProblem(word) !== 'handle_letters');
    for (const word of open) expect([word, isReservedHandle(word)]).toEqual([word, true]);
  });

  it('is never a file that lies beside the pages', () => {
    for (const file of readdirSync('public')) expect(handleProblem(file)).not.toBeNull();
  });

  it('is kept back whatever its case', () => {
    for (const word of [...reservedHandles].slice(0, 40)) expect(isReservedHandle(word.toUpperCase())).toBe(true);
  });
});

describe('the handle a person starts with', () => {
  it.each([
    ['Amina Haddad', 0, 'amina-haddad'],
    ['Amina Haddad', 1, 'amina-haddad-4711'],
    ['José Núñez', 0, 'jose-nunez'],
    ['أمينة حداد', 0, 'friend-4711'],
    ['山田', 0, 'friend-4711'],
    ['Al', 0, 'friend-4711'],
    ['Admin', 0, 'friend-4711'],
    ['Souk Support', 0, 'friend-4711'],
    ['!!!', 0, 'friend-4711'],
  ])('of %j at try %i is %s', (name, attempt, handle) => {
    expect(personHandle(name, attempt, '4711')).toBe(handle);
  });

  it('may always be had, whatever her name', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.nat(8),
        fc.integer({ min: 1_000, max: 99_999_999 }),
        (name, attempt, suffix) => {
          expect(handleProblem(personHandle(name, attempt, String(suffix)))).toBeNull();
        },
      ),
    );
  });
});
