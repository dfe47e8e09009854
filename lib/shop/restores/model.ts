/**
 * Coming back: an archive of a whole shop, brought into a page that is empty.
 *
 * Invariants
 * - Nothing of the page changes before every file of the archive was read, to the bit, and every record of it was understood.
 * - A step is done once: what it brings is written in the transaction that counts it. Whoever brings can be killed at any line.
 * - Ids are made of the restore and of a record's place, in the order of the records: the same step makes the same ids.
 * - Orders and postings come back to be read. No money moves by them, and nobody's wallet or purchases know of them.
 */
import { type Id, idFromBytes, type Noun, stampVersion7 } from '@/lib/kernel/ids';

/** How a restore stands. `stopped` is one that something unforeseen kept from going on: it can go on, or be undone. */
export const restoreStates = [
  ...(['receiving', 'checking', 'refused', 'ready', 'running', 'stopped'] as const),
  ...(['done', 'undoing', 'undone', 'dropped'] as const),
] as const;
/** One of them. */
export type RestoreState = (typeof restoreStates)[number];

/** Stored words as states; the table takes no others. */
export function restoreStateOf(word: string): RestoreState {
  return restoreStates.find((state) => state === word) ?? 'dropped';
}

/** The longest archive that is taken, in bytes. */
export const archiveBytesMax = 4 * 1024 ** 3;
/** How it is sent: pieces of this length, the last one shorter. */
export const pieceBytes = 4 * 1024 ** 2;

/** Days within which what was sent must be brought, and what was brought can be undone. */
export const daysToUndo = 30;

/** Why an archive is not brought. */
export const restoreProblems = [
  ...(['archive_broken', 'archive_bomb', 'archive_path', 'archive_many', 'archive_newer'] as const),
  ...(['restore_not_ours', 'restore_missing', 'restore_foreign', 'restore_changed', 'restore_record'] as const),
  ...(['restore_same', 'restore_room', 'restore_stopped', 'restore_owner_gone'] as const),
] as const;
/** One of them. */
export type RestoreProblem = (typeof restoreProblems)[number];

/** What an archive would weigh on its page, and what is left of the room there, in bytes. */
export type RestoreWeight = { readonly bytes: number; readonly room: number };

/** Stored words as problems. */
export function restoreProblemOf(word: string | null): RestoreProblem | null {
  return restoreProblems.find((problem) => problem === word) ?? (word === null ? null : 'restore_stopped');
}

/** What did not come as it was: the rule by which, and of what. */
export const remarkRules = [
  ...(['handle_taken', 'handle_kept', 'country_closed', 'slug_taken', 'picture_encoded', 'video_unreadable'] as const),
  ...(['prices_anew', 'shop_closed', 'buyers_left', 'files_missing', 'customers_unproven', 'customers_full'] as const),
] as const;
/** One of them. */
export type RemarkRule = (typeof remarkRules)[number];
/** A remark of the report. */
export type Remark = { readonly rule: RemarkRule; readonly found: string };

/**
 * The id of the `no`-th record, given bytes that belong to it alone: one millisecond after that of the record before, so that things stand
 * in the order in which the archive has them. All lie in the half hour before the restore.
 */
export function restoredId<N extends Noun>(noun: N, hash: Uint8Array, begun: Date, no: number): Id<N> {
  const bytes = Uint8Array.from(hash.subarray(0, 16));
  return idFromBytes(noun, stampVersion7(bytes, BigInt(begun.getTime() - 1_800_000 + no)));
}
