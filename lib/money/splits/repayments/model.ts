import type { Id } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';

/**
 * What members of a group give back to each other outside of Souk, or let each other off.
 *
 * Invariants
 * - It counts once the other side has confirmed it; until then its teller may take it back. Nobody behind a place: it counts at once.
 * - Only whom it is owed to lets somebody off.
 * - One that names a transfer is confirmed by that transfer alone.
 */

/** The states: waits for its answer, and what becomes of it once and for ever. */
export const repaymentStates = ['said', 'confirmed', 'denied', 'taken_back'] as const;
/** One of them. */
export type RepaymentState = (typeof repaymentStates)[number];

/** How it was given back. */
export const repaymentWays = ['otherwise', 'forgiven', 'transfer'] as const;
/** One of them. */
export type RepaymentWay = (typeof repaymentWays)[number];

/** A repayment as its group sees it; `mayAnswer` and `mayTakeBack` say what whoever looks can do about it. */
export type RepaymentView = {
  readonly id: Id<'repayment'>;
  readonly from: Id<'member'>;
  readonly to: Id<'member'>;
  readonly teller: Id<'member'>;
  readonly value: Money;
  readonly way: RepaymentWay;
  readonly state: RepaymentState;
  readonly at: Date;
  readonly mayAnswer: boolean;
  readonly mayTakeBack: boolean;
};
