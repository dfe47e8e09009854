/**
 * What somebody says is wrong with a transfer she paid.
 *
 * Invariants
 * - It is said within `sayDays` of the transfer, and one at a time of each; it is decided once, within `decideDays`, and she is told at once.
 * - `refund` is decided only of a transfer whose money is back or on its way back: it moves none itself.
 */

/** So many days after a transfer something may be said to be wrong with it. */
export const sayDays = 180;

/** So many days operators have to decide. */
export const decideDays = 90;

/** What can be wrong. */
export const caseKinds = ['wrong_amount', 'not_arrived', 'not_mine', 'late', 'other'] as const;
/** One of `caseKinds`. */
export type CaseKind = (typeof caseKinds)[number];

/** What can follow: all of it goes back, she sends it again, what was wrong is put right and explained, or nothing was wrong. */
export const remedies = ['refund', 'resend', 'correction', 'none'] as const;
/** One of `remedies`. */
export type Remedy = (typeof remedies)[number];

/** By which number a case is spoken of: the last eight signs of its id. */
export function caseNumber(id: string): string {
  return id.slice(-8).toUpperCase();
}
