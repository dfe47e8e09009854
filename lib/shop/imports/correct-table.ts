import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { guardCell, unguardCell } from '@/lib/kernel/formula-cell';
import type { Delimiter } from './read/model';
import { problemColumnAt, withoutCell } from './read/problem-column';
import { isSeparatorLine } from './read/read-table';
import type { TableRecord } from './read/split-table';

/** What is wrong at one line. */
export type LineProblem = { readonly rule: string; readonly words: string };

/** Where a whole row that stands there before was refused: without the second one the first is taken. */
const againRules = new Set(['variant_repeated', 'variant_again', 'product_repeated']);

/**
 * Writes the rows of a table again, mended where only one thing can have been meant: a header in the middle and a row that stands there
 * before, letter by letter, are left out; quotes are closed, and cells that are missing at the end are there and empty. All else stays as it is,
 * and its last column says what is wrong.
 */
export class CorrectTable {
  /** Cells of a row of the file. */
  width = 0;
  private header: readonly string[] | null = null;
  private said = -1;
  private readonly known = new Set<string>();
  private seeks: boolean | null = null;

  private readonly delimiter: Delimiter;
  private readonly problems: ReadonlyMap<number, readonly LineProblem[]>;
  private readonly column: string;

  constructor(delimiter: Delimiter, problems: ReadonlyMap<number, readonly LineProblem[]>, column: string) {
    this.delimiter = delimiter;
    this.problems = problems;
    this.column = column;
  }

  /** Whether these cells stood there before; nobody asks where nothing was refused for it. */
  private stoodBefore(cells: readonly string[]): boolean {
    this.seeks ??= [...this.problems.values()].flat().some(({ rule }) => againRules.has(rule));
    if (!this.seeks) return false;
    const mark = createHash('sha256').update(JSON.stringify(cells)).digest('base64');
    const stood = this.known.has(mark);
    this.known.add(mark);
    return stood;
  }

  /** The text of the next rows. */
  take(records: readonly TableRecord[]): string {
    const rows = records.flatMap((record) => this.row(record) ?? []).map((cells) => cells.map(guardCell));
    return rows.length === 0 ? '' : stringify(rows, { delimiter: this.delimiter, record_delimiter: '\r\n' });
  }

  private row(record: TableRecord): [readonly string[]] | null {
    if (this.header === null) {
      if (isSeparatorLine(record)) return null;
      this.width = record.cells.length;
      this.said = problemColumnAt(record.cells);
      this.header = withoutCell(record.cells, this.said);
      return [[...this.header.map((cell) => cell.replaceAll('\ufeff', '')), this.column]];
    }
    const cells = withoutCell(record.cells, this.said).map(unguardCell);
    const problems = this.problems.get(record.line) ?? [];
    if (problems.some(({ rule }) => rule === 'header_again')) return null;
    if (this.stoodBefore(cells) && problems.some(({ rule }) => againRules.has(rule))) return null;
    const missing = Array<string>(Math.max(0, this.header.length - cells.length)).fill('');
    return [[...cells, ...missing, problems.map(({ words }) => words).join(' ')]];
  }
}
