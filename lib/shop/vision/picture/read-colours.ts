import { type ColourShare, clusterColours } from './cluster-colours';
import { findForeground } from './find-foreground';
import type { OpenPicture, PictureBox } from './model';
import { type Lab, labDistance } from './oklab';
import { shrinkToLab } from './shrink-to-lab';

/** Up to five colours of a thing, largest share first; the shares are 1 together. */
export type Palette = readonly ColourShare[];

/** Colours of a palette. */
export const paletteColoursMax = 5;

/** Farther apart than this, two colours have nothing in common. */
const nothingInCommon = 0.4;

/** The light of a picture is told by so few squares of its longer side. */
const lightSide = 48;

/** The third root of the most light that is added. */
const lightMost = 1.36;

/** The colours of what a picture, or a part of it, shows: of the foreground where one is found (which may be given). */
export function readColours(picture: OpenPicture, box?: PictureBox, found = findForeground(picture, box)): Palette {
  const { grid, weights } = found;
  return clusterColours(
    inGoodLight(grid.labs, shrinkToLab(picture, undefined, lightSide).labs),
    weights,
    paletteColoursMax,
  );
}

/**
 * The colours as they would look were the brightest of the whole picture nearly white, within two and a half times the light: a lemon in a dim
 * shop is yellow and not brown. In OKLab more light is one factor for all three parts, the third root of it.
 */
function inGoodLight(labs: readonly Lab[], all: readonly Lab[]): readonly Lab[] {
  const lightness = all.map(([one]) => one).sort((one, other) => one - other);
  const brightest = lightness[Math.floor(lightness.length * 0.98)] ?? 1;
  const factor = Math.min(lightMost, 0.95 / Math.max(brightest, 0.05));
  return factor <= 1 ? labs : labs.map(([one, a, b]) => [one * factor, a * factor, b * factor]);
}

/**
 * How different two palettes look, 0 to 1: how far colour has to be carried to turn one into the other, the nearest first. The same
 * in both directions; 1 when one of them is empty.
 */
export function paletteDistance(one: Palette, other: Palette): number {
  const ways = one.flatMap((from, left) =>
    other.map((to, right) => ({ left, right, cost: Math.min(1, labDistance(from.lab, to.lab) / nothingInCommon) })),
  );
  const [give, take] = [one.map(({ share }) => share), other.map(({ share }) => share)];
  let carried = 0;
  let sum = 0;
  for (const { left, right, cost } of ways.sort((a, b) => a.cost - b.cost)) {
    const amount = Math.min(give[left] ?? 0, take[right] ?? 0);
    give[left] = (give[left] ?? 0) - amount;
    take[right] = (take[right] ?? 0) - amount;
    carried += amount;
    sum += amount * cost;
  }
  return Math.min(1, Math.max(0, sum + (1 - carried)));
}
