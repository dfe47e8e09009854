/** What a cell says, by the rules of the product document; the same in the browser, where it is told at once, and when saving. */
import { type Currency, chargeStep, parseAmount } from '@/lib/kernel/money';
import { asciiDigits, plainDecimal, plainLine } from '@/lib/kernel/text';
import { gtinProblem } from '@/lib/shop/catalog/gtin';
import { conditions, textMax, weightGramsMax } from '@/lib/shop/catalog/product-limits';
import { priceMinorMax, productStates, splitValues, stockMax } from '@/lib/shop/drafts/model';
import { type GridColumn, inMarket } from './model';

/** What stands in a cell: text, a list, an amount in minor units, a number; null where nothing is said. */
export type CellValue = string | readonly string[] | bigint | number | null;
/** A cell that was read: its value, and the one form in which it is written; or the code of the rule it breaks. */
export type CellRead =
  | { readonly ok: true; readonly value: CellValue; readonly text: string }
  | { readonly ok: false; readonly code: string };

/** The few words a column is limited to, or null. Of categories there are many: a browser is told them only where it shows them. */
export function choicesOf(column: GridColumn): readonly string[] | null {
  if (column === 'state') return productStates;
  if (inMarket(column)?.kind === 'sold') return ['yes', 'no'];
  return column === 'condition' ? conditions : null;
}

/** Reads what was typed or pasted. Codes are those of the editor's fields: `number`, `price_high`, `whole_number`, `gtin`, ... */
export function readCell(column: GridColumn, typed: string, currency: Currency): CellRead {
  const choices = choicesOf(column);
  if (choices !== null) return choices.includes(typed) ? good(typed, typed) : bad('invalid');
  if (inMarket(column) !== null) return readAmount(typed, currency);
  switch (column) {
    case 'category':
      return /^[a-z][a-z0-9-]*$/.test(typed) ? good(typed, typed) : bad('invalid');
    case 'price':
    case 'compareAt':
      return readAmount(typed, currency);
    case 'stock':
      return readNumber(typed === '' ? '0' : typed, stockMax);
    case 'weight':
      return typed.trim() === '' ? good(null, '') : readNumber(typed, weightGramsMax);
    case 'gtin':
      return readGtin(typed);
    case 'tags':
      return readTags(typed);
    default:
      return readLine(typed, lineMax[column] ?? textMax.title);
  }
}

const lineMax: Partial<Record<GridColumn, number>> = {
  ...{ title: textMax.title, brand: textMax.brand, material: textMax.material, colour: textMax.colour },
  ...{ sku: textMax.sku, mpn: textMax.mpn },
};

const good = (value: CellValue, text: string): CellRead => ({ ok: true, value, text });
const bad = (code: string): CellRead => ({ ok: false, code });

function readAmount(typed: string, currency: Currency): CellRead {
  // Sheets hand amounts over with their currency; of another one they are no amount here.
  const bare = withoutCurrency(asciiDigits(typed), currency);
  if (bare === '') return good(null, '');
  const plain = plainDecimal(bare);
  if (plain === null) return bad('number_unclear');
  const amount = parseAmount(plain, currency);
  if (amount === null || amount.amount % chargeStep(currency) !== 0n) return bad('number');
  if (amount.amount > priceMinorMax) return bad('price_high');
  return amount.amount === 0n ? bad('price_zero') : good(amount.amount, plain);
}

function withoutCurrency(typed: string, currency: Currency): string {
  const look = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const sign = new Intl.NumberFormat('en', look).formatToParts(1).find((part) => part.type === 'currency')?.value;
  const name = [currency, sign ?? currency].find((one) => typed.startsWith(one) || typed.endsWith(one));
  return name === undefined ? typed : typed.replace(name, '').trim();
}

function readNumber(typed: string, max: number): CellRead {
  const digits = asciiDigits(typed).replace(/^(\d{1,3})((?:,\d{3})+)$/, (all) => all.replaceAll(',', ''));
  if (!/^\d{1,9}$/.test(digits)) return bad('whole_number');
  const number = Number(digits);
  return number > max ? bad('out_of_range') : good(number, String(number));
}

function readGtin(typed: string): CellRead {
  const digits = asciiDigits(typed).replace(/[\s.\-–‐]/g, '');
  const problem = gtinProblem(digits);
  return problem === null ? good(digits, digits) : bad(problem);
}

function readTags(typed: string): CellRead {
  const tags = splitValues(plainLine(typed));
  if (tags.some((tag) => tag.length > textMax.tag)) return bad('tag_long');
  return tags.length > textMax.tags ? bad('tags_max') : good(tags, tags.join(', '));
}

function readLine(typed: string, max: number): CellRead {
  const line = plainLine(typed);
  return line.length > max ? bad('too_long') : good(line, line);
}
