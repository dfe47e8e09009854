/**
 * The copy that somebody takes of all that is stored about her: a ZIP for herself alone, made by a worker, fetched once.
 *
 * Invariants
 * - One at a time. It is made for the session that asked, which had proven itself just then, and ends with it.
 * - Its pieces are sealed under a key of its own, which is destroyed when it was fetched or is over: whatever copy of them is left opens
 *   no more. The link is a token of 160 bits, kept as a hash, for that session alone, once and for ten minutes.
 * - Whoever makes it can be killed at any line: another begins again, under another word, and clears what the first one stored.
 * - It holds what is hers (`lib/platform/copied`), and of others their names in addresses.
 */
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { CopiedRow, CopyChapter } from '@/lib/platform/copied/model';

/** What the manifest and every file of data call the format, and which of it this is: a reader refuses what is newer. */
export const copyFormat = 'souk-copy';
/** See `copyFormat`. */
export const copyVersion = 1;

/** How long a finished copy waits to be fetched. */
export const minutesKept = 60;
/** How long a link to it opens. */
export const linkMinutes = 10;
/** How long a download may take. */
export const fetchMinutes = 30;

/** How a copy stands; `gone` was fetched, dropped or is over. */
export const copyStates = ['making', 'ready', 'fetching', 'failed', 'gone'] as const;
/** One of them. */
export type CopyState = (typeof copyStates)[number];

/** Whose copy is made. */
export type CopyJob = { readonly copyId: Id<'copy'>; readonly actor: PersonActor };

/** A file of a copy, beside those of data. */
export type CopyFile = { readonly path: string; readonly bytes: Uint8Array };

/** What a chapter holds: rows by table, and files, which are read when their turn has come. */
export type ChapterContents = {
  readonly tables: Readonly<Record<string, readonly CopiedRow[]>>;
  readonly files?: AsyncIterable<CopyFile>;
};

/** A chapter of a copy, read by its ring. */
export type CopyPart = {
  readonly chapter: CopyChapter;
  readonly read: (job: CopyJob) => Promise<ChapterContents>;
};

/** A file as the copy's index has it: the piece of that number, with what a ZIP must know beforehand. */
export type CopyEntry = {
  readonly path: string;
  readonly piece: number;
  readonly bytes: number;
  readonly crc32: number;
  readonly sha256: string;
};

/** Where all that was stored of a copy lies; no address of the site leads there. */
export function copyPlace(copyUuid: string): string {
  return `copies/${copyUuid}/`;
}

/** Where a piece lies, by the word of the try that stored it; the index is piece 0. */
export function copyPiecePlace(copyUuid: string, word: string, piece: number): string {
  return `${copyPlace(copyUuid)}${word}/${piece}`;
}

/** A chapter as a file of data. */
export function chapterText(chapter: CopyChapter, tables: ChapterContents['tables']): string {
  return `${JSON.stringify({ format: copyFormat, version: copyVersion, chapter, tables }, null, 2)}\n`;
}
