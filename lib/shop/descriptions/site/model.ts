/**
 * The map of the site for search engines: an index of parts, and in each part so many things, every one at its address in
 * each language.
 *
 * Invariants: a part has at most 50,000 addresses, the most a reader takes; where a part begins follows from the id of the last
 * thing before it, so that a new product moves none but the last.
 */

/** What has a map of its own. */
export const mapKinds = ['pages', 'products', 'collections'] as const;

/** One of them. */
export type MapKind = (typeof mapKinds)[number];

/** Things in a part: each has an address in both languages, and the first part names two more. */
export const thingsMax = 20_000;

/** A part: what is in it, and the uuid of the last thing before it. */
export type MapPart = { readonly kind: MapKind; readonly after: string };

/** Before the first. */
export const nothingBefore = '00000000-0000-0000-0000-000000000000';

/** A thing of the map: a page, or something on it when it has a slug; a collection's begins with `collections/`. */
export type SiteEntry = {
  readonly handle: string;
  readonly slug: string | null;
  readonly changedAt: Date;
  /** Keys of its pictures, the face first. */
  readonly pictures: readonly string[];
  readonly videos: readonly SiteVideo[];
};

/** A video on a product's page: what it shows, the key of its picture, its path on the site, and since when it is there. */
export type SiteVideo = {
  readonly title: string;
  readonly alt: string;
  readonly poster: string;
  readonly path: string;
  readonly seconds: number;
  readonly since: string;
};

/** The name of a part's file. */
export function partName({ kind, after }: MapPart): string {
  return after === nothingBefore ? `${kind}.xml` : `${kind}-${after}.xml`;
}

/** The part a file is named after; null for a name of none. */
export function readPart(name: string): MapPart | null {
  const [, word, after] = /^([a-z]+)(?:-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))?\.xml$/.exec(name) ?? [];
  const kind = mapKinds.find((known) => known === word);
  return kind ? { kind, after: after ?? nothingBefore } : null;
}
