/**
 * Donations: what people give to a charity, once or every month.
 *
 * Invariants
 * - A donation is an order of the charity's page with one line and nothing to send: what refunds, disputes, payouts and the books say of orders holds of it.
 * - Nothing is chosen beforehand: neither an amount, nor how often, nor that fees are covered.
 * - What is added for fees is said to the unit before it is asked, and never more is taken than was said.
 * - A donation is in one valid receipt at most; receipts are never changed, and what is given back makes them void.
 * - A receipt of what the donor got something for says so: what was given, what that is worth, and what is left.
 */
import { type Currency, chargeStep, type Money, minorDigits, money } from '@/lib/kernel/money';

/** How often somebody may give. */
export const rhythms = ['once', 'monthly'] as const;
/** One of `rhythms`. */
export type Rhythm = (typeof rhythms)[number];

/** What is paid of a donation: what is given, and what is added for fees. */
export type Given = { given: Money; cover: Money; total: Money };

/** Letters of a dedication, at most. */
export const dedicationMost = 300;

/** Major units that are about ten US dollars, where that is not ten; the sizes of what is offered follow from it, and nothing of the books. */
const tens: Partial<Record<Currency, bigint>> = {
  ...{
    AED: 40n,
    BHD: 4n,
    BRL: 50n,
    CLP: 10_000n,
    CNY: 70n,
    DKK: 70n,
    EGP: 500n,
    HUF: 4_000n,
    IDR: 150_000n,
    INR: 800n,
  },
  ...{ JOD: 7n, JPY: 1_000n, KRW: 10_000n, KWD: 3n, MAD: 100n, MXN: 200n, NOK: 100n, OMR: 4n, PLN: 40n, QAR: 40n },
  ...{ SAR: 40n, SEK: 100n, TND: 30n, TRY: 400n, ZAR: 200n },
};

const tenOf = (currency: Currency) => (tens[currency] ?? 10n) * 10n ** BigInt(minorDigits(currency));

/** The amounts that are offered: four of a size, none of them chosen. */
export function offeredAmounts(currency: Currency): Money[] {
  return [10n, 25n, 50n, 100n].map((tenths) => money((tenOf(currency) * tenths) / 10n, currency));
}

/** The amounts that are offered beside a purchase: small ones, none of them added. */
export function besideAmounts(currency: Currency): Money[] {
  return [1n, 2n, 5n, 10n].map((tenths) => money((tenOf(currency) * tenths) / 10n, currency));
}

/** The least that is given at once: about a dollar. Less would go to fees, and be of use for nothing but trying out cards. */
export function leastDonation(currency: Currency): Money {
  const step = chargeStep(currency);
  return money((tenOf(currency) / 10n / step) * step, currency);
}

/** What a payment costs the charity, in basis points of it, and in hundredths of about ten dollars. */
const feeBasisPoints = 290n;
const feeFixedHundredths = 3n;

/** What a provider is expected to keep of a payment, rounded up. */
export function expectedFee(total: Money): Money {
  const fixed = (tenOf(total.currency) * feeFixedHundredths) / 100n;
  return money((total.amount * feeBasisPoints + 9_999n) / 10_000n + fixed, total.currency);
}

/** What is added to an amount so that all of it is left after the expected fee: the least that does, in units a card can be charged. */
export function coverOf(given: Money): Money {
  const { currency, amount } = given;
  const step = chargeStep(currency);
  const fixed = (tenOf(currency) * feeFixedHundredths) / 100n;
  let total = (((amount + fixed) * 10_000n) / (10_000n - feeBasisPoints) / step) * step;
  while (total - expectedFee(money(total, currency)).amount < amount) total += step;
  return money(total - amount, currency);
}

/** So many people have to have given in one week before any of them is named: a sum of theirs is nobody's then. */
export const namedAmong = 3;

/** An amount without what is less than a whole unit of its currency. */
export function wholeUnits({ amount, currency }: Money): Money {
  const unit = 10n ** BigInt(minorDigits(currency));
  return money((amount / unit) * unit, currency);
}

/** The month of a moment, in UTC: `2026-11`. */
export function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7);
}

/** A receipt's number as it is written: charity's year and number in it. */
export function receiptNumber({ year, number }: { year: number; number: number }): string {
  return `${year}-${String(number).padStart(6, '0')}`;
}

/** What a receipt is of: one donation, those of a year, or one whose donor got something for it. */
export const receiptKinds = ['single', 'yearly', 'benefit'] as const;
/** One of `receiptKinds`. */
export type ReceiptKind = (typeof receiptKinds)[number];

/** Why a receipt is void. */
export const voidReasons = ['refunded', 'disputed', 'wrong', 'asked'] as const;
/** One of `voidReasons`. */
export type VoidReason = (typeof voidReasons)[number];
/** Those that somebody may say: that money went back is said by what went back. */
export const saidReasons = ['wrong', 'asked'] as const satisfies readonly VoidReason[];
/** One of `saidReasons`. */
export type SaidReason = (typeof saidReasons)[number];

/** Whether an order is a donation: what it says is in no shop, and is there when it is paid. */
export function isDonation(order: {
  lines: readonly { kind: string; asFiles: boolean; variantId: unknown }[];
}): boolean {
  const goods = order.lines.filter((line) => line.kind === 'goods');
  return goods.length > 0 && goods.every((line) => line.asFiles && line.variantId === null);
}
