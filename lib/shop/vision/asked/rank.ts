import type { Id } from '@/lib/kernel/ids';
import type { MatchReason } from '@/lib/shop/vision/model';
import { type ColourName, colourName } from '@/lib/shop/vision/picture/colour-words';
import { type Palette, paletteDistance } from '@/lib/shop/vision/picture/read-colours';
import type { Near } from '@/lib/shop/vision/sight/queries';
import type { NearFacts } from './queries';

/** A product with its place: `score` is a whole number, more is nearer, so that a cursor can name it. */
export type Ranked = NearFacts & { readonly score: number; readonly reason: MatchReason };

/** Colours that cover at least this share of a thing are said. */
const saidShare = 0.12;

/** The colours of a palette by their words, the largest first, none twice. */
export function colourNamesOf(palette: Palette): ColourName[] {
  const shares = new Map<ColourName, number>();
  for (const { lab, share } of palette) {
    const name = colourName(lab);
    shares.set(name, (shares.get(name) ?? 0) + share);
  }
  return [...shares]
    .filter(([, share]) => share >= saidShare)
    .sort((a, b) => b[1] - a[1])
    .map(([name]) => name);
}

/** Of each product its nearest picture; the list is nearest first. */
export function bestPictures(near: readonly Near[]): Near[] {
  const known = new Set<Id<'product'>>();
  return near.filter(({ product }) => !known.has(product) && known.add(product));
}

/** Products in the order in which they are shown: by likeness; of the same likeness, by their id. */
export function rank(near: readonly Near[], facts: readonly NearFacts[], palette: Palette): Ranked[] {
  const known = new Map(facts.map((one) => [one.product, one]));
  return bestPictures(near)
    .flatMap(({ product, likeness }) => {
      const one = known.get(product);
      if (one === undefined) return [];
      const apart = one.palette === null ? 1 : paletteDistance(palette, one.palette);
      return [{ ...one, score: Math.round((likeness + 1) * 1e6), reason: reasonOf(likeness, apart) }];
    })
    .sort((a, b) => b.score - a.score || (a.product < b.product ? -1 : 1));
}

function reasonOf(likeness: number, apart: number): MatchReason {
  if (likeness >= 0.8) return apart < 0.35 ? 'same_item' : 'other_colour';
  return apart < 0.2 ? 'same_colour' : 'same_kind';
}
