/** CSV (RFC 4180) as files of ours are written, safe to open in a spreadsheet. */
import { unturned } from './text';

/** One cell: quoted where it must be; a text that a spreadsheet would reckon gets a mark before it, a number stays a number; nothing turns the cells after it around. */
export function csvCell(given: string): string {
  const text = unturned(given);
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
