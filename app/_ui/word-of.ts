/** The sentence for a code, which may come from an address: undefined where there is none of our own. */
export function wordOf(words: Readonly<Record<string, string | undefined>>, code: string): string | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}
