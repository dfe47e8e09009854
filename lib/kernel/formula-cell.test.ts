import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardCell, unguardCell } from './formula-cell';

describe('a cell of a table', () => {
  it('is no formula, and a number stays one', () => {
    for (const text of ['=1+1', '+cmd', '-soft', '@sum', '\tx', '\rx', "'=1", "''-5"])
      expect(guardCell(text)).toBe(`'${text}`);
    for (const text of ['-5', '+5', '-5.20', '-5,2', '5', 'a=b', '', "'tis", "it's", '\u2212x'])
      expect(guardCell(text)).toBe(text);
  });

  it('is read as it was written', () => {
    const cell = fc
      .array(fc.constantFrom("'", '=', '-', '+', '@', '\t', '\r', '5', 'a', ' '))
      .map((signs) => signs.join(''));
    fc.assert(fc.property(cell, (text) => unguardCell(guardCell(text)) === text));
    fc.assert(fc.property(cell, (text) => !/^[=+\-@\t\r](?![\d]+$)/.test(guardCell(text))));
  });
});
