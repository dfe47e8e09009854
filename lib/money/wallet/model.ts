/**
 * A wallet: stored methods (cards, bank accounts, PayPal accounts) and addresses of one person or one browser.
 *
 * Invariants
 * - At most one default method and one default address; the first of each is the default, and when a default is
 *   removed the newest remaining one takes its place.
 * - A method is what a person needs to recognise it. Nothing here, or anywhere in Souk, is a card's or an account's number.
 * - What a row says of a card or an address is sealed (`vault`); in the open are ids, owner, default and times (ADR 015).
 * - What an address must have is data by country; no other place compares a country.
 */
import type { Id } from '@/lib/kernel/ids';
import type { Currency } from '@/lib/kernel/money';
import type { Provider } from '@/lib/money/checkout/model';

/** The kinds of method. The same names are CHECKed in the database, on every method. */
export const methodKinds = ['card', 'bank', 'paypal'] as const;

/** A kind of method. */
export type MethodKind = (typeof methodKinds)[number];

/** What a card is recognised by. */
export type CardFace = { kind: 'card'; brand: string; last4: string };

/** What a bank account is recognised by: its bank, which may be unknown (empty), and the last digits of its number. */
export type BankFace = { kind: 'bank'; bank: string; last4: string };

/** What a PayPal account is recognised by: its address, shortened (`l…@example.com`). */
export type PayPalFace = { kind: 'paypal'; account: string };

/** What a method is recognised by. */
export type MethodFace = CardFace | BankFace | PayPalFace;

type Stored = {
  id: Id<'method'>;
  isDefault: boolean;
  expired: boolean;
  /** The currencies it takes; null for any. */
  currencies: readonly Currency[] | null;
};

/** A stored card. `expired` is true from the first day after its last month. */
export type CardView = Stored & CardFace & { expMonth: number; expYear: number };

/** A stored bank account and when its owner allowed us to draw from it (`agreedAt`, ISO 8601). It never expires by itself. */
export type BankView = Stored & BankFace & { agreedAt: string };

/** A stored PayPal account; it never expires by itself. */
export type PayPalView = Stored & PayPalFace;

/** A stored method. */
export type MethodView = CardView | BankView | PayPalView;

/** The currencies in which bank accounts pay: those of the United States alone are taken. */
export const bankCurrencies: readonly Currency[] = ['USD'];

/** Who keeps and charges a kind of method. */
export function providerOf(kind: MethodKind): Provider {
  return kind === 'paypal' ? 'paypal' : 'stripe';
}

/** An e-mail address as it may be shown to somebody who knows it: its first letter and its host. */
export function shortenAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? '' : `${[...address][0]}…${address.slice(at)}`;
}

/** Where things are delivered. Absent parts are empty text. */
export type PostalAddress = {
  name: string;
  line1: string;
  line2: string;
  city: string;
  region: string;
  postalCode: string;
  country: string;
  phone: string;
};

/** An address of a wallet. */
export type AddressView = PostalAddress & { id: Id<'address'>; isDefault: boolean };

/** The columns that held an address before the vault: empty in every row that was written since. */
export const openAddressColumns = {
  ...{ name: null, line1: null, line2: null, city: null },
  ...{ region: null, postalCode: null, country: null, phone: null },
} as const satisfies Record<keyof PostalAddress, null>;

/** The same of a card. */
export const openMethodColumns = {
  ...{ providerCustomer: null, providerMethod: null, fingerprint: null },
  ...{ brand: null, last4: null, expMonth: null, expYear: null },
} as const;

/** What stays of an address that was removed: orders have their own copy, and nobody else needs to know. */
export const forgottenAddress = { ...openAddressColumns, sealed: null } as const;

/** What stays of a method of a wallet that was closed: nothing by which it could be known again. */
export const forgottenMethod = { ...openMethodColumns, sealed: null, providerMark: null } as const;

/** Everything in a wallet, defaults first. */
export type WalletView = { methods: MethodView[]; addresses: AddressView[] };

/** How many methods and addresses a wallet holds at most. */
export const methodsMax = 10;
/** See `methodsMax`. */
export const addressesMax = 20;

/** Whether a method can pay in a currency at this time. */
export function canPay(method: Pick<MethodView, 'expired' | 'currencies'>, currency: Currency): boolean {
  return !method.expired && (method.currencies === null || method.currencies.includes(currency));
}

/** The method and address that a single tap in a currency would use, when there are both and the method can. */
export function readyToPay(
  wallet: WalletView,
  currency: Currency,
): { method: MethodView; address: AddressView } | null {
  const method = wallet.methods.find((one) => one.isDefault && canPay(one, currency));
  const address = wallet.addresses.find((one) => one.isDefault);
  return method && address ? { method, address } : null;
}

/** Whether a card's last month is over. */
export function isExpired(card: { expMonth: number; expYear: number }, now: Date): boolean {
  return Date.UTC(card.expYear, card.expMonth, 1) <= now.getTime();
}

/** What a country's addresses must have: a form of postal code, a region, and whether couriers call. */
export type CountryRule = {
  /** Null where there are no postal codes; required where there is a form. */
  readonly postal: RegExp | null;
  readonly postalExample: string;
  /** `derived` regions follow from the postal code and are not asked for. */
  readonly region: 'none' | 'required' | 'derived';
  readonly asksPhone: boolean;
  readonly dialCode: string;
};

const rule = (
  dialCode: string,
  postal: RegExp | null,
  postalExample = '',
  more: Partial<Pick<CountryRule, 'region' | 'asksPhone'>> = {},
): CountryRule => ({ dialCode, postal, postalExample, region: 'none', asksPhone: false, ...more });

/** Countries whose addresses we know. */
const rules: Readonly<Record<string, CountryRule>> = {
  AE: rule('971', null, '', { asksPhone: true }),
  AU: rule('61', /^\d{4}$/, '3000', { region: 'required' }),
  BH: rule('973', null, '', { asksPhone: true }),
  CA: rule('1', /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/, 'M5V 2T6', { region: 'required' }),
  CH: rule('41', /^\d{4}$/, '8001'),
  DE: rule('49', /^\d{5}$/, '10115'),
  EG: rule('20', /^\d{5}$/, '11511', { asksPhone: true }),
  ES: rule('34', /^\d{5}$/, '28001'),
  FR: rule('33', /^\d{5}$/, '75011'),
  GB: rule('44', /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/, 'SW1A 1AA'),
  IT: rule('39', /^\d{5}$/, '00184'),
  JO: rule('962', /^\d{5}$/, '11118', { asksPhone: true }),
  JP: rule('81', /^\d{3}-?\d{4}$/, '150-0001', { region: 'required' }),
  KW: rule('965', /^\d{5}$/, '13001', { asksPhone: true }),
  MA: rule('212', /^\d{5}$/, '40000', { asksPhone: true }),
  NL: rule('31', /^\d{4} ?[A-Z]{2}$/, '1012 AB'),
  QA: rule('974', null, '', { asksPhone: true }),
  SA: rule('966', /^\d{5}(-\d{4})?$/, '12211', { asksPhone: true }),
  US: rule('1', /^\d{5}(-\d{4})?$/, '10001', { region: 'derived' }),
};

/** The rule of a country (ISO alpha-2); for countries we know little about, nothing but street and city is asked. */
export function ruleOf(country: string): CountryRule {
  return (Object.hasOwn(rules, country) ? rules[country] : undefined) ?? rule('', null);
}

/** Countries that write the postal code before the town; everywhere else it ends the line. */
const postalFirst: ReadonlySet<string> = new Set(['CH', 'DE', 'ES', 'FR', 'IT', 'MA', 'NL']);

/** Town, region and postal code in one line, in the order their country writes them; absent parts leave no gap. */
export function placeLine({
  city,
  region,
  postalCode,
  country,
}: Pick<PostalAddress, 'city' | 'region' | 'postalCode' | 'country'>): string {
  const parts = postalFirst.has(country) ? [postalCode, city, region] : [city, region, postalCode];
  return parts.filter(Boolean).join(' ');
}

/** First three digits of a ZIP code up to which each state's codes run, in order (USPS Publication 65). */
const zipEnds =
  '004:,005:NY,009:PR,027:MA,029:RI,038:NH,049:ME,059:VT,069:CT,089:NJ,099:AE,149:NY,196:PA,199:DE,205:DC,219:MD,246:VA,268:WV,289:NC,299:SC,319:GA,339:FL,340:AA,349:FL,369:AL,385:TN,397:MS,399:GA,427:KY,459:OH,479:IN,499:MI,528:IA,549:WI,567:MN,569:DC,577:SD,588:ND,599:MT,629:IL,658:MO,679:KS,693:NE,714:LA,729:AR,732:OK,733:TX,749:OK,799:TX,816:CO,831:WY,838:ID,847:UT,865:AZ,884:NM,885:TX,898:NV,961:CA,966:AP,968:HI,969:GU,979:OR,994:WA,999:AK'
    .split(',')
    .map((part) => part.split(':'));

/** The region an address lies in: where the postal code says it, that one; else what was typed. */
export function regionOf({
  country,
  region,
  postalCode,
}: Pick<PostalAddress, 'country' | 'region' | 'postalCode'>): string {
  return ruleOf(country).region === 'derived' ? stateOfZip(postalCode) || region : region;
}

/** The state a US ZIP code lies in, as its two letters; empty for codes nobody uses. */
export function stateOfZip(zip: string): string {
  const prefix = zip.slice(0, 3);
  return zipEnds.find(([end]) => end !== undefined && prefix <= end)?.[1] ?? '';
}

/**
 * A phone number as E.164 (`+9715…`), or null when it cannot be one. National numbers get the country's dial
 * code, their leading zero goes.
 */
export function phoneNumber(typed: string, country: string): string | null {
  const digits = typed.replace(/[\s().\u2010-\u2015-]/g, '').replace(/^00/, '+');
  if (!/^\+?\d{5,15}$/.test(digits)) return null;
  const { dialCode } = ruleOf(country);
  const whole = digits.startsWith('+') ? digits : dialCode && `+${dialCode}${digits.replace(/^0/, '')}`;
  return /^\+[1-9]\d{7,14}$/.test(whole) ? whole : null;
}

/** A postal code as its country writes it, or null when it cannot be one; empty where none is needed. */
export function postalCode(typed: string, country: string): string | null {
  const form = ruleOf(country).postal;
  const plain = typed.toUpperCase().replace(/\s+/g, ' ');
  if (form === null) return plain.slice(0, 12);
  if (!form.test(plain)) return null;
  if (country === 'JP' && !plain.includes('-')) return `${plain.slice(0, 3)}-${plain.slice(3)}`;
  return plain;
}
