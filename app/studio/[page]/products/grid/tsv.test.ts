import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTsv, writeTsv } from './tsv';

test('what is copied is what is pasted, whatever signs it holds', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r', 'ب', ' ', ','), maxLength: 6 });
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(rows, (cells) => {
      expect(readTsv(writeTsv(cells))).toEqual(cells);
    }),
  );
});

test('what Excel and Sheets put on the clipboard is read', () => {
  expect(readTsv('Bowl\t12.50\r\nPot\t\r\n')).toEqual([
    ['Bowl', '12.50'],
    ['Pot', ''],
  ]);
  expect(readTsv('"Two\nlines"\t"said ""so"""\n5" pot\tx')).toEqual([
    ['Two\nlines', 'said "so"'],
    ['5" pot', 'x'],
  ]);
  expect(readTsv('7')).toEqual([['7']]);
});
