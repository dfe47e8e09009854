import { stringify } from 'csv-stringify/sync';
import { guardCell } from '@/lib/kernel/formula-cell';

/** Rows of a table as text: RFC 4180, and no cell is a formula to a spreadsheet. */
export function tableText(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
  delimiter: ',' | '\t',
): string {
  const cells = rows.map((row) => columns.map((column) => guardCell(row[column] ?? '')));
  return stringify(cells, { delimiter, record_delimiter: '\r\n' });
}

/** The header of a table. */
export function tableHead(columns: readonly string[], delimiter: ',' | '\t'): string {
  return `${columns.join(delimiter)}\r\n`;
}
