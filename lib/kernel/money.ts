/**
 * Money: an integer of minor units (`bigint`) with its currency. No floats, no bare numbers: every amount
 * in the product is made, added and divided here, and becomes text only in `formatMoney` and `_ui/price`.
 *
 * Invariants: amounts of different currencies never meet; `allocate` never loses or makes a unit.
 */

/** ISO 4217 minor-unit digits. `Intl` is not the source: it drops decimals that the standard gives (HUF, IDR). */
const exponents = {
  AED: 2,
  AUD: 2,
  BHD: 3,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CLP: 0,
  CNY: 2,
  DKK: 2,
  EGP: 2,
  EUR: 2,
  GBP: 2,
  HUF: 2,
  IDR: 2,
  INR: 2,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  MAD: 2,
  MXN: 2,
  NOK: 2,
  OMR: 3,
  PLN: 2,
  QAR: 2,
  SAR: 2,
  SEK: 2,
  TND: 3,
  TRY: 2,
  USD: 2,
  ZAR: 2,
} as const;

/** A currency Souk knows, by its ISO 4217 code. */
export type Currency = keyof typeof exponents;

/** An amount: `amount` in minor units of `currency` (cents for USD, yen for JPY, fils for KWD). */
export type Money = { readonly amount: bigint; readonly currency: Currency };

/** All known currencies, in alphabetical order. */
export const currencies = Object.keys(exponents) as readonly Currency[];

/** Tells whether `code` is a currency Souk knows. */
export function isCurrency(code: unknown): code is Currency {
  return typeof code === 'string' && Object.hasOwn(exponents, code);
}

/** The number of digits after the decimal point: 2 for USD, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: Currency): number {
  return exponents[currency];
}

/** The step, in minor units, in which cards are charged: ten where a currency has three decimals (1.230, never 1.234). */
export function chargeStep(currency: Currency): bigint {
  return minorDigits(currency) === 3 ? 10n : 1n;
}

/** Makes money from minor units. */
export function money(amount: bigint, currency: Currency): Money {
  return { amount, currency };
}

/** Nothing, in a currency. */
export function zero(currency: Currency): Money {
  return { amount: 0n, currency };
}

/** Adds; throws on two currencies, for there is no silent conversion. */
export function add(left: Money, right: Money): Money {
  requireSame(left, right);
  return { amount: left.amount + right.amount, currency: left.currency };
}

/** Subtracts; the result may be negative. Throws on two currencies. */
export function subtract(left: Money, right: Money): Money {
  requireSame(left, right);
  return { amount: left.amount - right.amount, currency: left.currency };
}

/** An amount times a whole number of items. */
export function times(each: Money, quantity: number): Money {
  if (!Number.isSafeInteger(quantity)) throw new Error('Invariant broken: a quantity is a whole number');
  return { amount: each.amount * BigInt(quantity), currency: each.currency };
}

/** The sum of a list in the given currency; an empty list sums to zero. */
export function sum(parts: readonly Money[], currency: Currency): Money {
  return parts.reduce(add, zero(currency));
}

/** Compares two amounts of one currency: negative, zero or positive. */
export function compare(left: Money, right: Money): number {
  requireSame(left, right);
  return left.amount < right.amount ? -1 : left.amount > right.amount ? 1 : 0;
}

/**
 * Takes a rate in basis points (725 = 7.25 %, 887.5 = 8.875 %) of an amount, half away from zero, to what a card can be charged.
 * The one place where money is rounded outside `allocate`.
 */
export function basisPointsOf(base: Money, basisPoints: number): Money {
  const step = chargeStep(base.currency);
  return {
    amount: roundedQuotient(base.amount * millionths(basisPoints), 1_000_000n * step) * step,
    currency: base.currency,
  };
}

/** The tax contained in a tax-inclusive amount at a rate in basis points, half away from zero. */
export function includedShare(gross: Money, basisPoints: number): Money {
  const rate = millionths(basisPoints);
  return { amount: roundedQuotient(gross.amount * rate, 1_000_000n + rate), currency: gross.currency };
}

/** A rate as a whole number of millionths: basis points have two decimals at most, and a finer one is a bug. */
function millionths(basisPoints: number): bigint {
  const whole = Math.round(basisPoints * 100);
  if (Math.abs(whole - basisPoints * 100) > 1e-6) throw new Error('Invariant broken: a rate has two decimals at most');
  return BigInt(whole);
}

/**
 * Splits an amount by weights with the largest remainder method: parts sum to the whole exactly, each is
 * within one unit of its exact share, and equal remainders go to the earlier part. Weights are not
 * negative and at least one is positive.
 */
export function allocate(whole: Money, weights: readonly bigint[]): Money[] {
  const total = weights.reduce((left, right) => left + right, 0n);
  if (total <= 0n || weights.some((weight) => weight < 0n)) throw new Error('Invariant broken: weights are shares');
  const sign = whole.amount < 0n ? -1n : 1n;
  const amount = whole.amount * sign;
  const parts = weights.map((weight, index) => ({
    index,
    units: (amount * weight) / total,
    remainder: (amount * weight) % total,
  }));
  let left = amount - parts.reduce((units, part) => units + part.units, 0n);
  const byRemainder = [...parts].sort((one, other) =>
    one.remainder === other.remainder ? one.index - other.index : one.remainder > other.remainder ? -1 : 1,
  );
  for (const part of byRemainder) {
    if (left === 0n) break;
    part.units += 1n;
    left -= 1n;
  }
  return parts.map((part) => ({ amount: part.units * sign, currency: whole.currency }));
}

/**
 * Reads an amount a person typed (`12`, `12.5`, ASCII digits): the one parser for money. Null when it is
 * not a plain decimal number, has more decimals than the currency, or more than twelve whole digits.
 */
export function parseAmount(text: string, currency: Currency): Money | null {
  const match = /^(\d{1,12})(?:\.(\d{1,3}))?$/.exec(text.trim());
  if (!match) return null;
  const digits = exponents[currency];
  const fraction = match[2] ?? '';
  if (fraction.length > digits) return null;
  return { amount: BigInt((match[1] ?? '0') + fraction.padEnd(digits, '0')), currency };
}

/** The plain decimal text of an amount (`46.20`), for form fields and machine formats, never for display. */
export function toDecimal(value: Money): string {
  const digits = exponents[value.currency];
  const sign = value.amount < 0n ? '-' : '';
  const text = (value.amount < 0n ? -value.amount : value.amount).toString().padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const sign = numerator < 0n ? -1n : 1n;
  return sign * ((numerator * sign * 2n + denominator) / (denominator * 2n));
}

function requireSame(left: Money, right: Money): void {
  if (left.currency !== right.currency) throw new Error('Invariant broken: two currencies in one sum');
}
