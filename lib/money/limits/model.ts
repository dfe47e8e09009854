/**
 * What a person lets one tap take, and the taps she is asked about first.
 *
 * Invariants
 * - A tap beyond a limit is not refused: it waits for its person, and then buys. `money.guard` decides, in the transaction
 *   that would place the order, so that two taps at once see each other.
 * - A confirmation is for one tap: its key, its sellers, its currency, at most its total, ten minutes, five tries, once.
 * - With limits in one currency, a payment in another always asks: nothing is converted.
 * - A guest is asked nothing: her wallet never leaves its browser.
 */
import type { Id } from '@/lib/kernel/ids';
import type { Currency, Money } from '@/lib/kernel/money';
import type { guardianStates } from '@/lib/money/guardian/model';

/** Why a tap waits: beyond a limit, in a currency without one, from a device that has not paid from this wallet, or under 18. */
export const confirmReasons = ['device', 'payment', 'day', 'month', 'currency', 'guardian'] as const;
/** One of them. */
export type ConfirmReason = (typeof confirmReasons)[number];

/** The limits of a currency in minor units; null is none. A day is the last 24 hours, a month the last 30 days. */
export type SpendingLimits = {
  currency: Currency;
  perPayment: bigint | null;
  perDay: bigint | null;
  perMonth: bigint | null;
};

/** A tap that waits, as its person sees it. `state` is `ended` when ten minutes or five tries are over, or it is used. */
export type ConfirmationView = {
  id: Id<'confirmation'>;
  state: 'asked' | 'confirmed' | 'ended';
  reasons: readonly ConfirmReason[];
  total: Money;
  /** It is paid in cash at the door: confirming it takes nothing. */
  byDoor: boolean;
  /** What her guardian answered, of an account under 18; else null. */
  guardian: (typeof guardianStates)[number] | null;
  payees: readonly { name: string }[];
  items: readonly { title: string; optionText: string; quantity: number }[];
  expiresAt: Date;
  /** The hash of all that is confirmed: 32 bytes, signed by a passkey. */
  challenge: Uint8Array;
  nonce: string;
};

/** Whether `next` lets through anything that `now` would ask about; without limits (`now` null) nothing is asked. */
export function isLooser(now: SpendingLimits | null, next: SpendingLimits): boolean {
  if (now === null) return false;
  const raises = (from: bigint | null, to: bigint | null) => from !== null && (to === null || to > from);
  return (
    raises(now.perPayment, next.perPayment) || raises(now.perDay, next.perDay) || raises(now.perMonth, next.perMonth)
  );
}

/**
 * Why a tap waits, as it is said. A limit of 0 is not passed by a payment: it is her wish to be asked every time (`always`, once,
 * first). `limits` are those of the tap's currency, null without any.
 */
export function saidReasons(
  reasons: readonly ConfirmReason[],
  limits: SpendingLimits | null,
): (ConfirmReason | 'always')[] {
  const isAlways = (reason: ConfirmReason) =>
    (reason === 'payment' && limits?.perPayment === 0n) ||
    (reason === 'day' && limits?.perDay === 0n) ||
    (reason === 'month' && limits?.perMonth === 0n);
  const rest = reasons.filter((reason) => !isAlways(reason));
  return rest.length < reasons.length ? ['always', ...rest] : rest;
}
