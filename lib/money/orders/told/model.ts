/**
 * Mails about orders, of which it is kept that they went out.
 *
 * Invariants
 * - What is kept is the kind, the side and the moment: neither a word of the mail nor an address. They are moments of the order, kept as
 *   long as its others, and never changed.
 * - A mail that is sent again by the same job is the same mail: it keeps its first moment.
 */

/** What a mail about an order tells. `sold` is what its seller reads of it, `share` goes to whoever pays for it together. */
export const toldKinds = [
  ...(['receipt', 'sold', 'shipped', 'ready', 'refund', 'refund_back', 'message'] as const),
  ...(['bank_asked', 'bank_unpaid', 'return', 'dispute', 'gift', 'share'] as const),
] as const;
/** One of them. */
export type ToldKind = (typeof toldKinds)[number];

/** Who of an order was told: its buyer, the page, one who paid a share, whoever a gift is for. */
export type ToldSide = 'buyer' | 'seller' | 'payer' | 'receiver';

/** Which of several of its kind: a number of a refund, parcel, return, dispute or share, and the step that was told. */
export function aboutOf(uuid: string, step = ''): string {
  return step === '' ? uuid : `${uuid}:${step}`;
}

/** Of messages there is no number beside an order: those of one hour are one. */
export function hourOf(now: Date): string {
  return now.toISOString().slice(0, 13);
}
