/**
 * The rules of a purchase, with values in and values out.
 *
 * Invariants
 * - An order's lines sum to its total (`quote/model.ts`); a purchase's orders sum to its total, in one currency.
 * - States change along the tables below and no other way; `db/sql/50-money.sql` holds the same graphs.
 * - The tap ends in `authorized`; `paid` means captured, after the shopper's undo time.
 * - A delayed attempt (a bank account) holds nothing: its bank is asked when the undo time is over, and answers days later.
 *   Until then attempt and orders are `settling`: nothing is shipped, refunded or sold to somebody else.
 * - What is paid at the door has a graph of its own: no provider is asked, its attempt is `agreed` and its orders are `due` as soon as they
 *   are placed, and neither ever becomes `paid`.
 */
import type { Id } from '@/lib/kernel/ids';
import { add, type Currency, type Money, zero } from '@/lib/kernel/money';

/** Who can hold and take money. The same names are CHECKed in the database, on every attempt. */
export const providers = ['stripe', 'paypal'] as const;

/** A payment provider. */
export type Provider = (typeof providers)[number];

/** Who holds the money of an attempt, as the row says it. Of what is paid at the door, and of what several people pay, nobody does, and nobody may be asked. */
export function askedProvider(stored: Provider | 'door' | 'split'): Provider {
  if (stored === 'door' || stored === 'split')
    throw new Error('Invariant broken: nobody holds what is paid at the door or in shares');
  return stored;
}

/** What a tap names instead of a method when it is paid in cash at the door. */
export const atDoor = 'at_door';

/** How long the shopper can take a purchase back before it is captured. */
export const undoSeconds = 10;

/** How long stock is held for an attempt that has not ended. */
export const reserveSeconds = 600;

/** Every state an order can be in, with the states that may follow. */
export const orderNext = {
  pending: ['authorized', 'due', 'canceled', 'failed', 'expired'],
  authorized: ['settling', 'paid', 'canceled', 'failed', 'expired'],
  settling: ['paid', 'failed'],
  paid: ['fulfilled', 'delivered', 'partially_refunded', 'refunded', 'disputed'],
  fulfilled: ['delivered', 'partially_refunded', 'refunded', 'disputed'],
  delivered: ['partially_refunded', 'refunded', 'disputed'],
  partially_refunded: ['refunded', 'disputed'],
  disputed: ['refunded', 'partially_refunded', 'delivered', 'fulfilled', 'paid'],
  due: ['collected', 'not_taken', 'canceled'],
  collected: [],
  not_taken: [],
  refunded: [],
  canceled: [],
  failed: [],
  expired: [],
} as const satisfies Record<string, readonly string[]>;

/** A state of an order. */
export type OrderState = keyof typeof orderNext;

/** Every state an attempt at paying can be in, with the states that may follow. */
export const attemptNext = {
  pending: ['action', 'unknown', 'authorized', 'declined', 'voiding', 'expired', 'agreed'],
  action: ['unknown', 'authorized', 'declined', 'voiding', 'expired'],
  unknown: ['action', 'authorized', 'declined', 'voiding', 'expired'],
  authorized: ['capturing', 'voiding'],
  capturing: ['captured', 'settling', 'voiding'],
  settling: ['captured', 'voiding'],
  voiding: ['voided'],
  captured: [],
  agreed: [],
  declined: [],
  voided: [],
  expired: [],
} as const satisfies Record<string, readonly string[]>;

/** A state of an attempt. */
export type AttemptState = keyof typeof attemptNext;

/** Adds up orders of one currency. */
export function totalOf(quotes: readonly { readonly total: Money }[], currency: Currency): Money {
  return quotes.reduce((total, quote) => add(total, quote.total), zero(currency));
}

/**
 * Decides what a changed price means: a higher total than the shopper saw needs a new consent, a lower one
 * is simply taken.
 */
export function consented(seen: Money, now: Money): boolean {
  return seen.currency === now.currency && now.amount <= seen.amount;
}

/** What of the asked is still there, by the stock of each variant: fewer of a scarce thing, and none of what is gone. */
export function whatIsLeft<Item extends { variantId: Id<'variant'>; quantity: number }>(
  items: readonly Item[],
  stock: ReadonlyMap<Id<'variant'>, number>,
): Item[] {
  const left = new Map(stock);
  return items.flatMap((item) => {
    const quantity = Math.min(item.quantity, left.get(item.variantId) ?? 0);
    left.set(item.variantId, (left.get(item.variantId) ?? 0) - quantity);
    return quantity > 0 ? [{ ...item, quantity }] : [];
  });
}
