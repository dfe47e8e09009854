/**
 * Links of transfers to telephone numbers. Nobody proves a number here, so a link and the number are not taken for a person.
 *
 * Invariants
 * - A link gives nobody money: it gives her name to the sender, who says whether that is who she meant. Before she does it is nobody's.
 * - Whoever opens a link knows the number it was sent to; five wrong ones end the link, and only its sender can make another.
 * - What is confirmed is the person who was seen: another one in between changes nothing.
 * - A link that was made anew ends the one before, and with it whatever was said through it.
 */

/** So many wrong numbers a link takes. */
export const linkTriesMax = 5;

/** Where a link leads. */
export function linkPath(token: string): `/${string}` {
  return `/transfers/claim/${token}`;
}
