/**
 * How far the words on what is shown agree with the words of products. Reading errs by a letter or two, so words are compared by letters in
 * threes, and a word that many of the compared products have counts less.
 */

/** Words with less in common than this, of 1, are not the same word read wrong. */
const alikeMin = 0.4;

function threesOf(word: string): Set<string> {
  const padded = ` ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}

/** A shown word by its place among them, and how like it is: 1 for the same word. */
type Alike = { readonly at: number; readonly share: number };

/**
 * Finds the shown words that a word is like, and remembers it: it is asked of each word of hundreds of products, on the event loop. Goes by what
 * words have in common alone.
 */
export function alikeTo(shown: readonly string[]): (word: string) => readonly Alike[] {
  const threes = shown.map(threesOf);
  const having = new Map<string, number[]>();
  threes.forEach((own, at) => {
    for (const three of own) having.set(three, [...(having.get(three) ?? []), at]);
  });
  const known = new Map<string, readonly Alike[]>();
  return (word) => {
    const found = known.get(word);
    if (found) return found;
    const own = threesOf(word);
    const both = new Map<number, number>();
    for (const three of own) for (const at of having.get(three) ?? []) both.set(at, (both.get(at) ?? 0) + 1);
    const alike = [...both]
      .map(([at, count]) => ({ at, share: (2 * count) / (own.size + (threes[at]?.size ?? 0)) }))
      .filter(({ share }) => share >= alikeMin);
    known.set(word, alike);
    return alike;
  };
}

/**
 * For each product, given its words, how many of the shown words it has, 0 to their number: a word read a little wrong and one that many of
 * these products have count as a part of one. `alike` spares the work when the same words were compared before.
 */
export function sameWords(
  shown: readonly string[],
  products: readonly (readonly string[])[],
  alike = alikeTo(shown),
): number[] {
  const best = products.map((words) => {
    const shares = new Map<number, number>();
    for (const word of words) {
      for (const { at, share } of alike(word)) shares.set(at, Math.max(share, shares.get(at) ?? 0));
    }
    return shares;
  });
  const rare = shown.map((_, at) => rarity(best.filter((shares) => shares.has(at)).length, products.length));
  return best.map((shares) => [...shares].reduce((sum, [at, share]) => sum + share * (rare[at] ?? 0), 0));
}

/** 1 for what one of all has, next to nothing for what all have. */
function rarity(having: number, all: number): number {
  return having === 0 ? 0 : Math.log((all + 1) / having) / Math.log(all + 1);
}
