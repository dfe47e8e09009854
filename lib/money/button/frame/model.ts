/**
 * One tap on other sites: a frame of ours on a site's page, and what its shopper let it do.
 *
 * Invariants
 * - A frame says nothing of anybody before she allowed it, in our window, after she had paid on that site: until then it is the same bytes
 *   for everybody.
 * - What she allowed holds on one site, at one origin of it, in one browser, with one method, as long as she is signed in there, up to an
 *   amount for a payment and for a day. It ends with her word in the wallet, with that method, with that sign-in, and with her account.
 * - A grant is used once within a minute, and by that site's frame alone.
 * - The same limits are asked when the frame shows an order and when it is tapped; the database counts the tap before money is asked for.
 */

/** Seconds in which a frame takes the grant of its window. */
export const grantSeconds = 60;

/** Days for which a browser keeps what a frame may; the sign-in behind it ends earlier, and with it the frame. */
export const frameDays = 180;

/** The most, in minor units of any currency, that one payment in a frame may be. CHECKed in the database. */
export const perPaymentMax = 50_000n;

/** Whether a text has the form of a publishable key: the border check before any look-up. */
export function isPublishable(text: unknown): text is string {
  return typeof text === 'string' && /^pk_(?:test|live)_[A-Za-z0-9_-]{24}$/.test(text);
}

/** Whether a text has the form of an origin as browsers name it. */
export function isOrigin(text: unknown): text is string {
  return typeof text === 'string' && /^https?:\/\/[a-z0-9.:[\]-]{1,250}$/.test(text);
}

/**
 * The amounts she may choose from as the most for one payment, in minor units: round ones, from the first that lets through again what she
 * has just paid. Empty beyond what any frame may take.
 */
export function paymentChoices(paidMinor: bigint): bigint[] {
  return roundFrom(paidMinor, 3).filter((minor) => minor <= perPaymentMax);
}

/** The same for a day. */
export function dayChoices(paidMinor: bigint): bigint[] {
  return roundFrom(paidMinor, 5);
}

function roundFrom(atLeast: bigint, count: number): bigint[] {
  const found: bigint[] = [];
  for (let power = 1n; found.length < count; power *= 10n)
    for (const digit of [1n, 2n, 5n]) if (digit * power >= atLeast && found.length < count) found.push(digit * power);
  return found;
}
