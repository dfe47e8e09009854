import type { OpenPicture, PictureBox } from './model';
import { type Lab, labOf } from './oklab';

/** A picture made small: `width` by `height` colours, row by row. */
export type LabGrid = { readonly width: number; readonly height: number; readonly labs: readonly Lab[] };

/** The longer side of the small picture: shape and pattern of a thing, and neither noise nor print. */
const gridSide = 96;

/** The mean colours of a picture, or of a part of it, in squares of which the longer side has `side` (fewer when it has fewer pixels). */
export function shrinkToLab(picture: OpenPicture, box?: PictureBox, side = gridSide): LabGrid {
  const { left, top, width: wide, height: high } = box ?? { left: 0, top: 0, ...picture };
  const scale = Math.max(1, Math.max(wide, high) / side);
  const [width, height] = [Math.max(1, Math.floor(wide / scale)), Math.max(1, Math.floor(high / scale))];
  const labs: Lab[] = [];
  for (let y = 0; y < height; y += 1) {
    const rows = [top + Math.floor(y * scale), top + Math.floor((y + 1) * scale)] as const;
    for (let x = 0; x < width; x += 1)
      labs.push(meanOf(picture, left + Math.floor(x * scale), left + Math.floor((x + 1) * scale), ...rows));
  }
  return { width, height, labs };
}

function meanOf({ width, rgb }: OpenPicture, left: number, right: number, top: number, bottom: number): Lab {
  const sums: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let at = (y * width + left) * 3, end = (y * width + right) * 3; at < end; at += 3, count += 1) {
      sums[0] += rgb[at] ?? 0;
      sums[1] += rgb[at + 1] ?? 0;
      sums[2] += rgb[at + 2] ?? 0;
    }
  }
  const [red, green, blue] = sums;
  return labOf(Math.round(red / count), Math.round(green / count), Math.round(blue / count));
}
