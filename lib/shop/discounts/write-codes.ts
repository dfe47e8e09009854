import { csvCell } from '@/lib/kernel/csv';
import type { CodeRow } from './queries';

/** The codes of a discount as CSV: each with how often it was used, and how often it may be (empty without a limit of its own). */
export function codesCsv(codes: readonly CodeRow[]): string {
  const lines = [
    ['code', 'uses', 'uses_most'],
    ...codes.map(({ code, uses, usesMax }) => [code, String(uses), usesMax === null ? '' : String(usesMax)]),
  ];
  return `${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
