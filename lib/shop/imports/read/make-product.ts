/** The rows of one key as one product. */
import type { ReadProduct } from '../model';
import { cellText } from './bind-columns';
import { chooseVariants, fieldsChosen } from './choose-variants';
import type { Reading, SourceRecord } from './model';
import { noteProblems } from './note-problems';
import { readFields } from './read-fields';
import { marketsIncluded } from './read-markets';
import { readPictures } from './read-pictures';
import { readVariant } from './read-variants';
import { readVideos } from './read-videos';
import { inheritWeight, tellOfVariants, tellUnchosen } from './tell-unheld';

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
  const speaking = choices.productRows ?? rows;
  const fields = readFields(look, speaking, group.again, layout.choose ? new Set() : fieldsChosen(look, rows), note);
  tellOfVariants(reading, rows, speaking, choices, note);
  const pictures = readPictures(look, rows, note);
  const videos = readVideos(look, rows, note);
  const included = marketsIncluded(reading, rows, note);
  const hasPictures = pictures !== undefined && !(group.again && pictures.length === 0);
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
  tellUnchosen(reading, rows, unchosen, choices.options ?? [], group.key, note);
  inheritWeight(reading, unchosen, variants, note);
  const nameless = !fields.title && (group.byLine || look.bounds('title').length === 0);
  if (rows.length > 0 && nameless) note.refuse('title_missing', look.bounds('title')[0]?.column ?? '', group.key, line);
  return {
    key: group.key,
    line,
    rows: group.records.length,
    ...fields,
    ...(hasPictures ? { pictures } : {}),
    ...(videos.length > 0 && { videos }),
    ...(choices.options === undefined ? {} : { options: choices.options }),
    ...(included && { included }),
    variants,
    unheld: note.unheldColumns(),
    problems: note.problems,
  };
}
