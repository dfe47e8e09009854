import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readAll } from './testing/read-text';
import { realCatalogues } from './testing/reference';
import { samples } from './testing/samples';

/** A text that stands nowhere else, and the column it was put into. */
const mark = 'Zq7mark';
/** Columns that are not held themselves but decide of what is: whether a row counts its stock, which place a picture has. */
const decides =
  /^(?:type|.*inventory tracker|.*manage inventory|track_?inventory|manage_stock|image position|.*weight unit|weight unit for display)$/i;

const tables = [
  ...Object.values(samples).map(({ name, text }) => ({ name, text: text as string })),
  ...realCatalogues.map(({ name, bytes }) => ({ name, text: bytes.toString('utf8') })),
].filter(({ name }) => /\.(?:csv|tsv)$/.test(name));

const quoted = (cells: readonly string[], delimiter: string) =>
  cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter);

describe.each(tables)('$name', ({ name, text }) => {
  it('has no cell that is lost in silence', async () => {
    const delimiter = (await readAll(text, {}, name)).file.delimiter ?? ',';
    const rows: string[][] = parse(text, { delimiter, trim: true, relax_column_count: true });
    const lost: string[] = [];
    for (const [line, row] of rows.slice(0, 6).entries()) {
      if (line === 0) continue;
      for (const [column, header] of (rows[0] ?? []).entries()) {
        if (decides.test(header)) continue;
        const changed = rows.map((cells, index) => (index === line ? cells.with(column, mark) : cells));
        const { products } = await readAll(changed.map((cells) => quoted(cells, delimiter)).join('\n'), {}, name);
        const isTold = products.some(
          (product) => product.unheld.includes(header) || product.problems.some((problem) => problem.field === header),
        );
        if (!isTold && !JSON.stringify(products).toLowerCase().includes(mark.toLowerCase()))
          lost.push(`${header}, row ${line}, was ${row[column]}`);
      }
    }
    expect(lost).toEqual([]);
  });
});
