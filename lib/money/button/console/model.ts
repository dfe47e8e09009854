/**
 * What a page keeps of its sites: their addresses and their keys.
 *
 * Invariants
 * - An origin stands as browsers name it; what is typed otherwise is never mended in silence, but the right one is proposed.
 * - Of a site at most two keys open anything at a time: the second while it takes the other's place.
 */
import { isOwnMachine, originOf } from '@/lib/money/button/model';

/** Secret keys of one site that may open something at a time. */
export const keysMax = 2;

/** Origins one site may have, and as many addresses to return to. */
export const addressesMax = 20;

/** Hours for which a key may live on once another took its place. */
export const overlapHours = [0, 1, 24, 72] as const;

/** What an address of a site is: where its pages live, or where shoppers are sent back to. */
export const addressKinds = ['origin', 'return'] as const;

/** See `addressKinds`. */
export type AddressKind = (typeof addressKinds)[number];

/**
 * The origin that somebody meant who pasted something else: a page's address, a host alone, one without TLS. Null where none can be made
 * of it, and where it is one already.
 */
export function proposedOrigin(typed: string): string | null {
  const text = typed.trim();
  if (originOf(text) !== null || text === '') return null;
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(whole)) return null;
  const { hostname, host, protocol } = new URL(whole);
  if (!/^https?:$/.test(protocol) || !(hostname.includes('.') || hostname === 'localhost')) return null;
  return originOf(isOwnMachine(hostname) ? `http://${host}` : `https://${host}`);
}

/** An address to return to as it is kept: whole, over TLS but for the machine itself, without what only a browser sees; null for another. */
export function returnOf(typed: string): string | null {
  if (!URL.canParse(typed)) return null;
  const url = new URL(typed);
  if (originOf(url.origin) === null || url.username || url.password || url.search || url.hash) return null;
  return url.href;
}
