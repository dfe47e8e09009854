/**
 * The files of an order, for who bought it.
 *
 * Invariants
 * - They are hers from the moment it is paid, which is when her time to undo is over, until all its money is back.
 * - Of a file that was replaced she has the newest; one that was taken off the product after she bought it stays hers.
 */
import type { Id } from '@/lib/kernel/ids';

/** A file she may download. */
export type BoughtFile = {
  id: Id<'file'>;
  /** What it is of, as she bought it. */
  title: string;
  optionText: string;
  name: string;
  bytes: number;
  /** When a newer version came after she had bought it. */
  renewedAt: Date | null;
};

/** How the files of an order stand: there to be downloaded, still to be paid for, or no longer hers. */
export type OrderFiles = { state: 'none' | 'waiting' | 'over' } | { state: 'there'; files: BoughtFile[] };
