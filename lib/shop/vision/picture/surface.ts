import { findForeground } from './find-foreground';
import type { OpenPicture, PictureBox } from './model';
import { type Palette, readColours } from './read-colours';
import { type Pattern, readPattern } from './read-pattern';

/** What a thing looks like whatever it is: its colours, and what repeats on it. */
export type Surface = { readonly palette: Palette; readonly pattern: Pattern | null };

/** The surface of what a picture, or a part of it, shows. */
export function surfaceOf(picture: OpenPicture, box?: PictureBox): Surface {
  const found = findForeground(picture, box);
  return { palette: readColours(picture, box, found), pattern: readPattern(picture, box, found) };
}
