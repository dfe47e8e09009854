/**
 * A page: the public face of a business, at `/<handle>`.
 *
 * Invariants: a handle is 3 to 30 of `a-z 0-9 -`, unique without regard to case, and never a word that an
 * address of Souk needs; prices of a page are all in its one currency; a page has at least one owner and at
 * least one language.
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

/** First words of addresses that are, or may become, Souk's own; also its languages. */
export const reservedHandles: ReadonlySet<string> = new Set(
  `about accessibility account accounts address admin administrator api app apps ar assets auth authorize blog books browse
  business buy camera careers cart categories category chat checkout contact cookies credits customer dashboard de delivery
  developer developers discover docs donate download email en error es explore favicon feed fr gallery gift gifts guest health
  help home hooks icon icons image images imprint inbox info invite jobs legal login logout mail mailbox manifest market markets
  me media messages money new news notifications null offers offline operator order orders owner pages password pay payment
  payments people person privacy product products profile purchase purchases receipt refund register remit report reports
  returns robots root rss sandbox save search security seller settings share shop shops sign-in sign-out sign-up signin signout
  signup sitemap social souk split staff static status store stripe studio support sw system team terms test transfers trust
  undefined uploads user users verify visual wallet webhook webhooks well-known www`
    .split(/\s+/)
    .filter(Boolean),
);

/** Why a handle cannot be used: its form, or that it is a word of Souk's own. */
export type HandleProblem = 'handle_short' | 'handle_long' | 'handle_letters' | 'handle_reserved';

/** Checks a handle's form, in the order in which a person would mend it; null when it may be asked for. */
export function handleProblem(handle: string): HandleProblem | null {
  if (!/^[a-z0-9-]*$/.test(handle) || /^-|-$|--/.test(handle)) return 'handle_letters';
  if (handle.length < 3) return 'handle_short';
  if (handle.length > 30) return 'handle_long';
  return reservedHandles.has(handle) ? 'handle_reserved' : null;
}

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

/** Reads a percentage a person typed (`7.25`, ASCII digits, at most two decimals) as basis points; null when it is none. */
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
