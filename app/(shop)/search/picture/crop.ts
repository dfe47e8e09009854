import type { Crop } from '@/lib/shop/vision/models/model';

/** A corner of the frame by what it moves: its left or right side, its top or bottom. */
export type Corner = { readonly side: 'left' | 'right'; readonly end: 'top' | 'bottom' };

/** All four, in the order of reading a picture. */
export const corners: readonly Corner[] = [
  { side: 'left', end: 'top' },
  { side: 'right', end: 'top' },
  { side: 'left', end: 'bottom' },
  { side: 'right', end: 'bottom' },
];

/** A part smaller than this, in each direction, cannot be held any more and shows nothing. */
export const cropSideMin = 0.08;

/** The frame moved as a whole; it stops at the edge of the picture and keeps its size. */
export function moved(crop: Crop, across: number, down: number): Crop {
  return {
    ...crop,
    left: within(crop.left + across, 0, 1 - crop.width),
    top: within(crop.top + down, 0, 1 - crop.height),
  };
}

/** The frame with one corner moved; the opposite corner stays where it is. */
export function stretched(crop: Crop, { side, end }: Corner, across: number, down: number): Crop {
  const [left, width] = stretchedSide(crop.left, crop.width, side === 'left', across);
  const [top, height] = stretchedSide(crop.top, crop.height, end === 'top', down);
  return { left, top, width, height };
}

function stretchedSide(start: number, length: number, fromStart: boolean, by: number): [number, number] {
  const finish = start + length;
  if (!fromStart) return [start, within(finish + by, Math.min(1, start + cropSideMin), 1) - start];
  const moved = within(start + by, 0, Math.max(0, finish - cropSideMin));
  return [moved, finish - moved];
}

/** As the form sends it: four fractions, rounded to what a pixel is worth. */
export function cropText({ left, top, width, height }: Crop): string {
  return [left, top, width, height].map((part) => String(Math.round(part * 10_000) / 10_000)).join(',');
}

/** Whether two frames are the same to the eye. */
export function isSameCrop(one: Crop, other: Crop): boolean {
  return (['left', 'top', 'width', 'height'] as const).every((part) => Math.abs(one[part] - other[part]) < 0.01);
}

/** How much of the picture a part is, 0 to 1. */
export function area({ width, height }: Crop): number {
  return width * height;
}

/** Whether the frame stands for this thing: what the shop chooses has a little air around it. */
export function isNear(crop: Crop, box: Crop): boolean {
  const across = Math.min(crop.left + crop.width, box.left + box.width) - Math.max(crop.left, box.left);
  const down = Math.min(crop.top + crop.height, box.top + box.height) - Math.max(crop.top, box.top);
  const shared = Math.max(0, across) * Math.max(0, down);
  return shared / (area(crop) + area(box) - shared) > 0.7;
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
