/**
 * A dispute: a buyer's bank wants money back that was paid. Both sides of the order see the same of it.
 *
 * Invariants
 * - It moves along `disputeNext` and no other way, and only as the provider says. Won is what has come back, not what was promised.
 * - A closed inquiry is taken up again only by a dispute that is more than an inquiry: its own words may be old ones.
 * - While the bank has the money no refund gives it away a second time, and it is not the seller's.
 * - What a side has said stays said. The seller may add until she sends her answer, the buyer until the bank decides.
 * - The bank's fee is the platform's, not the seller's.
 * - Of a share of an order that several people paid only whoever sells it learns, and the order stands as it stood.
 */
import type { Id } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import type { Provider } from '@/lib/money/checkout/model';
import type { EvidenceFile } from './evidence/model';

/** Where a dispute may go from where it stands. `db/sql/65-disputes.sql` holds the same table. */
export const disputeNext = {
  needs_response: ['under_review', 'won', 'lost', 'closed'],
  under_review: ['needs_response', 'won', 'lost', 'closed'],
  won: [],
  // On appeal.
  lost: ['won'],
  // A question that was answered, and became more than one.
  closed: ['needs_response', 'under_review', 'lost'],
} as const satisfies Record<string, readonly string[]>;

/** Where a dispute stands: `won` is the seller's and back with her, `closed` an inquiry that ended without money. */
export type DisputeState = keyof typeof disputeNext;

/** Why, as banks say it; what we have no word for is `general`. */
export const disputeReasons = [
  'general',
  'fraudulent',
  'product_not_received',
  'product_unacceptable',
  'duplicate',
  'credit_not_processed',
  'subscription_canceled',
  'unrecognized',
] as const;
/** One of them. */
export type DisputeReason = (typeof disputeReasons)[number];

/** What one side said, and when. */
export type Statement = { side: 'buyer' | 'seller'; words: string; at: Date };

/** A dispute of an order as both sides see it. */
export type DisputeView = {
  id: Id<'dispute'>;
  /** Who tells of it: Stripe for a bank, PayPal for itself. */
  provider: Provider;
  state: DisputeState;
  reason: DisputeReason;
  /** The bank only asks; it has taken no money. */
  inquiry: boolean;
  /** It is about the share of one of several people who paid the order. */
  isShare: boolean;
  amount: Money;
  /** Whether the bank has the money now. */
  withdrawn: boolean;
  /** Until when the seller can answer; null once nobody is waited for. */
  dueBy: Date | null;
  answered: boolean;
  openedAt: Date;
  statements: readonly Statement[];
  files: readonly EvidenceFile[];
};

/** Whether the bank has still to decide. */
export function isOpen({ state }: { state: DisputeState }): boolean {
  return state === 'needs_response' || state === 'under_review';
}

/** Whether the seller may still add to her answer. */
export function mayAnswer(dispute: Pick<DisputeView, 'state' | 'answered'>): boolean {
  return dispute.state === 'needs_response' && !dispute.answered;
}

/** Whether a side may still show a file: as long as it may speak, and until the last moment. */
export function mayShow(
  dispute: Pick<DisputeView, 'state' | 'answered' | 'dueBy'>,
  side: 'buyer' | 'seller',
  now: Date,
): boolean {
  if (dispute.state !== 'needs_response' || (dispute.dueBy !== null && dispute.dueBy <= now)) return false;
  return side === 'buyer' || !dispute.answered;
}

/** A reason as we say it. */
export function reasonOf(word: string): DisputeReason {
  return disputeReasons.find((known) => known === word) ?? 'general';
}

/** How far the provider reads: more than this is cut, from the end. */
export const evidenceMax = 20_000;

/** An order's facts and what its sides said, as plain English lines for the bank. Moments are ISO 8601, in UTC. */
export function evidenceText(parts: readonly EvidencePart[]): string {
  const text = parts
    .map(({ number, seller, facts, statements }) =>
      [
        `Order ${number} of ${seller}`,
        ...facts,
        ...statements.map(({ side, at, words }) => `${at.toISOString()} ${side}: ${words}`),
      ].join('\n'),
    )
    .join('\n\n');
  return text.slice(0, evidenceMax);
}

/** One order of a disputed payment, for its evidence. */
export type EvidencePart = {
  number: string;
  seller: string;
  facts: readonly string[];
  statements: readonly Statement[];
};
