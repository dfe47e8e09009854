import type { Lab } from '@/lib/shop/vision/picture/oklab';
import type { Palette } from '@/lib/shop/vision/picture/read-colours';

/** Less colourful than this is grey, black, white, sand: it suits everything. */
const neutral = 0.045;

/**
 * How well two palettes suit each other, 0 to 1: by the share of their colours that are neutral, neighbours on the circle of hues, or
 * opposite each other, which is what painters' rules come down to. 0 when one of them is not known.
 */
export function harmony(one: Palette, other: Palette | null): number {
  if (other === null) return 0;
  let sum = 0;
  for (const mine of one) for (const theirs of other) sum += mine.share * theirs.share * suits(mine.lab, theirs.lab);
  return sum;
}

function suits(one: Lab, other: Lab): number {
  if (chroma(one) < neutral || chroma(other) < neutral) return 0.8;
  const between = Math.abs(Math.atan2(one[2], one[1]) - Math.atan2(other[2], other[1]));
  const turned = Math.min(between, 2 * Math.PI - between) / Math.PI;
  // 0 is one hue, 1 its opposite; what lies a quarter of the circle away quarrels most.
  return Math.cos(turned * 2 * Math.PI) * 0.5 + 0.5;
}

const chroma = ([, a, b]: Lab) => Math.hypot(a, b);
