import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delimiter } from './model';
import { TableSplitter } from './split-table';

function split(text: string, delimiter: Delimiter = ',', pieceLength = 1 << 20) {
  const splitter = new TableSplitter(delimiter);
  const records = [];
  for (let at = 0; at < text.length; at += pieceLength)
    records.push(...splitter.push(text.slice(at, at + pieceLength)));
  return [...records, ...splitter.end()];
}

const cells = (text: string, delimiter: Delimiter = ',') => split(text, delimiter).map((record) => [...record.cells]);

describe('a table that is well formed', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', 'ع', ' x', '"', ',', ';', '\t', '|', '\n', '\r\n'),
    maxLength: 6,
  });
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));

  it('is read as csv-parse reads it, whatever parts its cells and ends its lines', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom<Delimiter>(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        (rows, delimiter, end) => {
          const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(delimiter)).join(end);
          const expected: string[][] = parse(text, { delimiter, record_delimiter: end });
          expect(cells(text, delimiter)).toEqual(expected.filter((row) => row.some((one) => one !== '')));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is the same in pieces of any length', () => {
    const text = 'a,b\r\n"x\r\ny","1""2"\r\n3,4\r\n\r\n"last",'.repeat(4000);
    const whole = split(text);
    for (const length of [65_536, 70_001, 131_071]) expect(split(text, ',', length)).toEqual(whole);
  });

  it('knows the line each record begins on', () => {
    expect(split('a,b\n"one\ntwo",2\r\n3,4\r5,6').map((record) => record.line)).toEqual([1, 2, 4, 5]);
  });
});

describe('quotes that are broken', () => {
  it('cost the row they stand in, not those that follow', () => {
    const rows = split('a,b,c\n1,"open,3\n4,"5",6\n7,8,9\n');
    expect(rows.map((row) => [...row.cells])).toEqual([
      ['a', 'b', 'c'],
      ['1', 'open', '3'],
      ['4', '5', '6'],
      ['7', '8', '9'],
    ]);
    expect(rows.map((row) => row.faults.map((fault) => fault.rule))).toEqual([[], ['quote_open'], [], []]);
  });

  it('near the end keep the last row', () => {
    expect(cells('a,b\n1,2\n3,"four')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', 'four'],
    ]);
  });

  it('inside a cell are letters', () => {
    expect(cells('a,b\n5" wide,"6" high"\n')).toEqual([
      ['a', 'b'],
      ['5" wide', '6" high'],
    ]);
  });

  it('on every line are read in time that grows with the file', () => {
    const time = (count: number) => {
      const text = `a,b\n${'"x\n'.repeat(count)}`;
      const began = performance.now();
      expect(split(text, ',', 65_536).length).toBeGreaterThan(1);
      return performance.now() - began;
    };
    time(1000);
    expect(time(400_000)).toBeLessThan(8000);
  }, 30_000);
});
