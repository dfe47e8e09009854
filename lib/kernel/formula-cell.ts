/**
 * Cells of tables that a spreadsheet would reckon: whoever writes `=HYPERLINK(...)` into a title would run it on the machine of
 * whoever opens the file. A leading apostrophe keeps it text; reading takes exactly that one away again.
 */

const number = /^[+-]?\d+(?:[.,]\d+)?$/;
const guarded = /^'+[=+\-@\t\r]/;

/** A cell as it is written: with an apostrophe before it where it would be a formula, or would lose one by being read. */
export function guardCell(text: string): string {
  return (/^[=+\-@\t\r]/.test(text) && !number.test(text)) || guarded.test(text) ? `'${text}` : text;
}

/** A cell as it was before `guardCell`. */
export function unguardCell(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}
