/** Words of one picture that are kept, and letters of one word. */
const [wordsMax, lettersMax] = [24, 24];

/** Shorter words say little and are often read wrong. */
const lettersMin = 3;

/**
 * The words of lines of text in the form in which they are compared and kept: Latin letters and digits, small and without accents, each once,
 * those read first first, some two dozen at most.
 */
export function labelWords(lines: readonly string[]): string[] {
  const words = lines.flatMap((line) =>
    line
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length >= lettersMin)
      .map((word) => word.slice(0, lettersMax)),
  );
  return [...new Set(words)].slice(0, wordsMax);
}
