/**
 * The inbox of a page's orders: which lists it has, and what a list is narrowed to.
 *
 * Invariants: every order that its seller may see stands in exactly one list of `stages`; `returns` and `due` (to be collected at
 * the door) go across them. The stage
 * itself is the database's (`order.stage`), but for what is on the shelf again though its money came back: that is nothing to pack and
 * stands among the cancelled.
 */

/** Where an order stands for its seller. */
export const stages = ['to_pack', 'packed', 'shipped', 'delivered', 'unpaid', 'cancelled', 'disputed'] as const;

/** One of `stages`. */
export type Stage = (typeof stages)[number];

/** The lists of the inbox, as its tabs show them. `to_ship` is every parcel that has not left. */
export const shows = [
  'all',
  'to_pack',
  'packed',
  'shipped',
  'delivered',
  'due',
  'unpaid',
  'returns',
  'disputed',
  'cancelled',
] as const;

/** One of `shows`. */
export type Show = (typeof shows)[number];

/** What a list is narrowed to. Days are `YYYY-MM-DD`, both included; `words` may be a number, a name, a product or a SKU. */
export type InboxFilter = {
  show: Show | 'to_ship';
  words: string;
  from: string | null;
  to: string | null;
  sort: 'newest' | 'oldest';
};

/** The end of an id that people call an order by, as the database keeps it (hex); null when the text is none. */
export function numberOf(words: string): string | null {
  const letters = words.trim().replace(/^#/, '').toLowerCase();
  if (!/^[0-9abcdefghjkmnpqrstvwxyz]{8}$/.test(letters)) return null;
  const digits = [...letters].reduce((sum, letter) => sum * 32n + BigInt(alphabet.indexOf(letter)), 0n);
  return digits.toString(16).padStart(10, '0');
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** The stages that a list holds; null for lists that go across stages. */
export function stagesOf(show: InboxFilter['show']): readonly Stage[] | null {
  if (show === 'all' || show === 'returns' || show === 'due') return null;
  return show === 'to_ship' ? ['to_pack', 'packed'] : [show];
}
