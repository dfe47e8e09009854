/**
 * Looks of those who run Souk at a person's data.
 *
 * Invariants
 * - A look is written before anything is shown, by the statement that would show it or the verb before it; without one nothing is.
 * - It has a case (a report, a decision, a contest) or a reason in words, and the person concerned reads it: the role and not the name.
 * - A look is open for half an hour; it is never changed, and goes with nobody's account.
 */
import type { OperatorRole } from '@/lib/identity/actor/model';

/** What can be looked at. */
export type LookKind = 'order' | 'account' | 'contest' | 'transfer' | 'thing' | 'photo';

/** Reasons that are said in words; a case needs none. */
export const saidGrounds = ['asked', 'payment', 'dispute', 'safety', 'law'] as const;
/** Why somebody looked. */
export type LookGround = (typeof saidGrounds)[number] | 'case';

/** Fewest and most letters of a reason. */
export const reasonMin = 5;
/** See `reasonMin`. */
export const reasonMax = 200;

/** A look as the person concerned reads it; `words` is empty of a case. */
export type LookView = {
  readonly id: string;
  readonly at: Date;
  readonly role: OperatorRole;
  readonly kind: LookKind;
  readonly ground: LookGround;
  readonly words: string;
};
