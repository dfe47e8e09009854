/** The pictures of a product, from all of its rows. */
import type { ReadPicture } from '../model';
import type { Look, Row } from './model';
import type { Note } from './note-problems';

/**
 * Pictures in the order of the file, or of their positions where it has them; each address once. Empty where the columns are
 * there and say nothing, undefined where they are not.
 */
export function readPictures(look: Look, rows: readonly Row[], note: Note): readonly ReadPicture[] | undefined {
  const seen = new Map<string, ReadPicture & { position: number }>();
  const spare: { row: Row; value: string; column: string }[] = [];
  let says = false;
  const told = new Map(rows.map((row) => [row, look.all(row, 'pictureAlt')]));
  const used = new Set<ReturnType<Look['all']>[number]>();
  const take = (row: Row, field: 'picture' | 'variantPicture') => {
    const all = look.all(row, field);
    if (all.length === 0) return;
    const before = field === 'picture' ? 0 : look.all(row, 'picture').length;
    const alts = told.get(row) ?? [];
    const position = Number(look.text(row, 'picturePosition') || Number.NaN);
    for (const [order, { value, bound }] of all.entries()) {
      if (bound.manner.spare) spare.push({ row, value, column: bound.column });
      if (bound.manner.spare || seen.has(value)) continue;
      const alt = alts.find((one) => one.bound.slot === bound.slot && bound.slot > 0) ?? alts[before + order];
      if (alt) used.add(alt);
      const at = Number.isFinite(position) && bound.field === 'picture' ? position : Number.MAX_SAFE_INTEGER;
      seen.set(value, { source: value, alt: alt?.value ?? '', line: row.line, position: at });
    }
  };
  for (const row of rows) says ||= look.text(row, 'picture') !== undefined;
  for (const row of rows) take(row, 'picture');
  // A picture of the product may be shown by a variant of a row before its own.
  for (const row of rows) take(row, 'variantPicture');
  for (const alt of [...told.values()].flat()) if (!used.has(alt)) note.unheld(alt.bound.column);
  const first = spare[0];
  if (seen.size === 0 && first) return [{ source: first.value, alt: '', line: first.row.line }];
  for (const { value, column } of spare) if (!seen.has(value)) note.unheld(column);
  if (seen.size === 0) return says ? [] : undefined;
  const sorted = [...seen.values()].sort((one, other) => one.position - other.position);
  return sorted.map(({ source, alt, line }) => ({ source, alt, line }));
}
