/** Countries money can be sent to, each with the currency of its banks: those of the reference rates, and the euro's own. */
const CURRENCY_OF: Readonly<Record<string, string>> = {
  AU: 'aud',
  BR: 'brl',
  CA: 'cad',
  CH: 'chf',
  CN: 'cny',
  CZ: 'czk',
  DK: 'dkk',
  GB: 'gbp',
  HK: 'hkd',
  HU: 'huf',
  ID: 'idr',
  IL: 'ils',
  IN: 'inr',
  IS: 'isk',
  JP: 'jpy',
  KR: 'krw',
  MX: 'mxn',
  MY: 'myr',
  NO: 'nok',
  NZ: 'nzd',
  PH: 'php',
  PL: 'pln',
  RO: 'ron',
  SE: 'sek',
  SG: 'sgd',
  TH: 'thb',
  TR: 'try',
  US: 'usd',
  ZA: 'zar',
  ...Object.fromEntries(
    'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' ').map((country) => [country, 'eur']),
  ),
};

/** The currency of a country's banks, when money can be sent there. */
export function currencyIn(country: string): string | undefined {
  return Object.hasOwn(CURRENCY_OF, country) ? CURRENCY_OF[country] : undefined;
}

/** What becomes of money sent to a person's bank account; the reason is in the provider's own words. */
export interface RecipientBank {
  id: 'arrives' | 'no_account' | 'declines' | 'returns';
  last4: string;
  /** When it goes wrong: before anything is taken, instead of leaving, or after it left. */
  fails: { when: 'at_once' | 'sending' | 'returned'; reason: string } | null;
}

/** One of each kind; they are the same in every country, in its own currency. */
export const RECIPIENT_BANKS: readonly RecipientBank[] = [
  { id: 'arrives', last4: '6789', fails: null },
  { id: 'no_account', last4: '1116', fails: { when: 'at_once', reason: 'payout_method_invalid_account_number' } },
  { id: 'declines', last4: '2227', fails: { when: 'sending', reason: 'payout_method_declined' } },
  { id: 'returns', last4: '1113', fails: { when: 'returned', reason: 'payout_method_closed' } },
];

export function recipientBankById(id: string): RecipientBank | undefined {
  return RECIPIENT_BANKS.find((one) => one.id === id);
}
