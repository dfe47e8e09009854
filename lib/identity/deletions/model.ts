/**
 * Deletions: what follows the closing of an account, until nothing of it is left but what the books must keep.
 *
 * Invariants
 * - Closing and the first step are one transaction; every other step is a job of a ring that may be killed and run again.
 * - A deletion names a person only while it runs. Afterwards it is a number and counts, and after a day it is not there.
 * - Only the browser that closed the account is shown it, by a token that is stored as a hash.
 */
import type { DeletedKind } from '@/lib/platform/stored/kinds/model';

/** The steps, in the order in which they are shown. */
export const deletionSteps = ['account', 'social', 'shop', 'money', 'traces'] as const;
/** See `deletionSteps`. */
export type DeletionStep = (typeof deletionSteps)[number];

/** How long a finished deletion is kept for its certificate, in hours. */
export const keptHours = 24;

/** A deletion as the browser that asked for it sees it; `counts` are rows, or letters, of each kind. */
export type DeletionView = {
  number: string;
  closedAt: Date;
  doneAt: Date | null;
  steps: { step: DeletionStep; done: boolean }[];
  counts: { kind: DeletedKind; rows: number }[];
};

/** How a number is shown: `1A2B-3C4D-5E6F-7A8B`. */
export function shownNumber(number: string): string {
  return number.match(/.{1,4}/g)?.join('-') ?? number;
}
