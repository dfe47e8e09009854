/** Which reader a file needs. */
import { guessDelimiter } from './guess-delimiter';
import { joinSaleor } from './join-saleor';
import type { Delimiter, Layout } from './model';
import { isJsonLines, readJson } from './read-json';
import { readMarkup } from './read-markup';
import { readTable } from './read-table';
import type { IndexOf, RecordReader } from './record-reader';

/** The shape of a file: a table and what parts its cells, markup, or JSON and whether each line is a record. */
export type Shape = {
  readonly form: 'table' | 'markup' | 'json';
  readonly delimiter: Delimiter | null;
  readonly isLines: boolean;
};

/** Judges the shape by the beginning of the text: its first sign, and what its rows are parted by. */
export function shapeOf(name: string, head: string, asked: Delimiter | undefined): Shape {
  const first = head.replaceAll('\ufeff', '').trimStart().slice(0, 400);
  if (/^<[?!a-z]/i.test(first) && asked === undefined) return { form: 'markup', delimiter: null, isLines: false };
  if (/^(?:\{\s*["}]|\[\s*[[{\]])/.test(first) && asked === undefined) {
    return { form: 'json', delimiter: null, isLines: isJsonLines(name, head) };
  }
  return { form: 'table', delimiter: asked ?? guessDelimiter(head), isLines: false };
}

/** Opens the reader of a shape; the layout is null while it is not known yet. */
export function openReader(shape: Shape, indexOf: IndexOf, layout: Layout | null): RecordReader {
  if (shape.form === 'markup') return readMarkup(indexOf);
  if (shape.form === 'json')
    return layout?.dialect === 'saleor' ? joinSaleor(indexOf) : readJson(shape.isLines, indexOf);
  return readTable(shape.delimiter ?? ',', indexOf);
}
