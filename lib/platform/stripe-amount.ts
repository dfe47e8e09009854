import { assert } from '@/lib/kernel/assert';
import { isCurrency, type Money, minorDigits, money } from '@/lib/kernel/money';

/**
 * Where the provider's minor unit is not the one of ISO 4217 (docs.stripe.com/currencies): it counts ISK and UGX
 * in hundredths that do not exist, and MGA in whole units. For every other currency both agree.
 */
const providerDigits: Partial<Record<string, number>> = { ISK: 2, UGX: 2, MGA: 0 };

/** Three-decimal currencies are charged in steps of ten minor units. */
const stepOf = (digits: number) => (digits === 3 ? 10n : 1n);

/** The provider refuses more than this many of its minor units. */
const amountMax = 99_999_999n;

/** An amount as the provider writes it: an integer of its own minor units and a lower-case code. */
export type ProviderAmount = { amount: number; currency: string };

/**
 * Our money in the provider's units. Null when the provider cannot charge it exactly: too large, or a part of
 * its smallest step. Nothing is ever rounded.
 */
export function toProvider({ amount, currency }: Money): ProviderAmount | null {
  const { shift, factor } = shiftOf(currency);
  if (shift < 0 && amount % factor !== 0n) return null;
  const units = shift < 0 ? amount / factor : amount * factor;
  if (units < 0n || units > amountMax || units % stepOf(minorDigits(currency)) !== 0n) return null;
  return { amount: Number(units), currency: currency.toLowerCase() };
}

/** Whether an amount has more digits than the provider takes at once, in any currency: 999,999.99, or 99,999,999 where there are no decimals. */
export function isMoreThanAtOnce({ amount, currency }: Money): boolean {
  const { shift, factor } = shiftOf(currency);
  return (shift < 0 ? amount / factor : amount * factor) > amountMax;
}

/** How many digits further the provider counts than we do, and the factor that is. */
function shiftOf(currency: Money['currency']): { shift: number; factor: bigint } {
  const digits = minorDigits(currency);
  const shift = (providerDigits[currency] ?? digits) - digits;
  return { shift, factor: 10n ** BigInt(Math.abs(shift)) };
}

/** The provider's amount as our money. Throws for a currency Souk does not know: it never asked for one. */
export function fromProvider({ amount, currency }: ProviderAmount): Money {
  const code = currency.toUpperCase();
  assert(isCurrency(code), `the provider named the unknown currency ${code}`);
  assert(Number.isSafeInteger(amount), 'the provider sent a fraction of a minor unit');
  const shift = (providerDigits[code] ?? minorDigits(code)) - minorDigits(code);
  const factor = 10n ** BigInt(Math.abs(shift));
  if (shift < 0) return money(BigInt(amount) * factor, code);
  assert(BigInt(amount) % factor === 0n, `the provider sent a fraction of one ${code}`);
  return money(BigInt(amount) / factor, code);
}
