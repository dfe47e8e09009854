/**
 * Proposals: what one operator wants done, and another approves before it is.
 *
 * Invariants (held by the table `identity.proposal` too): nobody decides what she proposed; what is approved is carried out in the
 * same transaction, or, of money and keys, once the minute is over in which one press of either of the two takes it back; a decision is made
 * once; later only another proposal undoes it.
 */
import type { OperatorRole } from '@/lib/identity/actor/model';

/** How far a proposal is. */
export const proposalStates = ['proposed', 'approved', 'refused', 'withdrawn', 'undone'] as const;
/** One of them. */
export type ProposalState = (typeof proposalStates)[number];

/** What can be proposed. `payout.release` ends a hold of money; `refund.settle` writes down that what a seller owes was given in another way. */
export const proposalActions = [
  'market.change',
  'payout.release',
  'refund.settle',
  'key.receipts',
  'key.vault',
] as const;
/** What one person did at once, to stop harm, and another looks at after: written by the database, proposed by nobody. */
export const reviewActions = ['payout.hold-review', 'key.revoke-review'] as const;
/** One of either. */
export type ProposalAction = (typeof proposalActions)[number] | (typeof reviewActions)[number];

/** Whose role it takes to propose it, and to decide it; `identity.role_for` is the same in the database, and a test compares them. */
export const proposalRoles: Readonly<Record<ProposalAction, OperatorRole>> = {
  'market.change': 'markets',
  'payout.release': 'money',
  'refund.settle': 'money',
  'payout.hold-review': 'money',
  'key.receipts': 'keys',
  'key.vault': 'keys',
  'key.revoke-review': 'keys',
};

/** Whether it is a review of what was done already. */
export function isReview(action: ProposalAction): boolean {
  return reviewActions.some((one) => one === action);
}

/** For so long after an approval one press takes it back. */
export const undoSeconds = 60;

/** Fewest and most letters of the reason. */
export const reasonLengths = { least: 3, most: 1_000 } as const;

/** Milliseconds in which an approval can still be taken back; 0 when it no longer can. */
export function undoLeft(decidedAt: Date | null, now: Date): number {
  if (decidedAt === null) return 0;
  return Math.max(0, decidedAt.getTime() + undoSeconds * 1_000 - now.getTime());
}
