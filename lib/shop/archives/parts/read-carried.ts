import 'server-only';
import type { ArchivePart } from '@/lib/shop/archives/model';
import { carriedBytes, carriedOf } from '@/lib/shop/restores/queries';

/** Some hundred kilobytes each. */
const together = 8;

/** What an earlier archive brought to be read, letter by letter: a shop that moves twice loses nothing of its past. */
export const carried: ArchivePart = {
  name: 'carried',
  step: async ({ pageId }, cursor) => {
    const files = await carriedOf(pageId);
    const all = files.flatMap((file) => Array.from({ length: file.pieces }, (_, piece) => ({ file, piece })));
    const from = Number(cursor ?? 0);
    const pieces = await Promise.all(
      all.slice(from, from + together).map(async ({ file, piece }) => ({
        ...{ path: file.path, body: await carriedBytes(file, piece), records: piece === 0 ? file.records : 0 },
      })),
    );
    return { pieces, next: from + together < all.length ? String(from + together) : null };
  },
};
