/** Numbers, amounts and weights as files write them. */

import { asciiDigits, plainDecimal } from '@/lib/kernel/text';
import type { ReadAmount } from '../model';
import type { NumberStyle, WeightUnit } from './model';

/** A number that was read, or the rule that it breaks. */
export type ReadNumber<Value> = { readonly value: Value } | { readonly rule: 'number_unclear' | 'number_unreadable' };

/** Signs that mean one currency only; `$`, `¥` and `kr` mean several and name none. */
const signs: Readonly<Record<string, string>> = {
  ...{
    '€': 'EUR',
    '£': 'GBP',
    '₺': 'TRY',
    '₹': 'INR',
    '₩': 'KRW',
    zł: 'PLN',
    R$: 'BRL',
    US$: 'USD',
    C$: 'CAD',
    A$: 'AUD',
  },
  ...{ '﷼': 'SAR', 'ر.س': 'SAR', 'د.إ': 'AED', 'ج.م': 'EGP', 'د.أ': 'JOD', 'د.ك': 'KWD', 'د.ب': 'BHD', 'ر.ق': 'QAR' },
  ...{ 'ر.ع': 'OMR', 'د.م': 'MAD', 'د.ت': 'TND', CA$: 'CAD', AU$: 'AUD', EGP: 'EGP', Ft: 'HUF' },
};
const silentSigns = new Set(['$', '¥', '￥', 'kr', 'R', '']);
const gramsOf: Readonly<Record<WeightUnit, number>> = { g: 1, kg: 1000, lb: 453.592_37, oz: 28.349_523_125 };

/** The unit a word names, null where it names none. */
export function weightUnit(word: string): WeightUnit | null {
  const known =
    /^(?:(kg|kgs|kilo|kilos|kilograms?|كجم|كغ|كيلو)|(g|gr|gm|grams?|جرام|غرام|غ)|(lbs?|pounds?)|(oz|ounces?))\.?$/i.exec(
      word.trim(),
    );
  if (!known) return null;
  return known[1] ? 'kg' : known[2] ? 'g' : known[3] ? 'lb' : 'oz';
}

/** Whether the cells of a file write numbers with a comma or a point, by those that can be read in one way only. */
export function numberStyle(cells: Iterable<string>): NumberStyle {
  let commas = 0;
  let points = 0;
  for (const cell of cells) {
    const digits =
      asciiDigits(cell)
        .match(/\d[\d.,\s]*/)?.[0]
        .replace(/[\s.,]+$/, '') ?? '';
    if (/^\d+,(?:\d{1,2}|\d{4,})$/.test(digits) || /^\d{1,3}(?:\.\d{3})+,\d+$/.test(digits) || /^0,\d+$/.test(digits))
      commas += 1;
    if (/^\d+\.(?:\d{1,2}|\d{4,})$/.test(digits) || /^\d{1,3}(?:,\d{3})+\.\d+$/.test(digits) || /^0\.\d+$/.test(digits))
      points += 1;
  }
  if (commas > 0 && points > 0) return 'mixed';
  return commas > 0 ? 'comma' : points > 0 ? 'point' : 'unclear';
}

/** A number as decimal text with a point. A cell that can be read in two ways is read as the file writes its others, or not. */
export function readDecimal(text: string, style: NumberStyle): ReadNumber<string> {
  const typed = asciiDigits(text)
    .replace(/[\s\u00a0\u202f']/g, '')
    .replaceAll('\u060c', ',');
  const signed = /^([+-])?([\d.,]+?)[.,]?-?$/.exec(typed);
  const digits = signed?.[2];
  if (digits === undefined || !/\d/.test(digits)) return { rule: 'number_unreadable' };
  const sign = signed?.[1] === '-' ? '-' : '';
  const plain = unambiguous(digits, style);
  if (plain === null) return { rule: 'number_unclear' };
  if (!/^\d{1,15}(?:\.\d+)?$/.test(plain)) return { rule: 'number_unreadable' };
  // Databases write `40.000`: noughts after the second decimal say nothing, and a currency of two would refuse them.
  return { value: sign + plain.replace(/(\.\d{2}\d*?)0+$/, '$1') };
}

/** One separator before exactly three digits is the question; all else has one reading. */
function unambiguous(digits: string, style: NumberStyle): string | null {
  if (digits.startsWith('.') || digits.startsWith(',')) return `0.${digits.slice(1)}`;
  const asked = /^([1-9]\d{0,2})([.,])(\d{3})$/.exec(digits);
  if (!asked) return plainDecimal(digits);
  if (style === 'mixed') return null;
  // A point alone is the decimal one, as our own fields write it; a comma alone is a thousand to some and a decimal to others.
  if (style === 'unclear') return asked[2] === '.' ? digits : null;
  const isDecimal = (asked[2] === ',') === (style === 'comma');
  return `${asked[1]}${isDecimal ? '.' : ''}${asked[3]}`;
}

/** An amount with the currency that stands before or after it, as a code or as a sign of one currency only. */
export function readAmount(text: string, style: NumberStyle): ReadNumber<ReadAmount> {
  const parts =
    /^([^\d\u0660-\u0669\u06f0-\u06f9.,-]*)(-?[\d\u0660-\u0669\u06f0-\u06f9.,\u066b\u066c\u060c'\s\u00a0\u202f]*-?)(.*)$/su.exec(
      text.trim(),
    );
  if (!parts) return { rule: 'number_unreadable' };
  const word = `${parts[1]?.trim() ?? ''}${parts[3]?.trim() ?? ''}`.replace(/[\u200e\u200f]/g, '').replace(/\.$/, '');
  const currency = /^[a-z]{3}$/i.test(word) ? word.toUpperCase() : (signs[word] ?? null);
  if (currency === null && !silentSigns.has(word)) return { rule: 'number_unreadable' };
  const decimal = readDecimal(parts[2] ?? '', style);
  if ('rule' in decimal) return decimal;
  if (decimal.value.startsWith('-')) return { rule: 'number_unreadable' };
  return { value: { decimal: decimal.value, currency } };
}

/** A weight in whole grams: its own unit, else the given one. Null units are not guessed. */
export function readGrams(
  text: string,
  unit: WeightUnit | null,
  style: NumberStyle,
): ReadNumber<number> | { rule: 'weight_unit' } {
  const parts = /^(.*?[\d\u0660-\u0669\u06f0-\u06f9])\s*([^\d\s.,][^\d]*)?$/su.exec(text.trim());
  const own = parts?.[2] === undefined ? unit : weightUnit(parts[2]);
  const decimal = readDecimal(parts?.[1] ?? text, style);
  if ('rule' in decimal) return decimal;
  if (decimal.value.startsWith('-')) return { rule: 'number_unreadable' };
  if (Number(decimal.value) === 0) return { value: 0 };
  return own === null ? { rule: 'weight_unit' } : { value: Math.round(Number(decimal.value) * gramsOf[own]) };
}
