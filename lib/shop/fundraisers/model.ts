/**
 * Fundraisers: what people call others to give to a charity for.
 *
 * Invariants
 * - Money given at one goes to the charity, never to whoever made it; who gave is nothing of hers but where they chose to be named.
 * - One that ended, that a decision holds, or whose charity is none any more takes nothing; the database asks at the tap (`shop.fundraiser_runs`).
 * - It is found by its address and on its charity's page, and feeds no search, no ranking and no recommendation.
 */
import type { Id } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';

/** Letters of a title and of a story, at most. */
export const titleMost = 100;
/** See `titleMost`. */
export const storyMost = 4_000;

/** For how many days one runs, at most. */
export const daysMost = 365;

/** How one stands: `closed` where its charity takes nothing any more, `held` where a decision took it away. */
export type FundraiserState = 'running' | 'ended' | 'closed' | 'held';

/** A fundraiser as everybody may see it. */
export type FundraiserView = {
  readonly id: Id<'fundraiser'>;
  readonly pageId: Id<'page'>;
  readonly handle: string;
  readonly charity: string;
  readonly personId: Id<'person'>;
  readonly title: string;
  readonly story: string;
  readonly goal: Money | null;
  readonly currency: Money['currency'];
  readonly endsAt: Date;
  readonly endedBy: 'organiser' | 'charity' | null;
  readonly state: FundraiserState;
};

/** Whole days until a moment, a begun one counted; 0 once it is over. */
export function daysLeft(endsAt: Date, now: Date): number {
  return Math.max(0, Math.ceil((endsAt.getTime() - now.getTime()) / 86_400_000));
}

/** The end of a day (`2026-12-24`), by UTC: what is over with that day. */
export function endOfDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000);
}
