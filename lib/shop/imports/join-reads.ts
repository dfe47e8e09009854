import type { ReadProduct } from './model';

/** Puts parts of a product that stand apart in a file together, by their key; each product stands where its first part stood. */
export function joinReads(reads: readonly ReadProduct[]): ReadProduct[] {
  const whole = new Map<string, ReadProduct>();
  for (const read of reads) {
    const first = whole.get(read.key);
    whole.set(read.key, first ? join(first, read) : read);
  }
  return [...whole.values()];
}

/** What the first part says holds; a later one adds what the first does not say, its variants, its pictures and its videos. */
function join(first: ReadProduct, later: ReadProduct): ReadProduct {
  const pictures = [...(first.pictures ?? []), ...(later.pictures ?? [])];
  const videos = [...(first.videos ?? []), ...(later.videos ?? [])];
  return {
    ...later,
    ...first,
    rows: first.rows + later.rows,
    variants: [...first.variants, ...later.variants],
    ...(first.pictures || later.pictures ? { pictures } : {}),
    ...(videos.length > 0 && { videos: [...new Map(videos.map((one) => [one.source, one])).values()] }),
    unheld: [...new Set([...first.unheld, ...later.unheld])],
    problems: [...first.problems, ...later.problems],
  };
}
