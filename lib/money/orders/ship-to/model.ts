import { type Id, toUuid } from '@/lib/kernel/ids';
import type { PostalAddress } from '@/lib/money/wallet/model';

/**
 * Where an order goes to.
 *
 * Invariants
 * - Name, street, place and phone are sealed under a key of this order alone; its row says the country, which prices and books need.
 * - The seller finds an order by the beginnings of the words of its buyer's name: blind marks, other ones on every page.
 * - When the buyer has closed her account and nobody can dispute the payment any more, the key is destroyed: what is left is the country.
 */

/** The owner of an order's key. */
export function orderKey(id: Id<'order'>): string {
  return `order:${toUuid(id)}`;
}

/** Of an order whose key was destroyed, and of one that goes nowhere. */
export const noShipTo: PostalAddress = {
  ...{ name: '', line1: '', line2: '', city: '' },
  ...{ region: '', postalCode: '', country: '', phone: '' },
};

/** Days in which a bank still takes a dispute: the longest that card schemes give, and some for the post between banks. */
export const disputeDays = 150;

/** Words of a name that are marked, and letters of a word, at most. */
const wordsMost = 6;
const lettersMost = 10;

/** The words of a name, or of what is searched for: small letters, no signs; an Arabic word also without its article. */
export function nameWords(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.slice(0, wordsMost).map((word) => [...word].slice(0, lettersMost).join(''));
}

/** What an order is found by: every beginning of every word of the name. */
export function nameBeginnings(name: string): string[] {
  const words = nameWords(name).flatMap((word) => (/^ال./u.test(word) ? [word, word.slice(2)] : [word]));
  return [...new Set(words.flatMap((word) => [...word].map((_, end) => [...word].slice(0, end + 1).join(''))))];
}
