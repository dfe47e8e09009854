/** A place in the tree as a picker offers it: its name in the screen's language, the way to it, and all other words for it. */
export type CategoryChoice = {
  readonly value: string;
  readonly label: string;
  /** The names of what is above it, the shelf first. */
  readonly above: readonly string[];
  /** Parted by commas. */
  readonly words: string;
};

/**
 * The choices that somebody means who typed this, best first: each word typed begins a word of the choice, in either language.
 * What is called so comes before what is only also called so, and a wide place before a narrow one. Nothing for an empty text.
 */
export function findChoices(choices: readonly CategoryChoice[], typed: string, max: number): readonly CategoryChoice[] {
  const asked = folded(typed).split(' ').filter(Boolean);
  if (asked.length === 0) return [];
  return choices
    .map((choice, place) => ({ choice, place, rank: rankOf(choice, asked) }))
    .filter(({ rank }) => rank !== null)
    .sort(
      (one, other) =>
        Number(one.rank) - Number(other.rank) ||
        one.choice.above.length - other.choice.above.length ||
        one.place - other.place,
    )
    .slice(0, max)
    .map(({ choice }) => choice);
}

/** 0 for the name itself, 1 for another name for it, 2 for its beginning, 3 within it, 4 within others, 5 where what is above is meant too. */
function rankOf({ label, above, words }: CategoryChoice, asked: readonly string[]): number | null {
  const name = folded(label);
  const text = asked.join(' ');
  if (name === text) return 0;
  if (words.split(',').some((word) => folded(word) === text)) return 1;
  if (name.startsWith(text)) return 2;
  const begins = (texts: string) => asked.every((word) => ` ${texts}`.includes(` ${word}`));
  if (begins(name)) return 3;
  if (begins(`${name} ${folded(words)}`)) return 4;
  return begins(`${name} ${folded(words)} ${folded(above.join(' '))}`) ? 5 : null;
}

/** Small letters without marks, one form of each Arabic letter, nothing but letters, digits and single spaces. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f\u064b-\u0655\u0670\u0640’']/g, '')
    .replaceAll(/[\u0623\u0625\u0622\u0671]/g, '\u0627')
    .replaceAll('\u0629', '\u0647')
    .replaceAll('\u0649', '\u064a')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
