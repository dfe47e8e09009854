/**
 * Leaving with everything: one archive of a page, its shop and what was sold, as its owner may see it.
 *
 * Invariants
 * - A record names nothing by our ids: a product by its slug, a variant by its values, a picture by the hash of its bytes. The same
 *   shop gives the same files, letter by letter, wherever it stands.
 * - What of an order is about its buyer stands in a file of its own; how something was paid stands nowhere.
 * - A file lies in pieces and each is written before it is noted: whoever makes it can be killed at any line.
 */
import type { Id } from '@/lib/kernel/ids';

/** What the manifest calls the format, and which of it this is: a reader refuses what is newer. */
export const archiveFormat = 'souk-archive';
/** See `archiveFormat`. */
export const archiveVersion = 2;

/** How long a finished archive can be fetched. */
export const daysKept = 7;

/** How an archive stands. `gone` is one that expired or that its owner took away. */
export const archiveStates = ['making', 'ready', 'failed', 'gone'] as const;
/** One of them. */
export type ArchiveState = (typeof archiveStates)[number];

/** Stored words as states; the table takes no others. */
export function archiveStateOf(word: string): ArchiveState {
  return archiveStates.find((state) => state === word) ?? 'failed';
}

/** Whose archive is made of what. */
export type ArchiveJob = {
  readonly archiveId: Id<'archive'>;
  readonly pageId: Id<'page'>;
  readonly personId: Id<'person'>;
};

/** Bytes that are put to the end of a file of the archive. */
export type ArchivePiece = {
  readonly path: string;
  readonly body: string | Uint8Array;
  /** What its file begins with, if this piece is the first of it. */
  readonly head?: string;
  /** How many records it holds: lines, or one for a picture. */
  readonly records: number;
  /** The picture it is, where it is one. */
  readonly mediaId?: Id<'media'>;
};

/** What one step made, and where the next one begins; null when the part is whole. */
export type ArchiveStep = { readonly pieces: readonly ArchivePiece[]; readonly next: string | null };

/** A part of an archive, such as its products: read step by step, from null on. */
export type ArchivePart = {
  readonly name: string;
  readonly step: (job: ArchiveJob, cursor: string | null) => Promise<ArchiveStep>;
};

/** Records as lines of JSON. */
export function linesOf(records: readonly unknown[]): string {
  return records
    .map(
      (record) => `${JSON.stringify(record, (_, value) => (typeof value === 'bigint' ? value.toString() : value))}\n`,
    )
    .join('');
}

/** A file as the manifest names it. */
export type ManifestFile = {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly records: number;
};

/** What the manifest says before its seal, in the order in which it is sealed. */
export type ManifestWords = {
  readonly format: string;
  readonly version: number;
  readonly made: string;
  readonly page: { readonly handle: string; readonly name: string };
  readonly files: readonly ManifestFile[];
};

/** The words that a seal is of: the same for the same manifest, however its file is written. */
export function sealedWords({ format, version, made, page: { handle, name }, files }: ManifestWords): string {
  const told = files.map(({ path, bytes, sha256, records }) => ({ path, bytes, sha256, records }));
  return JSON.stringify({ format, version, made, page: { handle, name }, files: told });
}

/**
 * The manifest: everything that differs between two archives of the same shop is here, and nowhere else. `seal` signs it, so that the
 * Souk that made it knows its own again.
 */
export function manifestText(
  page: { handle: string; name: string },
  made: Date,
  files: readonly ManifestFile[],
  seal: (words: string) => string,
): string {
  const words = sealedWords({ format: archiveFormat, version: archiveVersion, made: made.toISOString(), page, files });
  return `${JSON.stringify({ ...JSON.parse(words), seal: seal(words) }, null, 2)}\n`;
}
