/**
 * The pay button on other sites: what a site asks to be paid, and the way from there to money.
 *
 * Invariants
 * - The amount is the word of the site's server (or of ours, for goods of our shops): nothing of it is ever read from a page.
 * - An order is shown only to the origin it was made for, and answers only to whoever began to pay it: the code of an approval opens
 *   nothing without the verifier whose digest was set when it was shown, and without the site's secret key.
 * - An approval is a hold. It becomes money when the site completes it and the shopper's undo time is over; it is let go when the site
 *   does not within ten minutes.
 * - A site never learns who is behind a payment beyond what it asked for and she agreed to: `payer` is another mark at each page.
 */
import type { Id } from '@/lib/kernel/ids';

/** Every state an order of a site can be in, with the states that may follow. `db/schema/money/button/pay-order.ts` CHECKs the names. */
export const payOrderNext = {
  created: ['presented', 'canceled', 'expired'],
  presented: ['authorized', 'canceled', 'expired'],
  authorized: ['captured', 'voided'],
  captured: ['partially_refunded', 'refunded'],
  partially_refunded: ['refunded'],
  refunded: [],
  expired: [],
  canceled: [],
  voided: [],
} as const satisfies Record<string, readonly string[]>;

/** Seconds in which an order is paid, from when it was made. */
export const payOrderSeconds = 15 * 60;

/** Seconds in which a code is used. */
export const codeSeconds = 120;

/** Days for which a hold that is taken later stands: as long as card networks hold. */
export const holdDays = 7;

/** Days for which a pair of test keys of somebody without a page opens something. */
export const testPairDays = 7;

/**
 * The page behind those pairs. It is never open, so that nobody finds it: no list, no search and no address shows it. Its handle is kept
 * back from everybody.
 */
export const testShop = { handle: 'souk-test-shop', name: 'Souk test shop', siteName: 'My test page' } as const;

/** What a secret key may allow. The same names are CHECKed in the database. */
export const scopes = ['orders_write', 'orders_read', 'refunds_write', 'webhooks_write'] as const;

/** Something a secret key may allow. */
export type Scope = (typeof scopes)[number];

/** Whether a text may be a verifier: 43 to 128 unreserved letters, as RFC 7636 has it. */
export function isVerifier(text: string): boolean {
  return /^[A-Za-z0-9._~-]{43,128}$/.test(text);
}

/** Whether a text is the S256 of something. */
export function isChallenge(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** The origin that browsers name of a page that was opened from a file. It is nobody's in particular: only test pairs take it. */
export const fileOrigin = 'null';

/**
 * A site's origin as browsers name it, or null: scheme, host and port alone, without a pattern. Only the machine itself may be reached
 * without TLS.
 */
export function originOf(typed: string): string | null {
  if (!URL.canParse(typed)) return null;
  const url = new URL(typed);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isOwnMachine(url.hostname))) return null;
  if (url.username || url.password || url.pathname !== '/' || url.search || url.hash || url.hostname.includes('*'))
    return null;
  return url.origin;
}

/** Whether a host is the reader's own machine, by name or by any of its own numbers. */
export function isOwnMachine(hostname: string): boolean {
  return /^(?:(?:[a-z0-9-]+\.)*localhost|127(?:\.\d{1,3}){3})$/.test(hostname);
}

/** The host that a shopper reads beside a site's name; a page from a file has none. */
export function hostOf(origin: string): string {
  return origin === fileOrigin ? 'file' : new URL(origin).host;
}

/** Where the window of an order tells its site that it is paid (without language prefix). */
export function windowPath(payOrder: Id<'payOrder'>): string {
  return `/pay/order/${payOrder}`;
}
