import type { Locale } from '@/lib/identity/actor/model';
import type { Money } from '@/lib/kernel/money';
import * as format from '@/lib/platform/format';
import { directionOf, localeHref, type Translate, translator } from '@/lib/platform/i18n';

/** A language with everything needed to speak it: words, addresses, amounts, dates. */
export type Voice = {
  readonly t: Translate;
  readonly locale: Locale;
  readonly dir: 'ltr' | 'rtl';
  /** The address of a page of this site in this language. */
  href(path: string): string;
  formatMoney(value: Money): string;
  formatNumber(value: number | bigint): string;
  formatPercent(basisPoints: number): string;
  formatWeight(grams: number): string;
  formatDate(value: Date, style?: format.DateStyle, timeZone?: string): string;
  formatAgo(value: Date, now?: Date): string;
  formatList(parts: readonly string[]): string;
  formatCountry(code: string): string;
  formatLanguage(tag: string): string;
  formatCurrency(code: string): string;
};

/** The voice of a language; for mails, jobs and tests, which have no request. Pages ask `requestI18n`. */
export function voiceOf(locale: Locale): Voice {
  return {
    t: translator(locale),
    locale,
    dir: directionOf(locale),
    href: (path) => localeHref(locale, path),
    formatMoney: (value) => format.formatMoney(locale, value),
    formatNumber: (value) => format.formatNumber(locale, value),
    formatPercent: (basisPoints) => format.formatPercent(locale, basisPoints),
    formatWeight: (grams) => format.formatWeight(locale, grams),
    formatDate: (value, style, timeZone) => format.formatDate(locale, value, style, timeZone),
    formatAgo: (value, now = new Date()) => format.formatAgo(locale, value, now),
    formatList: (parts) => format.formatList(locale, parts),
    formatCountry: (code) => format.formatCountry(locale, code),
    formatLanguage: (tag) => format.formatLanguage(locale, tag),
    formatCurrency: (code) => format.formatCurrency(locale, code),
  };
}
