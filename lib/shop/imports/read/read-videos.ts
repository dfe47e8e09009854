/** The videos of a product, from all of its rows. */
import type { ReadVideo } from '../model';
import type { Look, Row } from './model';
import type { Note } from './note-problems';

/** Most addresses of videos that are read of a product: as many as feeds take. */
const addressesMax = 20;

/** Videos in the order of the file, each address once: the rows of its variants say them again. */
export function readVideos(look: Look, rows: readonly Row[], note: Note): ReadVideo[] {
  const seen = new Map<string, ReadVideo>();
  for (const row of rows) {
    for (const { value, bound } of look.all(row, 'video')) {
      if (seen.has(value)) continue;
      if (seen.size < addressesMax) seen.set(value, { source: value, line: row.line });
      else note.unheld(bound.column);
    }
  }
  return [...seen.values()];
}
