/**
 * The files of an order, for who bought it.
 *
 * Invariants
 * - They are hers from the moment it is paid, which is when her time to undo is over, until all its money is back.
 * - Of a file that was replaced she has the newest; one that was taken off the product after she bought it stays hers.
 */
import type { Id } from '@/lib/kernel/ids';
import type { OrderLine } from '@/lib/money/orders/stored/model';

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

/** Whether all of an order is delivered as files: nothing of it is packed, sent or sent back. */
export function isAllFiles(order: { lines: readonly OrderLine[] }): boolean {
  return order.lines.every((line) => line.kind !== 'goods' || line.asFiles);
}
