import { arabic, english } from '@/lib/platform/catalogue';

/** What the column is called in which a corrected file says what is wrong, in either language. */
export const problemColumns = [english['imports.column_problem'], arabic['imports.column_problem']];

/** Where that column stands in a header; -1 in every other file. Whoever imports the file again has not written it. */
export function problemColumnAt(header: readonly string[]): number {
  return header.findIndex((cell) => problemColumns.some((name) => name === cell.replaceAll('\ufeff', '').trim()));
}

/** Cells without the one at a place; all of them for a place that is none. */
export function withoutCell(cells: readonly string[], at: number): readonly string[] {
  return at < 0 ? cells : cells.filter((_, index) => index !== at);
}
