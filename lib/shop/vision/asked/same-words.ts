/**
 * How far the words on what is shown agree with the words of products. Reading errs by a letter or two, so words are compared by letters in
 * threes, and a word that many of the compared products have counts less.
 */

/** Words with less in common than this, of 1, are not the same word read wrong. */
const alikeMin = 0.4;

type Threes = ReadonlySet<string>;

function threesOf(word: string): Threes {
  const padded = ` ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}

/** 1 for the same word, 0 for another one. */
function alike(one: Threes, other: Threes): number {
  let both = 0;
  for (const three of one) if (other.has(three)) both += 1;
  const share = (2 * both) / (one.size + other.size);
  return share < alikeMin ? 0 : share;
}

/**
 * For each product, given its words, how many of the shown words it has, 0 to their number: a word read a little wrong and one that many of
 * these products have count as a part of one.
 */
export function sameWords(shown: readonly string[], products: readonly (readonly string[])[]): number[] {
  const threes = shown.map(threesOf);
  const known = new Map<string, number[]>();
  const alikeTo = (word: string) => {
    const found = known.get(word) ?? threes.map((one) => alike(one, threesOf(word)));
    known.set(word, found);
    return found;
  };
  const best = products.map((words) => {
    const each = words.map(alikeTo);
    return shown.map((_, at) => Math.max(0, ...each.map((worth) => worth[at] ?? 0)));
  });
  const rare = shown.map((_, at) => rarity(best.filter((worth) => (worth[at] ?? 0) > 0).length, products.length));
  return best.map((worth) => worth.reduce((sum, one, at) => sum + one * (rare[at] ?? 0), 0));
}

/** 1 for what one of all has, next to nothing for what all have. */
function rarity(having: number, all: number): number {
  return having === 0 ? 0 : Math.log((all + 1) / having) / Math.log(all + 1);
}
