/**
 * Files that a product is delivered as.
 *
 * Invariants
 * - A file is whole or not there: pieces on their way belong to an upload, and become a file with the last one.
 * - What was bought stays: a file that was ever public is taken off its product, and its bytes are kept for who bought it before.
 * - `noLimit` units of such a product are no limit: selling takes nothing away from them (`db/sql/38-files.sql`).
 */
import type { Id } from '@/lib/kernel/ids';
import { stockMax } from '@/lib/shop/drafts/model';

/** How long a piece is; the last one may be shorter. */
export const pieceBytes = 4 * 1024 * 1024;

/** The longest file, 500 MiB. */
export const fileBytesMax = 500 * 1024 * 1024;

/** What all files of a product may come to, 2 GiB. */
export const productBytesMax = 2 * 1024 * 1024 * 1024;

/** How many files a product may have. */
export const filesMax = 50;

/** How many with those that were taken off and are kept for their buyers. */
export const keptFilesMax = 500;

/** The units that are no limit. */
export const noLimit = stockMax;

/** A file as the product's owner sees it. */
export type OwnedFile = {
  id: Id<'file'>;
  name: string;
  bytes: number;
  version: number;
  /** When its newest version came. */
  at: Date;
  /** Whose buyers alone get it. */
  variantId: Id<'variant'> | null;
};

/** What is told of a product's files before anybody bought them: how many of which kind, and how long they are together. */
export type FilesTold = { kinds: { kind: string; count: number }[]; bytes: number };

/** The kind of a file, by the end of its name: `PDF`; empty when it has none. */
export function kindOf(name: string): string {
  const end = /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1] ?? '';
  return end.toUpperCase();
}

/** Sums files up, the most frequent kind first. */
export function tellFiles(files: readonly { name: string; bytes: number }[]): FilesTold {
  const counts = new Map<string, number>();
  for (const { name } of files) counts.set(kindOf(name), (counts.get(kindOf(name)) ?? 0) + 1);
  const kinds = [...counts].map(([kind, count]) => ({ kind, count }));
  return {
    kinds: kinds.toSorted((one, other) => other.count - one.count || (one.kind < other.kind ? -1 : 1)),
    bytes: files.reduce((sum, one) => sum + one.bytes, 0),
  };
}

/** Where all of a file's bytes lie. */
export function bytesPlace(key: string): string {
  return `goods/${key}/`;
}

/** Where a piece of them lies. */
export function piecePlace(key: string, piece: number): string {
  return `${bytesPlace(key)}${piece}`;
}

/** A part of a file that is asked for: its first byte and the one behind its last. */
export type Span = { from: number; to: number };

/**
 * Reads a `Range` header about a file of so many bytes: the one span it asks for, null for all of it (no header, one that is
 * malformed, or several spans, which nobody has to answer), `unsatisfiable` when it begins behind the end.
 */
export function spanAsked(header: string | null, bytes: number): Span | null | 'unsatisfiable' {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first === '') {
    const length = Math.min(Number(last), bytes);
    return length > 0 ? { from: bytes - length, to: bytes } : 'unsatisfiable';
  }
  const from = Number(first);
  if (last !== '' && Number(last) < from) return null;
  if (from >= bytes) return 'unsatisfiable';
  return { from, to: last === '' ? bytes : Math.min(Number(last) + 1, bytes) };
}
