/**
 * What a share comes to in its payer's own currency.
 *
 * Invariants
 * - She is charged the least amount that brings the share at the mid-market rate less the margin: what a transfer of that amount would bring.
 * - Of what she was charged as much goes back as of her share, by what she has had back until then: parts never sum to more than was charged,
 *   and all of the share brings all of it. `db/sql/77-split-currencies.sql` holds the same arithmetic, and a test compares them.
 */
import { type Currency, chargeStep, type Money, minorDigits, money } from '@/lib/kernel/money';
import type { Rate } from '@/lib/markets/rates/model';
import { marginBasisPoints, marginOf } from '@/lib/money/transfers/model';

/** A share and what is charged for it; `margin` is the part of the charge that conversion costs beside the mid-market rate. */
export type InCurrency = {
  readonly share: Money;
  readonly charged: Money;
  readonly margin: Money;
  readonly marginBasisPoints: number;
};

/** What a share comes to in another currency, at `mid` major units of that for one of the share's. */
export function inCurrency(share: Money, to: Currency, mid: Rate): InCurrency {
  const step = chargeStep(to);
  const numerator = share.amount * mid.over * 10n ** BigInt(minorDigits(to)) * 10_000n;
  const denominator =
    mid.under * 10n ** BigInt(minorDigits(share.currency)) * BigInt(10_000 - marginBasisPoints) * step;
  const charged = money(((numerator + denominator - 1n) / denominator) * step, to);
  return { share, charged, margin: marginOf({ send: charged, marginBasisPoints }), marginBasisPoints };
}

/** What so much of a share (minor units) is of what was charged for it: whole steps, rounded down, and of all of it all. */
export function chargedOf({ share, charged }: Pick<InCurrency, 'share' | 'charged'>, part: bigint): bigint {
  if (part >= share.amount) return charged.amount;
  const step = chargeStep(charged.currency);
  return ((charged.amount * part) / (share.amount * step)) * step;
}

/** What she was given back so far and has still, in minor units: of her share, and of what she was charged. */
export type Given = { readonly share: bigint; readonly charged: bigint };

/** What goes back to her, in minor units of her currency, with so much more of her share; never below nothing. */
export function chargedBack(promise: Pick<InCurrency, 'share' | 'charged'>, given: Given, more: bigint): bigint {
  const due = chargedOf(promise, given.share + more) - given.charged;
  return due > 0n ? due : 0n;
}
