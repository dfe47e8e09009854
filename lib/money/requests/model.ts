import type { Id } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';

/**
 * Requests: what one person asks another to pay her.
 *
 * Invariants
 * - Only the two see it. Its reason goes with it.
 * - While a transfer pays it nothing else ends it. One that was paid by a transfer is open again when that money comes back.
 * - It ends once else: paid, declined by who is asked, canceled by who asks, or expired after thirty days.
 * - It is reminded of at most once in three days, and never where no reminders of this person are wanted.
 */

/** The states, and what may come after each. */
export const requestNext = {
  requested: ['reminded', 'paid', 'declined', 'canceled', 'expired'],
  reminded: ['reminded', 'paid', 'declined', 'canceled', 'expired'],
  paid: ['requested', 'reminded'],
  declined: [],
  canceled: [],
  expired: [],
} as const satisfies Record<string, readonly string[]>;
/** One of them. */
export type RequestState = keyof typeof requestNext;
/** All of them. */
export const requestStates = ['requested', 'reminded', 'paid', 'declined', 'canceled', 'expired'] as const;

/** The longest reason. */
export const reasonMost = 200;

/** A request as one of its two sides sees it; `other` is the other one, without a name where the account is closed. */
export type RequestView = {
  readonly id: Id<'request'>;
  readonly mine: boolean;
  readonly other: { readonly name: string; readonly handle: string };
  readonly value: Money;
  readonly reason: string;
  readonly state: RequestState;
  readonly open: boolean;
  /** A transfer is under way that pays it. */
  readonly beingPaid: boolean;
  readonly at: Date;
  readonly expiresAt: Date;
};
