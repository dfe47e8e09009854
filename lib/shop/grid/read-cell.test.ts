import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridColumns } from './model';
import { readCell } from './read-cell';

describe('a cell', () => {
  it.each([
    ['price', '12,50', '12.50'],
    ['price', '$12.50', '12.50'],
    ['price', '١٢٫٥٠', '12.50'],
    ['price', '1.234,50', '1234.50'],
    ['price', '12.50 USD', '12.50'],
    ['price', '', ''],
    ['stock', '1,200', '1200'],
    ['stock', '', '0'],
    ['gtin', '4006381-333931', '4006381333931'],
    ['tags', ' blue ,  ash,', 'blue, ash'],
    ['title', '  Deep\u202e bowl ', 'Deep bowl'],
    ['category', 'ceramics', 'ceramics'],
  ] as const)('of %s says %s as %s', (column, typed, text) => {
    expect(readCell(column, typed, 'USD')).toMatchObject({ ok: true, text });
  });

  it.each([
    ['price', 'twelve', 'number'],
    ['price', '1,234', 'number_unclear'],
    ['price', '€5', 'number'],
    ['price', 'EUR 5', 'number'],
    ['price', '0', 'price_zero'],
    ['price', '5000000', 'price_high'],
    ['stock', '-1', 'whole_number'],
    ['stock', '1000000', 'out_of_range'],
    ['gtin', '96385075', 'gtin_check_4'],
    ['weight', '1.5', 'whole_number'],
    ['title', 'x'.repeat(141), 'too_long'],
    ['state', 'sold', 'invalid'],
  ] as const)('of %s refuses %s as %s', (column, typed, code) => {
    expect(readCell(column, typed, 'USD')).toEqual({ ok: false, code });
  });

  it('that was read says the same when what it says is pasted into it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...gridColumns), fc.string({ unit: 'grapheme', maxLength: 30 }), (column, typed) => {
        const read = readCell(column, typed, 'KWD');
        if (read.ok) expect(readCell(column, read.text, 'KWD')).toEqual(read);
      }),
    );
  });
});
