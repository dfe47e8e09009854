import type { OpenPicture } from './model';

/** So many changes between light and dark beside each other, within this share of the longer side, may be the bars of a mark. */
const changesMin = 8;
const withinShare = 0.2;

/** A change is at least this share of the way from the darkest to the lightest of the picture. */
const contrastShare = 0.3;

/** Less light and shade than this, of 255, holds no mark. */
const rangeMin = 40;

/** A line through a corner of a QR meets dark, light, three times as much dark, light, dark: so many parts of it, each not farther off than this. */
const [cornerParts, partOff] = [[1, 1, 3, 1, 1], 0.5] as const;

/** Every so many pixels a line is looked along, across and down; a mark is met by some beside each other, at one place, letters by one. */
const apart = 8;
const linesOfMark = 4;
const linesOfLetters = 1;

/**
 * Whether a picture may bear a barcode or another printed mark: lines across or down it on which light and dark change quickly. Looking for
 * marks takes as long as all else together, and most pictures bear none; printed letters are taken for a mark, a mark never for nothing.
 */
export function mayBearMark(picture: OpenPicture): boolean {
  return changesQuickly(picture, linesOfMark);
}

/**
 * Whether a picture may bear letters, told likewise: of 80 photographs of cartons on which words are read, 79 may; of 330 pictures of other things
 * without words, two fifths may not.
 */
export function mayBearLetters(picture: OpenPicture): boolean {
  return changesQuickly(picture, linesOfLetters);
}

function changesQuickly({ width, height, rgb }: OpenPicture, linesMin: number): boolean {
  const contrast = contrastShare * rangeOf(rgb);
  if (contrast < contrastShare * rangeMin) return false;
  const within = withinShare * Math.max(width, height);
  const isMet = (lines: number, length: number, first: (line: number) => number, step: number) => {
    let [met, before] = [0, -1];
    for (let line = apart / 2; line < lines; line += apart) {
      const place = quickChanges(rgb, first(line), step, length, contrast, {
        within,
        ofCorner: linesMin === linesOfMark,
      });
      met = place < 0 ? 0 : Math.abs(place - before) <= within ? met + 1 : 1;
      before = place;
      if (met === linesMin) return true;
    }
    return false;
  };
  return isMet(height, width, (row) => row * width, 1) || isMet(width, height, (column) => column, width);
}

/** Dark and light are told without so much of a picture on either side; of one in which that leaves nothing, without as good as none. */
const [usualEdge, narrowEdge] = [0.02, 0.001];

/** From the darkest to the lightest green of every hundredth pixel or so: a small mark on one colour has less of both than a picture has. */
function rangeOf(rgb: Buffer): number {
  const counts = new Uint32Array(256);
  let all = 0;
  for (let at = 1; at < rgb.length; at += 303, all += 1) {
    const green = rgb[at] ?? 0;
    counts[green] = (counts[green] ?? 0) + 1;
  }
  const at = (share: number) => {
    let left = share * all;
    return counts.findIndex((count) => {
      left -= count;
      return left <= 0;
    });
  };
  const between = (edge: number) => at(1 - edge) - at(edge);
  const usual = between(usualEdge);
  return usual < rangeMin ? between(narrowEdge) : usual;
}

/** Where along a line so many changes first lie so close together, or as in a corner of a QR that fills the picture; -1 where they nowhere do. */
function quickChanges(
  rgb: Buffer,
  from: number,
  step: number,
  length: number,
  contrast: number,
  { within, ofCorner }: { readonly within: number; readonly ofCorner: boolean },
): number {
  const places: number[] = [];
  let corner = -1;
  let [lowest, highest, direction] = [255, 0, 0];
  for (let at = 0; at < length; at += 1) {
    const green = rgb[(from + at * step) * 3 + 1] ?? 0;
    lowest = Math.min(lowest, green);
    highest = Math.max(highest, green);
    const turned =
      green - lowest > contrast && direction <= 0 ? 1 : highest - green > contrast && direction >= 0 ? -1 : 0;
    if (turned === 0) continue;
    direction = turned;
    [lowest, highest] = [green, green];
    const first = places[places.push(at) - 1 - changesMin];
    if (first !== undefined && at - first <= within) return first;
    if (ofCorner && corner < 0 && isCorner(places.slice(-1 - cornerParts.length))) corner = at;
  }
  return corner;
}

function isCorner(places: readonly number[]): boolean {
  const [first, last] = [places[0] ?? 0, places.at(-1) ?? 0];
  if (places.length <= cornerParts.length) return false;
  const part = (last - first) / cornerParts.reduce((sum, parts) => sum + parts, 0);
  return cornerParts.every((parts, at) => {
    const found = (places[at + 1] ?? 0) - (places[at] ?? 0);
    return Math.abs(found - parts * part) <= partOff * part;
  });
}
