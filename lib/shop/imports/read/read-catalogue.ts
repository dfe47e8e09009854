/** From the bytes of a file to its products, one by one. */
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { ReadFile, ReadProduct } from '../model';
import { bindColumns, type Columns, cellText, columnName, columnsMax } from './bind-columns';
import { decodeHead, decodeText } from './decode-text';
import { RecordGrouper } from './group-records';
import { type Encoding, guessEncoding, knownEncoding } from './guess-encoding';
import { kindsUnheld } from './join-saleor';
import { makeProduct } from './make-product';
import type { CatalogueSource, ColumnRule, Field, Layout, ReadHints, Reading, SourceRecord } from './model';
import { layoutOf, nameDialect } from './name-dialect';
import { openReader, type Shape, shapeOf } from './open-reader';
import { marketRules } from './read-markets';
import { numberStyle } from './read-number';

/** Why a file is not read at all. */
export type ReadRefusal =
  | ('file_empty' | 'file_unknown' | 'file_archive' | 'file_broken' | 'file_too_wide')
  | ('encoding_unknown' | 'column_unknown');

/** A file that can be read: what is said of it as a whole, and its products as they are asked for. */
export type ReadCatalogue = { readonly file: ReadFile; readonly products: AsyncIterable<ReadProduct> };

const headBytes = 256 * 1024;

/**
 * Reads a catalogue of any dialect. The encoding, what parts the cells, the dialect and how numbers are written are judged by
 * the first 256 KB, or are as the hints say. No more of the file is held than one product; the file is read when products are
 * asked for. Every record is counted in `rows` of one product. Refuses: `file_empty`; `file_archive`, for a ZIP to be opened
 * first; `file_unknown`, what is no text or has no list of products; `file_broken`, markup or JSON without one whole record
 * (`field` is the line of the first); `file_too_wide`, more than 1000 columns; `encoding_unknown`, `column_unknown`, of hints
 * (`field` is the hint).
 */
export async function readCatalogue(
  source: CatalogueSource,
  hints: ReadHints = {},
): Promise<Result<ReadCatalogue, ReadRefusal>> {
  const head = await firstBytes(source);
  if (head.length === 0) return refuse('file_empty');
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4) return refuse('file_archive');
  const label = hints.encoding === undefined ? null : knownEncoding(hints.encoding);
  if (hints.encoding !== undefined && label === null) return refuse('encoding_unknown', 'encoding');
  const guessed = guessEncoding(head);
  const encoding = label === null || label === guessed.label ? guessed : { label, skip: 0 };
  const text = decodeHead(head, encoding);
  if (text.trim() === '') return refuse('file_empty');
  if (!isText(text)) return refuse('file_unknown');
  const shape = shapeOf(source.name, text, hints.delimiter);
  const isWhole = head.length < headBytes;
  const sample = sampleOf(shape, text, isWhole);
  if (shape.form === 'table' && sample.names.length > columnsMax) return refuse('file_too_wide');
  if (sample.names.length === 0 && isWhole) {
    const first = sample.records[0];
    return first === undefined ? refuse('file_unknown') : refuse('file_broken', String(first.line));
  }
  const signs = { form: shape.form, columns: sample.names, head: text };
  const layout = hints.dialect === undefined ? nameDialect(signs) : layoutOf(hints.dialect, shape.form);
  const unknown = Object.values(hints.columns ?? {}).find(
    (name) => !sample.names.some((one) => columnName(one) === columnName(name)),
  );
  if (unknown !== undefined) return refuse('column_unknown', unknown);
  return ok(
    begin(
      source,
      encoding,
      shape,
      withColumns(withMarkets(layout, hints.markets ?? []), hints.columns ?? {}),
      sample,
      hints.currency ?? null,
    ),
  );
}

type Sample = { readonly names: readonly string[]; readonly records: readonly SourceRecord[] };

function begin(
  source: CatalogueSource,
  encoding: Encoding,
  shape: Shape,
  layout: Layout,
  sample: Sample,
  currency: string | null,
): ReadCatalogue {
  const columns = bindColumns(layout.columns);
  for (const name of sample.names) columns.indexOf(name);
  const reading: Reading = { layout, look: columns.look, style: styleOf(columns, sample.records), currency };
  const isTable = shape.form === 'table';
  const file: ReadFile = {
    dialect: layout.dialect,
    encoding: encoding.label,
    delimiter: shape.delimiter,
    columns: isTable ? sample.names : [],
    unheld:
      layout.dialect === 'saleor'
        ? kindsUnheld(columns, sample.records)
        : columns.look.unbound().map((one) => one.column),
    mapped: isTable ? mappedOf(columns) : {},
  };
  // Markup and JSON may name new columns as they go; a second reading knows them from the first.
  return { file, products: { [Symbol.asyncIterator]: () => products(source, encoding, shape, reading, columns) } };
}

async function* products(
  source: CatalogueSource,
  encoding: Encoding,
  shape: Shape,
  reading: Reading,
  columns: Columns,
): AsyncGenerator<ReadProduct> {
  const reader = openReader(shape, columns.indexOf, reading.layout);
  const grouper = new RecordGrouper(reading.layout, reading.look);
  for await (const piece of decodeText(source.open(), encoding)) {
    for (const record of reader.push(piece))
      for (const group of grouper.push(record)) yield makeProduct(reading, group);
  }
  for (const record of reader.end()) for (const group of grouper.push(record)) yield makeProduct(reading, group);
  for (const group of grouper.end()) yield makeProduct(reading, group);
}

async function firstBytes(source: CatalogueSource): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source.open()) {
    pieces.push(piece.subarray(0, headBytes - length));
    length += Math.min(piece.length, headBytes - length);
    if (length >= headBytes) break;
  }
  const head = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    head.set(piece, at);
    at += piece.length;
  }
  return head;
}

/** Text has few control characters; NULs are already gone. */
function isText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is counted
  const controls = text.match(/[\u0001-\u0008\u000e-\u001f]|\ufffd/g)?.length ?? 0;
  return controls < Math.max(4, text.length * 0.05);
}

function sampleOf(shape: Shape, text: string, isWhole: boolean): Sample {
  const columns = bindColumns([]);
  const reader = openReader(shape, columns.indexOf, null);
  const records = reader.push(text);
  return {
    names: columns.names,
    records: isWhole || columns.names.length === 0 ? [...records, ...reader.end()] : records,
  };
}

const numbers = ['price', 'salePrice', 'compareAt', 'weight'] as const;

function styleOf(columns: Columns, records: readonly SourceRecord[]) {
  const bounds = numbers.flatMap((field) => columns.look.bounds(field));
  return numberStyle(
    records.flatMap((record) => record.rows.flatMap((row) => bounds.map((bound) => cellText(row, bound.index) ?? ''))),
  );
}

const fields: readonly Field[] = [
  ...([
    'group',
    'handle',
    'externalId',
    'title',
    'description',
    'brand',
    'category',
    'googleCategory',
    'tags',
    'state',
  ] as const),
  ...([
    'published',
    'condition',
    'material',
    'colour',
    'seoTitle',
    'seoDescription',
    'language',
    'originCountry',
    'hsCode',
  ] as const),
  ...([
    'picture',
    'pictureAlt',
    'variantPicture',
    'optionName',
    'optionValue',
    'option',
    'variantId',
    'sku',
    'gtin',
    'mpn',
  ] as const),
  ...(['price', 'salePrice', 'compareAt', 'currency', 'stock', 'availability', 'weight', 'weightUnit'] as const),
];

/** Pairs of columns carry their number: `optionName2`. */
function mappedOf({ look }: Columns): Record<string, string> {
  const mapped: Record<string, string> = {};
  for (const field of fields) {
    for (const bound of look.bounds(field)) mapped[`${field}${bound.slot === 0 ? '' : bound.slot}`] ??= bound.column;
  }
  return mapped;
}

/** What the owner says of a field is instead of what is proposed for it. */
function withColumns(layout: Layout, columns: Readonly<Record<string, string>>): Layout {
  const asked = Object.entries(columns).flatMap(([key, column]): ColumnRule[] => {
    const field = fields.find((one) => one === key.replace(/\d+$/, ''));
    const list =
      field === 'tags' ? /[,;|،]/ : field === 'picture' ? /\s*[|\n]\s*|\s*[,;]\s*(?=\S+\.\w{3,4}\b)/ : undefined;
    const manner = { slot: Number(/\d+$/.exec(key)?.[0] ?? 0), ...(list === undefined ? {} : { list }) };
    return field === undefined ? [] : [[columnName(column), field, manner]];
  });
  if (asked.length === 0) return layout;
  const taken = new Set(asked.map(([, field]) => field));
  return { ...layout, columns: [...asked, ...layout.columns.filter(([, field]) => !taken.has(field))] };
}

function withMarkets(layout: Layout, names: readonly string[]): Layout {
  return names.length === 0 ? layout : { ...layout, columns: [...marketRules(names), ...layout.columns] };
}
