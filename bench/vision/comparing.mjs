/** What the product compares of two pictures, a shown and a kept one (`asked/rank.ts`), each told once. */
import { likenessOf } from './shops.mjs';

/** @param {object} vision @param {Map<string, import('./shown.mjs').Seen>} seen */
export function comparing({ paletteDistance, isSamePattern }, seen) {
  const likeness = Object.fromEntries(
    ['coral', 'carried'].map((eyes) => [
      eyes,
      remembering((shown, kept) => {
        const other = seen.get(kept).whole[eyes];
        return Math.max(...seen.get(shown).sought.map((vectors) => likenessOf(vectors[eyes], other)));
      }),
    ]),
  );
  const surfacesOf = (shown, kept) => [seen.get(shown).surfaces.part, seen.get(kept).surfaces.whole];
  const colourApart = remembering((shown, kept) => {
    const [own, other] = surfacesOf(shown, kept);
    return paletteDistance(own.palette, other.palette);
  });
  const samePattern = remembering((shown, kept) => {
    const [own, other] = surfacesOf(shown, kept);
    return isSamePattern(own.pattern, other.pattern);
  });
  /** Likeness with what colours and patterns add that agree. */
  const looks = (eyes, { colour, pattern }) => {
    const like = likeness[eyes];
    return (shown, kept) =>
      like(shown, kept) +
      (colour && colour * (1 - colourApart(shown, kept))) +
      (samePattern(shown, kept) ? pattern : 0);
  };
  return { likeness, colourApart, looks };
}

/** A function of two pictures that remembers what it has answered. */
function remembering(of) {
  const known = new Map();
  return (one, other) => {
    if (!known.has(one)) known.set(one, new Map());
    const own = known.get(one);
    if (!own.has(other)) own.set(other, of(one, other));
    return own.get(other);
  };
}
