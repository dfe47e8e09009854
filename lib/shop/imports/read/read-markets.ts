/** What a table says of markets: `Included / Gulf`, `Price / Gulf`, `Compare At Price / Gulf`, for the markets the page has. */
import type { ReadAmount, ReadInMarket, ReadProduct } from '../model';
import { cellText, columnName } from './bind-columns';
import type { ColumnRule, Field, Reading, Row } from './model';
import type { Note } from './note-problems';
import { readAmount } from './read-number';

/** The columns of markets by their names; those of markets that a page has not are nobody's, and told as such. */
export function marketRules(names: readonly string[]): ColumnRule[] {
  return names.flatMap((name): ColumnRule[] => {
    const plain = columnName(name);
    return [
      [`included / ${plain}`, 'marketIncluded', { name }],
      [`price / ${plain}`, 'marketPrice', { name }],
      [`compare at price / ${plain}`, 'marketCompareAt', { name }],
      [`compare-at price / ${plain}`, 'marketCompareAt', { name }],
    ];
  });
}

/** What the row of a variant says it costs in markets; absent where the file has no such columns. */
export function marketPrices(reading: Reading, row: Row, note: Note): readonly ReadInMarket[] | undefined {
  const markets = new Map<string, { price?: ReadAmount | null; compareAt?: ReadAmount | null }>();
  for (const [field, key] of [['marketPrice', 'price'] as const, ['marketCompareAt', 'compareAt'] as const]) {
    for (const { name, index, column } of reading.look.bounds(field)) {
      const text = cellText(row, index);
      if (text === undefined) continue;
      const amount = text === '' ? null : readAmount(text, reading.style);
      if (amount !== null && 'rule' in amount) {
        note.warn(amount.rule, column, text, row.line);
        continue;
      }
      const said = amount && { decimal: amount.value.decimal, currency: amount.value.currency };
      markets.set(name, { ...markets.get(name), [key]: said });
    }
  }
  return markets.size === 0 ? undefined : [...markets].map(([market, said]) => ({ market, ...said }));
}

const included: Field = 'marketIncluded';

/** In which markets a product is sold and in which not, as its first row that says so. */
export function marketsIncluded({ look }: Reading, rows: readonly Row[], note: Note): ReadProduct['included'] {
  const said: Record<string, boolean> = {};
  for (const { name, index, column } of look.bounds(included)) {
    const row = rows.find((one) => cellText(one, index));
    const text = row && cellText(row, index);
    if (!row || !text) continue;
    if (/^(?:true|yes|1|نعم)$/i.test(text)) said[name] = true;
    else if (/^(?:false|no|0|لا)$/i.test(text)) said[name] = false;
    else note.warn('state_unclear', column, text, row.line);
  }
  return Object.keys(said).length === 0 ? undefined : said;
}
