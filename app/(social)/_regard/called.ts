/** What a button is called that says the same beside every thing of a screen: its words, and of which. */
export function called(words: string, of: string | undefined): string | undefined {
  return of ? `${words} · ${of}` : undefined;
}

/** Letters of what was written that are enough to know it again. */
const enough = 60;

/** The beginning of what was written, whole words in one line. */
export function briefly(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  return letters.length <= enough ? line : `${letters.slice(0, enough).join('').trimEnd()}…`;
}
