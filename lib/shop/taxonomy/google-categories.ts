/** What is known of Google's list of categories: numbers and paths, each by the other; null for what is not known. */
export type GoogleCategories = {
  readonly pathOf: (number: string) => string | null;
  readonly numberOf: (path: string) => string | null;
};

/** What is known where nobody has loaded the list. */
export const noGoogleCategories: GoogleCategories = { pathOf: () => null, numberOf: () => null };

/** The list of these entries; a path is known however it is spaced and whichever letters are large. */
export function googleCategoriesOf(entries: readonly { id: number; path: string }[]): GoogleCategories {
  const paths = new Map(entries.map(({ id, path }) => [String(id), path]));
  const numbers = new Map(entries.map(({ id, path }) => [googlePathKey(path), String(id)]));
  return {
    pathOf: (number) => paths.get(number) ?? null,
    numberOf: (path) => numbers.get(googlePathKey(path)) ?? null,
  };
}

/** How a path is compared: small letters, one space around each step. */
export function googlePathKey(path: string): string {
  return path
    .split('>')
    .map((step) => step.trim().replaceAll(/\s+/g, ' ').toLowerCase())
    .join(' > ');
}

/** An entry of the file `taxonomy-with-ids.<language>.txt`: `1604 - Apparel & Accessories > Clothing`; null for a line that is none. */
export function readGoogleLine(line: string): { id: number; path: string } | null {
  const [, id, path] = /^\s*([1-9][0-9]{0,8}) - (.{1,500}?)\s*$/.exec(line) ?? [];
  return id && path ? { id: Number(id), path } : null;
}
