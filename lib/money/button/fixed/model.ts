/**
 * Fixed amounts: what a site without a server sells, made in the studio.
 *
 * Invariants
 * - An amount never changes: a page that shows one price never leads to another. What it is called, where it leads back to, how long and how
 *   often it is sold may change.
 * - What it costs is read where it is kept, whatever a page says; a page names its id, and how many.
 * - A limited number is counted with the payment itself.
 */

/** The states of a fixed amount, with those that may follow. The same names are CHECKed in the database. */
export const linkNext = {
  active: ['paused', 'ended'],
  paused: ['active', 'ended'],
  ended: [],
} as const satisfies Record<string, readonly string[]>;

/** A state of a fixed amount. */
export type LinkState = keyof typeof linkNext;

/** Fixed amounts one site may have that are not ended. */
export const linksMax = 200;

/** The most that one may be sold. */
export const usesMax = 1_000_000;

/** Whether one state may follow another. */
export function mayBecome(from: LinkState, to: LinkState): boolean {
  return (linkNext[from] as readonly LinkState[]).includes(to);
}
