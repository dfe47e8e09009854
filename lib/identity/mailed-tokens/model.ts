/**
 * Tokens that travel by mail: whoever holds one may do one thing, once, for a while.
 *
 * Invariants: only the SHA-256 of a token is stored; a newer token of the same purpose voids the older ones of
 * its person; using one is a single conditional update, so two taps cannot both win.
 */

/** What a mailed token is good for. */
export type TokenPurpose = 'verify' | 'reset' | 'change-email' | 'not-me';

/** Minutes a token of each purpose lives. */
export const lifeMinutes: Readonly<Record<TokenPurpose, number>> = {
  verify: 24 * 60,
  reset: 30,
  'change-email': 30,
  'not-me': 14 * 24 * 60,
};
