/**
 * A tap, from the pressed button to the order it became.
 *
 * Invariants
 * - The key of a tap follows from its seed and from everything it consents to. Forms rendered before the owner's
 *   next purchase share a seed, so two tabs, the back button and a double tap are one tap, not two purchases.
 * - A tap ends in a paid state, a refusal with its reason, or `checking`, and never in silence.
 */
import type { Id } from '@/lib/kernel/ids';
import type { Refusal } from '@/lib/kernel/result';

/** Of how many products of a list may be asked at once how each is paid in one tap. */
export const listMax = 24;

/** What a tap came to. Times are what was left when the answer was made. */
export type TapAnswer = {
  state: 'authorized' | 'action' | 'checking';
  purchaseId: Id<'purchase'>;
  /** The bank's page, while it wants to see the shopper. */
  actionUrl: string | null;
  undoMilliseconds: number;
  /** The page of the order, without language prefix. */
  orderPath: string;
};

/** The tap waits for its person to confirm it, on this page (without language prefix). */
export type TapToConfirm = Refusal<'confirm'> & { confirmPath: string };

/** How a purchase stands, for a screen that waits. `undone` and `expired` took no money. */
export type TapStanding = {
  state: 'checking' | 'action' | 'authorized' | 'settling' | 'paid' | 'declined' | 'undone' | 'expired';
  problem: string | null;
  undoMilliseconds: number;
  orderPath: string;
};

/** What is left of a span that ends at a moment, never negative, and never more than `most`. */
export function millisecondsLeft(until: Date | null, now: Date, most = 10_000): number {
  return until === null ? 0 : Math.min(most, Math.max(0, until.getTime() - now.getTime()));
}
