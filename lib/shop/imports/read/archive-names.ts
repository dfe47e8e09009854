/** Which file of an archive is its catalogue, and which picture a name means. */

const endings = ['csv', 'tsv', 'xml', 'jsonl', 'ndjson', 'json', 'txt'];
const said = /product|catalog|feed|export|listing|item|inventory|منتجات|كتالوج/i;
const notIt = /(?:^|\/)(?:__macosx\/|\.|readme|licen[cs]e|notice|changelog|package(?:-lock)?\.json)/i;

/** What an archive that Souk made has (decision 041), the catalogue first. */
const ownNames = ['products.jsonl', 'manifest.json', 'history.jsonl'] as const;

/** Tells whether files of these names are an archive that Souk made. */
export function isOwn(names: Iterable<string>): boolean {
  const there = new Set(names);
  return ownNames.every((own) => there.has(own));
}

/** Tells whether a name is a picture's. */
export function isPictureName(name: string): boolean {
  return /\.(?:jpe?g|png|webp|gif|avif|bmp|tiff?|heic)$/i.test(name) && !notIt.test(name);
}

/** The most likely catalogue: named like one, nearest to the top, of the likeliest ending, largest. Null where no file may be one. */
export function chooseCatalogue(files: readonly { readonly name: string; readonly size: number }[]): string | null {
  if (isOwn(files.map(({ name }) => name))) return ownNames[0];
  const ranked = files
    .filter(({ name, size }) => size > 0 && endings.includes(ending(name)) && !notIt.test(name))
    .map(({ name, size }) => ({
      name,
      size,
      said: said.test(baseName(name)),
      depth: name.split('/').length,
      ending: endings.indexOf(ending(name)),
    }))
    .sort(
      (one, other) =>
        Number(other.said) - Number(one.said) ||
        one.depth - other.depth ||
        one.ending - other.ending ||
        other.size - one.size,
    );
  return ranked[0]?.name ?? null;
}

/** The picture of an archive that a catalogue means by a name: the same path, from the catalogue's folder, or the name alone in any case. */
export function findPicture(pictures: readonly string[], catalogue: string, name: string): string | null {
  const asked = decoded(name)
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/, '');
  const folder = catalogue.slice(0, catalogue.lastIndexOf('/') + 1);
  const exact = pictures.find((one) => one === asked) ?? pictures.find((one) => one === folder + asked);
  if (exact !== undefined) return exact;
  const base = baseName(asked).toLowerCase();
  if (base === '') return null;
  const same = pictures.filter((one) => baseName(one).toLowerCase() === base);
  // Of several with one name the catalogue did not say which.
  return same.length === 1
    ? (same[0] ?? null)
    : (same.find((one) => one.toLowerCase().endsWith(`/${asked.toLowerCase()}`)) ?? null);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name).normalize('NFC');
  } catch {
    return name.normalize('NFC');
  }
}

function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function ending(name: string): string {
  return baseName(name).includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
}
