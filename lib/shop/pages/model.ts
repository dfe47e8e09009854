/**
 * A page: the public face of a business, at `/<handle>`.
 *
 * Invariants: a handle obeys the one list of `identity/handles` and is unique without regard to case; prices of
 * a page are all in its one currency; a page has at least one owner and at least one language.
 */
import { type Currency, currencies } from '@/lib/kernel/money';

/** What a business is; the interface translates the keys. */
export const pageKinds = [
  'home',
  'crafts',
  'art',
  'fashion',
  'shoes',
  'beauty',
  'food',
  'plants',
  'furniture',
  'electronics',
  'cameras',
  'sports',
  'books',
  'toys',
  'services',
  'other',
] as const;

/** The languages a page may write in. */
export const pageLanguages = ['en', 'ar'] as const;

// biome-ignore format: a table reads better in rows.
const latinOfArabic: Record<string, string> = {
  ا: 'a', أ: 'a', إ: 'i', آ: 'a', ٱ: 'a', ب: 'b', ت: 't', ث: 'th', ج: 'j', ح: 'h', خ: 'kh', د: 'd', ذ: 'dh', ر: 'r',
  ز: 'z', س: 's', ش: 'sh', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: 'a', غ: 'gh', ف: 'f', ق: 'q', ك: 'k', ل: 'l', م: 'm',
  ن: 'n', ه: 'h', و: 'w', ي: 'y', ى: 'a', ة: 'a', ء: '', ئ: 'e', ؤ: 'o', پ: 'p', چ: 'ch', ڤ: 'v', گ: 'g',
};

/**
 * The handle a name suggests: `Cedar & Co.` gives `cedar-co`, `فخار` gives `fkhar`. May be empty, short or
 * reserved; it is only what the field starts with.
 */
export function suggestHandle(name: string): string {
  return [...name.toLowerCase().normalize('NFKD')]
    .map((letter) => latinOfArabic[letter] ?? letter)
    .join('')
    .replace(/\p{M}|['’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 30)
    .replace(/^-+|-+$/g, '');
}

// biome-ignore format: a table reads better in rows.
const currencyOf: Record<string, Currency> = {
  AE: 'AED', AT: 'EUR', AU: 'AUD', BE: 'EUR', BH: 'BHD', BR: 'BRL', CA: 'CAD', CH: 'CHF', CL: 'CLP', CN: 'CNY', DE: 'EUR',
  DK: 'DKK', EG: 'EGP', ES: 'EUR', FI: 'EUR', FR: 'EUR', GB: 'GBP', GR: 'EUR', HU: 'HUF', ID: 'IDR', IE: 'EUR', IN: 'INR',
  IT: 'EUR', JO: 'JOD', JP: 'JPY', KR: 'KRW', KW: 'KWD', MA: 'MAD', MX: 'MXN', NL: 'EUR', NO: 'NOK', OM: 'OMR', PL: 'PLN',
  PT: 'EUR', QA: 'QAR', SA: 'SAR', SE: 'SEK', TN: 'TND', TR: 'TRY', US: 'USD', ZA: 'ZAR',
};

/** The currency people of a country count in (ISO 3166-1 alpha-2 to ISO 4217), USD where Souk does not know theirs. */
export function currencyOfCountry(country: string): Currency {
  return currencyOf[country] ?? 'USD';
}

/** The currencies a page may choose, its country's own first. */
export function currenciesFor(country: string): readonly Currency[] {
  const own = currencyOfCountry(country);
  return [own, ...currencies.filter((currency) => currency !== own)];
}

/** The highest tax rate a shop may charge, in basis points. */
export const basisPointsMax = 5_000;

/** Reads a percentage (`7.25`, at most two decimals) as basis points; null when it is none. */
export function parsePercent(text: string): number | null {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/.exec(text.trim());
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** Basis points as the text of a form field: 725 becomes `7.25`, 2000 becomes `20`. */
export function percentText(basisPoints: number): string {
  const fraction = String(basisPoints % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${Math.floor(basisPoints / 100)}${fraction === '' ? '' : `.${fraction}`}`;
}
