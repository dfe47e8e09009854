/**
 * What another site is told of its orders, at addresses of its own server.
 *
 * Invariants
 * - An event is written in the transaction in which it happens, with a delivery to each address that stands: nothing happens untold.
 * - A message carries the event's id and the same words at every try: a receiver that saw the id has seen it all. It may come twice, and
 *   in another order than it happened.
 * - A message says nothing of who bought.
 */

/** What a site is told of. */
export const eventTypes = [
  'order.approved',
  'payment.captured',
  'payment.refunded',
  'refund.failed',
  'payment.voided',
  'payment.failed',
  'payment.disputed',
] as const;

/** Addresses one site may have. */
export const hooksMax = 10;

/** Seconds after each try that failed until the next: the first at once, the last after a day. Then it is dead. */
export const retrySeconds = [5, 300, 1_800, 7_200, 18_000, 36_000, 86_400] as const;

/** Milliseconds an address has to answer. */
export const answerMilliseconds = 10_000;

/** Seconds for which a delivery is somebody's who tries it: longer than any answer takes, so that it is tried twice only after a crash. */
export const leaseSeconds = 60;

/** Hours for which the earlier secret signs too, once another took its place. */
export const overlapHours = 24;

/**
 * Seconds until the next try after so many; null after the last. `chance` (0 to 1) spreads them by a fifth, so that what failed
 * together does not come back together.
 */
export function retryAfter(tries: number, chance: number): number | null {
  const seconds = retrySeconds[tries - 1];
  return seconds === undefined ? null : seconds * (0.9 + 0.2 * chance);
}
