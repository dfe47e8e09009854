import { expect, test } from 'vitest';
import { setLines } from './lines';

/** What is seen from left to right; each run is as wide as it has letters. Arabic runs are turned by their face's shaper. */
function seen(text: string, base: 'ltr' | 'rtl' | 'auto', widthMax = 1_000): string[][] {
  const setting = { base, weight: 400 as const, widthMax, widthOf: (run: { text: string }) => run.text.length };
  return setLines(text, setting).map((line) => line.runs.map((run) => run.text));
}

test('an Arabic line is seen from the right, with Latin words and numbers in their own order', () => {
  expect(seen('من Cedar 120 cm', 'rtl')).toEqual([['Cedar 120 cm', 'من ']]);
});

test('brackets of an Arabic line open to the left', () => {
  expect(seen('(5%) خصم', 'rtl').flat().join('')).toMatch(/^خصم.*\(5%\)$/);
});

test('a word of joined letters is in one face, also where our own face lacks one of them', () => {
  expect(seen('پنج', 'auto')).toEqual([['پنج']]);
});

test('lines end between words, and inside one only when it is wider than the line', () => {
  expect(seen('one two three', 'ltr', 7)).toEqual([['one two'], ['three']]);
  expect(seen('abcdefgh ij', 'ltr', 3)).toEqual([['abc'], ['def'], ['gh'], ['ij']]);
});

test('a picture no face has leaves no gap, and an unknown letter leaves its box', () => {
  expect(seen('a 😀 b', 'ltr')).toEqual([['a b']]);
  expect(seen('a \u{10330} b', 'ltr').flat().join('')).toBe('a \u{10330} b');
});
