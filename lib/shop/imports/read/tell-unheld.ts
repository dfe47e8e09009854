/** What the rows of a product say that neither it nor its variants hold. */
import type { ReadVariant } from '../model';
import { cellText } from './bind-columns';
import type { Choices, Field, Look, Reading, Row } from './model';
import type { Note } from './note-problems';
import { weightOf } from './read-variants';

const ofProduct: readonly Field[] = [
  ...([
    'externalId',
    'handle',
    'title',
    'description',
    'brand',
    'category',
    'googleCategory',
    'tags',
    'collections',
    'state',
    'published',
  ] as const),
  ...([
    'condition',
    'material',
    'seoTitle',
    'seoDescription',
    'language',
    'originCountry',
    'hsCode',
    'variants',
  ] as const),
];
const ofVariant: readonly Field[] = [
  ...([
    'sku',
    'gtin',
    'mpn',
    'price',
    'salePrice',
    'compareAt',
    'stock',
    'variantId',
    'currency',
    'availability',
  ] as const),
];
const kindsUnheld = /^(?:external|grouped|bundle|booking|downloadable|virtual)\b/i;

/** What rows of variants say of the product they belong to: the product has spoken for itself. */
export function tellOfVariants(
  { look }: Reading,
  rows: readonly Row[],
  speaking: readonly Row[],
  choices: Choices,
  note: Note,
): void {
  const ids = new Set(choices.variants.map((chosen) => chosen.externalId));
  for (const row of rows) {
    if (speaking.includes(row)) continue;
    tell(
      look,
      row,
      ofProduct,
      note,
      (text, index) => ids.has(text) || speaking.some((one) => cellText(one, index) === text),
    );
  }
}

/** What stands in columns of options that became none, what rows say of a variant without being one, and kinds nobody sells here. */
export function tellUnchosen(
  { look }: Reading,
  rows: readonly Row[],
  unchosen: readonly Row[],
  options: readonly string[],
  key: string,
  note: Note,
): void {
  for (const row of rows) {
    for (const bound of look.bounds('option')) {
      if (cellText(row, bound.index) && !options.includes(bound.name)) note.unheld(bound.column);
    }
    for (const bound of look.bounds('optionValue')) {
      const text = cellText(row, bound.index);
      const name = look.text(row, 'optionName', bound.slot);
      if (text && text !== 'Default Title' && (options.length === 0 || (name && !options.includes(name))))
        note.unheld(bound.column);
    }
    for (const { value, bound } of [...look.all(row, 'optionName'), ...look.all(row, 'optionNames')]) {
      if (!options.includes(value) && value !== 'Title') note.unheld(bound.column);
    }
    if (options.length === 0) tell(look, row, ['optionValues'], note, () => false);
    const kind = look.text(row, 'kind');
    if (kind && kindsUnheld.test(kind)) note.warn('kind_unheld', look.bounds('kind')[0]?.column ?? '', kind, row.line);
  }
  // The first list of variants made the choices, where there are any.
  const listing = rows.filter((row) => look.text(row, 'variants')).slice(options.length === 0 ? 0 : 1);
  for (const row of listing) tell(look, row, ['variants'], note, () => false);
  const chosen = rows.filter((row) => !unchosen.includes(row));
  for (const row of unchosen) {
    tell(
      look,
      row,
      ofVariant,
      note,
      (text, index) => text === key || chosen.some((one) => cellText(one, index) === text),
    );
  }
}

/** A parent's weight is its variants', where they have none of their own. */
export function inheritWeight(reading: Reading, unchosen: readonly Row[], variants: ReadVariant[], note: Note): void {
  for (const row of unchosen) {
    const weightGrams = weightOf(reading, row, note);
    if (!weightGrams) continue;
    for (const [index, variant] of variants.entries()) {
      if (variant.weightGrams === null || variant.weightGrams === undefined)
        variants[index] = { ...variant, weightGrams };
    }
  }
}

function tell(
  look: Look,
  row: Row,
  fields: readonly Field[],
  note: Note,
  isHeld: (text: string, index: number) => boolean,
): void {
  for (const field of fields) {
    for (const bound of look.bounds(field)) {
      const text = cellText(row, bound.index);
      if (text && !isHeld(text, bound.index)) note.unheld(bound.column);
    }
  }
}
