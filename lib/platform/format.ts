import type { Locale } from '@/lib/identity/actor/model';
import { type Money, minorDigits, toDecimal } from '@/lib/kernel/money';
import { intlTag } from '@/lib/platform/i18n';

/** How a day or moment is said: `day` 12 Nov · `date` 12 November 2026 · `month` November · `year` 2026 · `weekday` Thu · `time` 14:05 · `moment` 12 Nov, 14:05 · `clock` 14:05 GMT+4. */
export type DateStyle = 'day' | 'date' | 'month' | 'year' | 'weekday' | 'time' | 'moment' | 'clock';

const dateOptions: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'short' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long' },
  year: { year: 'numeric' },
  weekday: { weekday: 'short' },
  time: { hour: 'numeric', minute: '2-digit' },
  moment: { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
  clock: { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
};

/** An amount as text with its currency: `$46.20`, `AED 46.20`, `46.20 د.إ.`; decimals as the kernel says, never as `Intl` does. */
export function formatMoney(locale: Locale, value: Money): string {
  const digits = minorDigits(value.currency);
  const format = moneyFormat(locale, value.currency, digits);
  if (locale !== 'ar') return format.format(plainDecimal(value));
  // A Latin sign in Arabic text would be torn apart (`$US`): marks of direction hold it together. A minus sign brings a mark of
  // its own, which would carry the currency to the other side of the number: isolated, the number stands where it does without.
  const parts = format.formatToParts(plainDecimal(value)).map((part) => {
    return part.type === 'currency' && /[A-Z]/.test(part.value) ? `\u200E${part.value}\u200E` : part.value;
  });
  const text = parts.join('');
  return value.amount < 0n ? text.replace(/(?:\u200E|\u061C)?-[\d.,]+/, '\u2066$&\u2069') : text;
}

/** A whole or decimal number with grouping. */
export function formatNumber(locale: Locale, value: number | bigint): string {
  return numberFormat(locale).format(value);
}

/** Basis points as a percentage: 725 becomes 7.25%. */
export function formatPercent(locale: Locale, basisPoints: number): string {
  return percentFormat(locale).format(basisPoints / 10_000);
}

/** A weight in grams, or in kilograms from one on. */
export function formatWeight(locale: Locale, grams: number): string {
  return grams < 1_000
    ? weightFormat(locale, 'gram').format(grams)
    : weightFormat(locale, 'kilogram').format(grams / 1_000);
}

/** A moment or day as people say it; `timeZone` is UTC unless a place is known. */
export function formatDate(locale: Locale, value: Date, style: DateStyle = 'day', timeZone = 'UTC'): string {
  return dateFormat(locale, style, timeZone).format(value);
}

/** How long ago, in the largest fitting unit up to a week (`3 hours ago`); older moments as their day. */
export function formatAgo(locale: Locale, value: Date, now: Date): string {
  const seconds = Math.round((value.getTime() - now.getTime()) / 1000);
  const size = Math.abs(seconds);
  const relative = relativeFormat(locale);
  if (size < 60) return relative.format(0, 'minute');
  if (size < 3_600) return relative.format(Math.trunc(seconds / 60), 'minute');
  if (size < 86_400) return relative.format(Math.trunc(seconds / 3_600), 'hour');
  if (size < 7 * 86_400) return relative.format(Math.trunc(seconds / 86_400), 'day');
  return formatDate(locale, value, 'day');
}

/** A list as people say it: `rugs, lamps and tiles`. */
export function formatList(locale: Locale, parts: readonly string[]): string {
  return listFormat(locale).format(parts);
}

/** The name of a country by its ISO 3166 code, or the code where there is none. */
export function formatCountry(locale: Locale, code: string): string {
  return regionNames(locale).of(code) ?? code;
}

/** The name of a language by its tag, or the tag where there is none. */
export function formatLanguage(locale: Locale, tag: string): string {
  return languageNames(locale).of(tag) ?? tag;
}

/** The name of a currency by its ISO 4217 code: `US dollar`. */
export function formatCurrency(locale: Locale, code: string): string {
  return currencyNames(locale).of(code) ?? code;
}

/** `toDecimal` writes digits with one point at most; the type of `format` cannot see that a string is a number. */
function plainDecimal(value: Money): `${number}` {
  return toDecimal(value) as `${number}`;
}

/** `Intl` objects are slow to make and safe to share: each is made once per process. */
function kept<Arguments extends readonly (string | number)[], Made>(make: (...parts: Arguments) => Made) {
  const made = new Map<string, Made>();
  return (...parts: Arguments): Made => {
    const name = parts.join('|');
    const known = made.get(name);
    if (known !== undefined) return known;
    const fresh = make(...parts);
    made.set(name, fresh);
    return fresh;
  };
}

const moneyFormat = kept(
  (locale: Locale, currency: string, digits: number) =>
    new Intl.NumberFormat(intlTag(locale), {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }),
);
const numberFormat = kept((locale: Locale) => new Intl.NumberFormat(intlTag(locale)));
const percentFormat = kept(
  (locale: Locale) => new Intl.NumberFormat(intlTag(locale), { style: 'percent', maximumFractionDigits: 3 }),
);
const weightFormat = kept(
  (locale: Locale, unit: 'gram' | 'kilogram') =>
    new Intl.NumberFormat(intlTag(locale), { style: 'unit', unit, maximumFractionDigits: 2 }),
);
const dateFormat = kept(
  (locale: Locale, style: DateStyle, timeZone: string) =>
    new Intl.DateTimeFormat(intlTag(locale), { ...dateOptions[style], timeZone }),
);
const relativeFormat = kept((locale: Locale) => new Intl.RelativeTimeFormat(intlTag(locale), { numeric: 'auto' }));
const listFormat = kept((locale: Locale) => new Intl.ListFormat(intlTag(locale), { type: 'conjunction' }));
const regionNames = kept((locale: Locale) => new Intl.DisplayNames(intlTag(locale), { type: 'region' }));
const languageNames = kept((locale: Locale) => new Intl.DisplayNames(intlTag(locale), { type: 'language' }));
const currencyNames = kept((locale: Locale) => new Intl.DisplayNames(intlTag(locale), { type: 'currency' }));
