/** What parts the cells of a table, by the rows of its beginning. */
import type { Delimiter } from './model';
import { TableSplitter } from './split-table';

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];
const rowsLooked = 100;

/** The delimiter with which most rows have as many cells as the header; the comma where a table has one column only. */
export function guessDelimiter(head: string): Delimiter {
  const start = head.slice(0, 65_536);
  let best: Delimiter = ',';
  let most = 0;
  for (const delimiter of delimiters) {
    const splitter = new TableSplitter(delimiter);
    const records = [...splitter.push(start), ...splitter.end()].slice(0, rowsLooked);
    const width = records[0]?.cells.length ?? 0;
    if (width < 2) continue;
    const even = records.filter((record) => record.cells.length === width).length / records.length;
    const score = even * Math.log2(width);
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}
