/** A table as records: its header gives the columns, its rows are measured by it. */
import { unguardCell } from '@/lib/kernel/formula-cell';
import type { Delimiter, Fault, SourceRecord } from './model';
import { problemColumnAt, withoutCell } from './problem-column';
import type { IndexOf, RecordReader } from './record-reader';
import { type TableRecord, TableSplitter } from './split-table';

/** Letters that were none: a text of another encoding, or cut. */
const lost = '\ufffd';

/**
 * Reads a table. A row of more cells than the header has slipped, so that a price may stand under the weight: it is refused. A
 * row of fewer is read as far as it goes. The header come again is no product.
 */
export function readTable(delimiter: Delimiter, indexOf: IndexOf): RecordReader {
  const splitter = new TableSplitter(delimiter);
  let header: readonly string[] | null = null;
  let indexes: readonly number[] = [];
  let said = -1;
  const take = (records: readonly TableRecord[]): SourceRecord[] => {
    const out: SourceRecord[] = [];
    for (const record of records) {
      if (header === null) {
        if (isSeparatorLine(record)) {
          splitter.width = 0;
          continue;
        }
        said = problemColumnAt(record.cells);
        header = withoutCell(record.cells, said);
        indexes = headerNames(header).map(indexOf);
        splitter.width = record.cells.length;
      } else out.push(toRecord({ ...record, cells: withoutCell(record.cells, said) }, header, indexes));
    }
    return out;
  };
  return { push: (piece) => take(splitter.push(piece)), end: () => take(splitter.end()) };
}

/** The names of a header: trimmed; a name come again is numbered, for two columns are two; a column without a name is called by its place. */
export function headerNames(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cell.replaceAll('\ufeff', '').replace(/\s+/g, ' ').trim() || `column ${index + 1}`;
    const count = (seen.get(name.toLowerCase()) ?? 0) + 1;
    seen.set(name.toLowerCase(), count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** Spreadsheets may say on a line of its own what parts the cells. */
export function isSeparatorLine(record: TableRecord): boolean {
  return record.line === 1 && /^\ufeff?sep=.?$/i.test(record.cells.join('').trim() || '-');
}

function toRecord(record: TableRecord, header: readonly string[], indexes: readonly number[]): SourceRecord {
  const faults: Fault[] = [...record.faults];
  const { cells } = record;
  if (cells.length === header.length && cells.every((cell, index) => cell === header[index])) {
    faults.push({ rule: 'header_again', field: '', found: cells.join(' ').slice(0, 200), refuses: true });
    return { line: record.line, rows: [], faults };
  }
  const more = cells.slice(header.length).filter((cell) => cell.trim() !== '');
  if (more.length > 0)
    faults.push({ rule: 'cells_extra', field: '', found: more.join(' ').slice(0, 200), refuses: true });
  if (cells.length < header.length) {
    faults.push({
      rule: 'cells_missing',
      field: header[cells.length] ?? '',
      found: cells.at(-1) ?? '',
      refuses: false,
    });
  }
  const named = cells.slice(0, header.length).map(unguardCell);
  const broken = named.findIndex((cell) => cell.includes(lost));
  if (broken >= 0)
    faults.push({ rule: 'letters_lost', field: header[broken] ?? '', found: named[broken] ?? '', refuses: false });
  const inOrder = indexes.every((at, index) => at === index);
  if (inOrder) return { line: record.line, rows: [{ line: record.line, cells: named }], faults };
  const placed: string[] = [];
  for (const [index, cell] of named.entries()) placed[indexes[index] ?? index] = cell;
  return { line: record.line, rows: [{ line: record.line, cells: placed }], faults };
}
