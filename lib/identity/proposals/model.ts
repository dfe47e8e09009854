/**
 * Proposals: what one operator wants done, and another approves before it is.
 *
 * Invariants (held by the table `identity.proposal` too): nobody decides what she proposed; what is approved is carried out in the
 * same transaction; a decision is made once; it is taken back by one press within a minute, by either of the two, and later by
 * another proposal.
 */
import type { OperatorRole } from '@/lib/identity/actor/model';

/** How far a proposal is. */
export const proposalStates = ['proposed', 'approved', 'refused', 'withdrawn', 'undone'] as const;
/** One of them. */
export type ProposalState = (typeof proposalStates)[number];

/** What can be proposed. */
export const proposalActions = ['market.change'] as const;
/** One of them. */
export type ProposalAction = (typeof proposalActions)[number];

/** Whose role it takes to propose it, and to decide it. */
export const proposalRoles: Readonly<Record<ProposalAction, OperatorRole>> = { 'market.change': 'markets' };

/** For so long after an approval one press takes it back. */
export const undoSeconds = 60;

/** Fewest and most letters of the reason. */
export const reasonLengths = { least: 3, most: 1_000 } as const;

/** Milliseconds in which an approval can still be taken back; 0 when it no longer can. */
export function undoLeft(decidedAt: Date | null, now: Date): number {
  if (decidedAt === null) return 0;
  return Math.max(0, decidedAt.getTime() + undoSeconds * 1_000 - now.getTime());
}
