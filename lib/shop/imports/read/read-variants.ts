/** What a row says of a variant. */

import { isCurrency, money, toDecimal } from '@/lib/kernel/money';
import { asciiDigits } from '@/lib/kernel/text';
import type { ReadAmount, ReadVariant } from '../model';
import { cellText } from './bind-columns';
import type { Bound, ChosenVariant, Field, Reading, Row } from './model';
import type { Note } from './note-problems';
import { marketPrices } from './read-markets';
import { readAmount, readDecimal, readGrams, weightUnit } from './read-number';

type Writable = { -readonly [Key in keyof ReadVariant]: ReadVariant[Key] };

/** Reads one variant of a product. What cannot be read is left out with a warning of its line. */
export function readVariant(reading: Reading, chosen: ChosenVariant, note: Note): ReadVariant {
  const { look, layout } = reading;
  const { row } = chosen;
  const variant: Writable = { line: row.line, values: chosen.values };
  const text = (field: Field) => clean(look.text(row, field));
  const externalId = chosen.externalId ?? text('variantId');
  if (externalId !== undefined) variant.externalId = externalId || null;
  const sku = chosen.sku ?? text('sku');
  if (sku !== undefined) variant.sku = sku || null;
  if (chosen.sku === '' && look.text(row, 'sku')) note.unheld(look.bounds('sku')[0]?.column ?? '');
  const mpn = text('mpn');
  if (mpn !== undefined) variant.mpn = mpn || null;
  const gtin = gtinOf(reading, row, note);
  if (gtin !== undefined) variant.gtin = gtin;
  Object.assign(variant, pricesOf(reading, row, note));
  const markets = marketPrices(reading, row, note);
  if (markets !== undefined) variant.markets = markets;
  const stock = stockOf(reading, row, note);
  if (stock !== undefined) variant.stock = chosen.isCountShared ? null : stock;
  if (stock && chosen.isCountShared) note.unheld(look.bounds('stock')[0]?.column ?? '');
  const weight = weightOf(reading, row, note);
  if (weight !== undefined) variant.weightGrams = weight;
  const own =
    look.text(row, 'variantPicture') || (layout.pictureOfRow ? look.all(row, 'picture')[0]?.value : undefined);
  if (own) variant.picture = own;
  else if (look.bounds('variantPicture').length > 0 && look.text(row, 'variantPicture') === '') variant.picture = null;
  return variant;
}

/** Spreadsheets write `="0123"` to keep the noughts of a number. */
function clean(text: string | undefined): string | undefined {
  return text === undefined ? undefined : (/^="(.*)"$/.exec(text)?.[1] ?? text);
}

function gtinOf({ look }: Reading, row: Row, note: Note): string | null | undefined {
  const text = clean(look.text(row, 'gtin'));
  if (text === undefined || text === '') return text === '' ? null : undefined;
  const digits = asciiDigits(text).replace(/^'/, '').replace(/[\s-]/g, '');
  if (/^\d+$/.test(digits)) return digits;
  // 5.78472E+12 is what a spreadsheet leaves of a code: its last digits are lost.
  const rule = /^\d(?:[.,]\d+)?e\+?\d+$/i.test(digits) ? 'gtin_rounded' : 'gtin_unreadable';
  note.warn(rule, look.bounds('gtin')[0]?.column ?? '', text, row.line);
  return undefined;
}

type Prices = { price?: ReadAmount | null; compareAt?: ReadAmount | null };

/** `price` is what is paid now: the sale's where there is one below the price, which then is what it was before. */
function pricesOf(reading: Reading, row: Row, note: Note): Prices {
  const regular = amountOf(reading, row, 'price', note);
  const sale = amountOf(reading, row, 'salePrice', note);
  const before = amountOf(reading, row, 'compareAt', note);
  const prices: Prices = {};
  if (regular !== undefined) prices.price = regular;
  if (before !== undefined) prices.compareAt = before;
  else if (sale !== undefined) prices.compareAt = null;
  if (sale && (!regular || Number(sale.decimal) < Number(regular.decimal))) {
    prices.price = sale;
    if (regular) prices.compareAt = regular;
    const dates = reading.look.all(row, 'saleDates')[0];
    if (dates) note.warn('sale_dates', dates.bound.column, dates.value, row.line);
  }
  return prices;
}

/** Of several currencies the one asked for is taken, else what has no currency in its name, else the first; others are told. */
function amountOf(
  reading: Reading,
  row: Row,
  field: 'price' | 'salePrice' | 'compareAt',
  note: Note,
): ReadAmount | null | undefined {
  const { look } = reading;
  const bounds = look.bounds(field);
  const asked = reading.currency !== null && bounds.some((bound) => bound.currency === reading.currency);
  const currency = asked
    ? reading.currency
    : bounds.some((bound) => bound.currency === null)
      ? null
      : (bounds[0]?.currency ?? null);
  let found: { bound: Bound; text: string } | undefined;
  let says = false;
  for (const bound of bounds) {
    const text = cellText(row, bound.index);
    if (text === undefined) continue;
    says ||= bound.currency === currency;
    if (text === '') continue;
    if (bound.currency === currency && found === undefined) found = { bound, text };
    else if (found?.text !== text || bound.currency !== currency) note.unheld(bound.column);
  }
  if (found === undefined) return says ? null : undefined;
  const amount = readAmount(found.text, reading.style);
  if ('rule' in amount) {
    note.warn(amount.rule, found.bound.column, found.text, row.line);
    return undefined;
  }
  const named = look.text(row, 'currency')?.toUpperCase() || null;
  const isCode = named !== null && /^[A-Z]{3}$/.test(named);
  if (named !== null && !isCode)
    note.warn('currency_unknown', look.bounds('currency')[0]?.column ?? '', named, row.line);
  const code = amount.value.currency ?? found.bound.currency ?? (isCode ? named : null);
  return {
    decimal: found.bound.manner.minor ? fromMinor(amount.value.decimal, code) : amount.value.decimal,
    currency: code,
  };
}

function fromMinor(decimal: string, currency: string | null): string {
  const known = isCurrency(currency) ? currency : 'USD';
  return /^\d+$/.test(decimal) ? toDecimal(money(BigInt(decimal), known)) : decimal;
}

const some =
  /^(?:in[ _-]?stock|instock|available|available for order|pre[ _-]?order|back[ _-]?order(?:ed)?|limited(?: availability)?|low stock|notify|1|true|yes|متوفر)$/i;
const none =
  /^(?:out[ _-]?of[ _-]?stock|sold[ _-]?out|discontinued|unavailable|outofstock|0|false|no|نفد|نفدت الكمية|غير متوفر)$/i;
const untracked = /^(?:|false|0|no|none)$/i;

/**
 * Units there are. Where a file has no number, `out of stock` is none of them, and `in stock`, `preorder` or `available for
 * order` is null, not counted: any number would be made up, and would be sold out or oversold by it. So is a nought of what
 * the shop did not count.
 */
function stockOf({ look, style }: Reading, row: Row, note: Note): number | null | undefined {
  const counts = look.all(row, 'stock');
  const availability = look.text(row, 'availability');
  const tracked = look.text(row, 'tracked');
  if (availability && !some.test(availability) && !none.test(availability)) {
    note.warn('availability_unknown', look.bounds('availability')[0]?.column ?? '', availability, row.line);
    if (counts.length === 0) return undefined;
  }
  if (counts.length === 0) {
    if (availability)
      return none.test(availability) && !(tracked !== undefined && untracked.test(tracked) && tracked !== '')
        ? 0
        : null;
    return look.text(row, 'stock') === undefined && availability === undefined ? undefined : null;
  }
  let total = 0;
  for (const { value, bound } of addedUp(counts)) {
    const decimal = readDecimal(value.replace(/^[^=:]*[=:]\s*/, ''), style);
    const count = 'rule' in decimal ? Number.NaN : Number(decimal.value);
    if (!Number.isSafeInteger(count)) {
      note.warn('rule' in decimal ? decimal.rule : 'number_unreadable', bound.column, value, row.line);
      return undefined;
    }
    if (count < 0) note.warn('stock_negative', bound.column, value, row.line);
    total += Math.max(0, count);
  }
  return total === 0 && tracked !== undefined && untracked.test(tracked) ? null : total;
}

/** Parts of a list add up; of several columns without any the first is believed. */
function addedUp<One extends { bound: Bound }>(counts: readonly One[]): readonly One[] {
  return counts[0]?.bound.manner.list === undefined
    ? counts.slice(0, 1)
    : counts.filter((one) => one.bound.manner.list !== undefined);
}

/** The weight of a row in grams, null where its columns are empty; a number without any unit is not guessed. */
export function weightOf({ look, style }: Reading, row: Row, note: Note): number | null | undefined {
  let says = false;
  const named = look.text(row, 'weightUnit');
  if (named && weightUnit(named) === null)
    note.warn('weight_unit', look.bounds('weightUnit')[0]?.column ?? '', named, row.line);
  for (const bound of look.bounds('weight')) {
    const text = cellText(row, bound.index);
    if (text === undefined) continue;
    says = true;
    if (text === '') continue;
    const unit = bound.manner.unit ?? (named ? weightUnit(named) : null);
    const grams = readGrams(text, unit, style);
    if ('value' in grams) return grams.value;
    // Without a unit it is the column that cannot be held, not this cell that is wrong.
    if (grams.rule === 'weight_unit') note.unheld(bound.column);
    else note.warn(grams.rule, bound.column, text, row.line);
    return undefined;
  }
  return says ? null : undefined;
}
