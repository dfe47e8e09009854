import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberStyle, readAmount, readDecimal, readGrams } from './read-number';
import { readAll } from './testing/read-text';

describe('an amount', () => {
  it.each([
    ['10.00 USD', '10.00', 'USD'],
    ['USD 10', '10', 'USD'],
    ['€ 1.234,50', '1234.50', 'EUR'],
    ['1,234.50 $', '1234.50', null],
    ['١٬٢٣٤٫٥٠ ر.س', '1234.50', 'SAR'],
    ['12٫5', '12.5', null],
    ["1'234.50 CHF", '1234.50', 'CHF'],
    ['1 234,50 zł', '1234.50', 'PLN'],
    ['40.000', '40.00', null],
    ['0,234', '0.234', null],
  ])('%s is %s of %s', (text, decimal, currency) => {
    expect(readAmount(text, 'unclear')).toEqual({ value: { decimal, currency } });
  });

  it('that can be read in two ways is read as the file writes its others, or not at all', () => {
    expect(readAmount('1,234', 'unclear')).toEqual({ rule: 'number_unclear' });
    expect(readAmount('1,234', 'point')).toEqual({ value: { decimal: '1234', currency: null } });
    expect(readAmount('1,234', 'comma')).toEqual({ value: { decimal: '1.234', currency: null } });
    expect(readAmount('1.234', 'comma')).toEqual({ value: { decimal: '1234', currency: null } });
    expect(readAmount('1.234', 'mixed')).toEqual({ rule: 'number_unclear' });
  });

  it.each(['free', '10 apples', '-5.00', '1.2.3', '', '--', 'USD'])('%s is none', (text) => {
    expect(readAmount(text, 'point')).toEqual({ rule: 'number_unreadable' });
  });

  it('with one reading is the same whatever the file writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999 }),
        fc.integer({ min: 0, max: 99 }),
        fc.constantFrom('point', 'comma', 'unclear', 'mixed'),
        (whole, cents, style) => {
          const decimal = `${whole}.${String(cents).padStart(2, '0')}`;
          expect(readDecimal(decimal, style)).toEqual({ value: decimal });
          expect(readDecimal(decimal.replace('.', ','), style)).toEqual({ value: decimal });
        },
      ),
    );
  });
});

describe('how a file writes numbers', () => {
  it('is told by cells of one reading only', () => {
    expect(numberStyle(['1,234', '12,50', '7'])).toBe('comma');
    expect(numberStyle(['1,234', '12.50'])).toBe('point');
    expect(numberStyle(['1,234', '1.234'])).toBe('unclear');
    expect(numberStyle(['12,50', '12.50'])).toBe('mixed');
  });

  it('decides of the cells of its prices, and what it cannot decide is a problem of the line', async () => {
    const table = (other: string) => `name;price\nBowl;1,234\nJar;${other}\n`;
    const first = async (other: string) => (await readAll(table(other))).products[0];
    expect((await first('12,50'))?.variants[0]?.price?.decimal).toBe('1.234');
    expect((await first('12.50'))?.variants[0]?.price?.decimal).toBe('1234');
    const unclear = await first('7');
    expect(unclear?.variants[0]).not.toHaveProperty('price');
    expect(unclear?.problems).toEqual([
      { line: 2, field: 'price', rule: 'number_unclear', found: '1,234', kind: 'warning' },
    ]);
  });
});

describe('a weight', () => {
  it.each([
    ['1.5 kg', null, 1500],
    ['٢ كجم', null, 2000],
    ['0.5', 'lb', 227],
    ['8 oz', 'kg', 227],
    ['250', 'g', 250],
    ['0', null, 0],
  ] as const)('%s (%s) is %d grams', (text, unit, grams) => {
    expect(readGrams(text, unit, 'point')).toEqual({ value: grams });
  });

  it('without any unit is not guessed', () => {
    expect(readGrams('4', null, 'point')).toEqual({ rule: 'weight_unit' });
  });
});
