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
  for (const row of rows) {
    says ||= look.text(row, 'picture') !== undefined;
    const alts = look.all(row, 'pictureAlt');
    const used = new Set<(typeof alts)[number]>();
    const position = Number(look.text(row, 'picturePosition') || Number.NaN);
    for (const [order, { value, bound }] of [
      ...look.all(row, 'picture'),
      ...look.all(row, 'variantPicture'),
    ].entries()) {
      if (bound.manner.spare) spare.push({ row, value, column: bound.column });
      if (bound.manner.spare || seen.has(value)) continue;
      const alt = alts.find((one) => one.bound.slot === bound.slot && bound.slot > 0) ?? alts[order];
      if (alt) used.add(alt);
      const at = Number.isFinite(position) && bound.field === 'picture' ? position : Number.MAX_SAFE_INTEGER;
      seen.set(value, { source: value, alt: alt?.value ?? '', line: row.line, position: at });
    }
    for (const alt of alts) if (!used.has(alt)) note.unheld(alt.bound.column);
  }
  const first = spare[0];
  if (seen.size === 0 && first) return [{ source: first.value, alt: '', line: first.row.line }];
  for (const { value, column } of spare) if (!seen.has(value)) note.unheld(column);
  if (seen.size === 0) return says ? [] : undefined;
  const sorted = [...seen.values()].sort((one, other) => one.position - other.position);
  return sorted.map(({ source, alt, line }) => ({ source, alt, line }));
}
