/** What a product says beside its variants, from all of its rows. */
import type { ReadProduct } from '../model';
import { cellText } from './bind-columns';
import { htmlToText } from './html-to-text';
import type { Field, Look, Row } from './model';
import type { Note } from './note-problems';

type Plain =
  | ('handle' | 'externalId' | 'title' | 'brand' | 'category' | 'googleCategory' | 'condition' | 'material' | 'colour')
  | ('seoTitle' | 'seoDescription' | 'language' | 'originCountry' | 'hsCode');
const plain: readonly Plain[] = [
  ...([
    'handle',
    'externalId',
    'title',
    'brand',
    'category',
    'googleCategory',
    'condition',
    'material',
    'colour',
  ] as const),
  ...(['seoTitle', 'seoDescription', 'language', 'originCountry', 'hsCode'] as const),
];
type Fields = { -readonly [Key in keyof ReadProduct]?: ReadProduct[Key] };

/**
 * The fields of a product from its rows: the first row that says something is believed. Another text in a later row, or in
 * another column of the field, is named as not held. A field is null where its columns are there and all its rows are empty;
 * in the second part of a product whose rows are split it is then left out, for the first part has said it. `but`: what
 * became an option of it.
 */
export function readFields(
  look: Look,
  rows: readonly Row[],
  again: boolean,
  but: ReadonlySet<Field>,
  note: Note,
): Fields {
  const fields: Fields = {};
  const put = <Key extends Plain | 'description' | 'tags' | 'collections' | 'state' | 'asFiles'>(
    key: Key,
    value: Fields[Key],
  ) => {
    if (value !== undefined && !(value === null && again)) fields[key] = value;
  };
  for (const field of plain) if (!but.has(field)) put(field, firstText(look, rows, field, note));
  const description = firstText(look, rows, 'description', note);
  put('description', description ? htmlToText(description) || null : description);
  if (fields.title) fields.title = htmlToText(fields.title).replace(/\s+/g, ' ') || null;
  put('tags', listOf(look, rows, 'tags'));
  put('collections', listOf(look, rows, 'collections'));
  put('state', stateOf(look, rows, note));
  put('asFiles', filesOf(look, rows, note));
  return fields;
}

function firstText(look: Look, rows: readonly Row[], field: Field, note: Note): string | null | undefined {
  let found: string | null | undefined;
  for (const row of rows) {
    for (const bound of look.bounds(field)) {
      const text = cellText(row, bound.index);
      if (text === undefined) continue;
      if (text !== '' && found && text !== found) note.unheld(bound.column);
      else if (text !== '') found = text;
      else found ??= null;
    }
  }
  return found;
}

function listOf(look: Look, rows: readonly Row[], field: 'tags' | 'collections'): readonly string[] | null | undefined {
  const said = new Set(rows.flatMap((row) => look.all(row, field).map(({ value }) => value)));
  if (said.size > 0) return [...said];
  return rows.some((row) => look.text(row, field) !== undefined) ? null : undefined;
}

const yes = /^(?:1|true|yes|y)$/i;
const no = /^(?:0|false|no|n)$/i;

/** Delivered as files: what the file says can be downloaded, or that needs no shipping in any of its rows that say so. */
function filesOf(look: Look, rows: readonly Row[], note: Note): boolean | undefined {
  for (const { value, bound } of rows.flatMap((row) => [...look.all(row, 'shipped'), ...look.all(row, 'downloadable')]))
    if (!yes.test(value) && !no.test(value)) note.unheld(bound.column);
  const [shipped, loaded] = (['shipped', 'downloadable'] as const).map((field) =>
    rows.flatMap((row) => look.text(row, field)?.trim() || []),
  );
  if (loaded?.length) return loaded.some((text) => yes.test(text));
  return shipped?.length ? shipped.every((text) => no.test(text)) : undefined;
}

const published = /^(?:published|publish|active|true|1|yes|y|visible|enabled|enable|on|live|نعم|منشور|نشط)$/i;
const draft =
  /^(?:draft|proposed|rejected|pending|private|staging|false|0|-1|no|n|hidden|disabled|inactive|off|unlisted|لا|مسودة|مخفي)$/i;
const archived = /^(?:archived|deleted|discontinued|trash|مؤرشف)$/i;

/** `state` is what a file says of it outright; `published` only whether it is shown: what is not, is a draft. */
function stateOf(look: Look, rows: readonly Row[], note: Note): ReadProduct['state'] | undefined {
  const found = new Set<ReadProduct['state']>();
  for (const field of ['state', 'published'] as const) {
    for (const row of rows) {
      const text = look.text(row, field);
      if (text === undefined) continue;
      if (text === '') found.add(null);
      else if (archived.test(text)) found.add('archived');
      else if (draft.test(text)) found.add('draft');
      else if (published.test(text)) found.add('published');
      else note.warn('state_unclear', look.bounds(field)[0]?.column ?? '', text, row.line);
    }
  }
  // What is shown the least is believed: a draft published by mistake costs more than a product published late.
  return (['archived', 'draft', 'published', null] as const).find((state) => found.has(state));
}
