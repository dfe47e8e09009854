/** The rows of one key as one product. */
import type { ReadProduct, ReadVariant } from '../model';
import { cellText } from './bind-columns';
import { chooseVariants, fieldsChosen } from './choose-variants';
import type { Reading, Row, SourceRecord } from './model';
import { type Note, noteProblems } from './note-problems';
import { readFields } from './read-fields';
import { readVariant, weightOf } from './read-variants';

/** Records that stand together under one key; `again` where the key has been before. */
export type Group = {
  readonly key: string;
  readonly records: readonly SourceRecord[];
  readonly again: boolean;
  readonly byLine: boolean;
};

/**
 * Makes the product of a group. A record that could not be read, or that names nothing a product could be called, is one with a
 * refusal. Columns nobody has taken and that say something are named in `unheld`.
 */
export function makeProduct(reading: Reading, group: Group): ReadProduct {
  const note = noteProblems();
  const { look, layout } = reading;
  const rows = group.records.flatMap((record) => record.rows);
  const line = group.records[0]?.line ?? 1;
  for (const record of group.records) {
    for (const fault of record.faults) {
      (fault.refuses ? note.refuse : note.warn)(fault.rule, fault.field, fault.found, record.line);
    }
  }
  if (group.again) note.warn('split_rows', '', group.key, line);
  for (const row of rows) {
    for (const { index, column } of look.unbound()) if (cellText(row, index)) note.unheld(column);
  }
  const choices = (layout.choose ?? chooseVariants)(look, rows);
  const fields = readFields(look, rows, group.again, layout.choose ? new Set() : fieldsChosen(look, rows), note);
  const seen = new Set<string>();
  const variants = choices.variants.map((chosen) => {
    const told = JSON.stringify(chosen.values);
    if (seen.has(told)) note.warn('variant_again', '', chosen.values.join(' / '), chosen.row.line);
    seen.add(told);
    for (const [slot, value] of chosen.values.entries()) {
      if (value === '') note.warn('value_missing', choices.options?.[slot] ?? '', '', chosen.row.line);
    }
    return readVariant(reading, chosen, note);
  });
  const unchosen = rows.filter((row) => !choices.variants.some((chosen) => chosen.row === row));
  tellUnchosen(reading, rows, unchosen, choices.options ?? [], note);
  inheritWeight(reading, unchosen, variants, note);
  const nameless = !fields.title && (group.byLine || look.bounds('title').length === 0);
  if (rows.length > 0 && nameless) note.refuse('title_missing', look.bounds('title')[0]?.column ?? '', group.key, line);
  return {
    key: group.key,
    line,
    rows: group.records.length,
    ...fields,
    ...(choices.options === undefined ? {} : { options: choices.options }),
    variants,
    unheld: note.unheldColumns(),
    problems: note.problems,
  };
}

const ofVariant = ['gtin', 'mpn', 'price', 'salePrice', 'compareAt', 'stock', 'variantId'] as const;
const kindsUnheld = /^(?:external|grouped|bundle|booking|downloadable|virtual)\b/i;

/** What stands in columns of options that became none, and what rows say of a variant without being one. */
function tellUnchosen(
  { look }: Reading,
  rows: readonly Row[],
  unchosen: readonly Row[],
  options: readonly string[],
  note: Note,
): void {
  for (const row of rows) {
    for (const field of ['option', 'optionValue', 'optionValues'] as const) {
      for (const bound of look.bounds(field)) {
        const text = cellText(row, bound.index);
        const name = field === 'optionValue' ? look.text(row, 'optionName', bound.slot) || bound.name : bound.name;
        const isTaken =
          options.includes(name) ||
          (options.length > 0 &&
            (field === 'optionValues' || (!look.text(row, 'optionName', bound.slot) && field === 'optionValue')));
        if (text && !isTaken && text !== 'Default Title') note.unheld(bound.column);
      }
    }
    const kind = look.text(row, 'kind');
    if (kind && kindsUnheld.test(kind)) note.warn('kind_unheld', look.bounds('kind')[0]?.column ?? '', kind, row.line);
  }
  for (const row of unchosen) {
    for (const field of ofVariant) {
      for (const bound of look.bounds(field)) if (cellText(row, bound.index)) note.unheld(bound.column);
    }
  }
}

/** A parent's weight is its variants', where they have none of their own. */
function inheritWeight(reading: Reading, unchosen: readonly Row[], variants: ReadVariant[], note: Note): void {
  for (const row of unchosen) {
    const weightGrams = weightOf(reading, row, note);
    if (!weightGrams) continue;
    for (const [index, variant] of variants.entries()) {
      if (variant.weightGrams === null || variant.weightGrams === undefined)
        variants[index] = { ...variant, weightGrams };
    }
  }
}
