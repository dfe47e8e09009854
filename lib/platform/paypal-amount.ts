import { assert } from '@/lib/kernel/assert';
import { type Currency, isCurrency, type Money, minorDigits, money } from '@/lib/kernel/money';

/** The currencies PayPal takes, of those Souk knows (developer.paypal.com/api/rest/reference/currency-codes). */
export const paypalCurrencies: readonly Currency[] = [
  ...(['AUD', 'BRL', 'CAD', 'CHF', 'DKK', 'EUR', 'GBP', 'HUF'] as const),
  ...(['JPY', 'MXN', 'NOK', 'PLN', 'SEK', 'USD'] as const),
];

/** Written without decimals, whatever ISO 4217 gives them: the same page's list. */
const whole: ReadonlySet<string> = new Set(['HUF', 'JPY', 'TWD']);

/** Ten digits before the point is the most that PayPal reads. */
const majorMax = 9_999_999_999n;

/** An amount as PayPal writes it: major units as a decimal text, and an upper-case code. */
export type PayPalAmount = { currency_code: string; value: string };

/** Whether PayPal takes a currency at all. */
export function isTakenByPayPal(currency: Currency): boolean {
  return paypalCurrencies.includes(currency);
}

/**
 * Our money as PayPal writes it. Null when it cannot be charged exactly: another currency, nothing, too much, or a part of
 * the smallest unit PayPal knows. Nothing is ever rounded.
 */
export function toPayPal({ amount, currency }: Money): PayPalAmount | null {
  if (!isTakenByPayPal(currency) || amount <= 0n) return null;
  const digits = minorDigits(currency);
  const unit = 10n ** BigInt(digits);
  const [major, minor] = [amount / unit, amount % unit];
  if (major > majorMax) return null;
  if (whole.has(currency)) return minor === 0n ? { currency_code: currency, value: String(major) } : null;
  const fraction = String(minor).padStart(digits, '0');
  return { currency_code: currency, value: digits === 0 ? String(major) : `${major}.${fraction}` };
}

/** PayPal's amount as our money. Throws for a currency Souk does not know, and for a fraction of a minor unit. */
export function fromPayPal({ currency_code: code, value }: PayPalAmount): Money {
  assert(isCurrency(code), `PayPal named the unknown currency ${code}`);
  const [, major, fraction = ''] = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(value) ?? [];
  assert(major !== undefined, 'PayPal sent an amount that is no decimal number');
  const digits = minorDigits(code);
  assert(/^0*$/.test(fraction.slice(digits)), `PayPal sent a fraction of one minor unit of ${code}`);
  return money(BigInt(major + fraction.slice(0, digits).padEnd(digits, '0')), code);
}
