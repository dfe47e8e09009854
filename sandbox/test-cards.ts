import { createHash } from 'node:crypto';

/** What happens to a card. Each word is also what the list for people is built from. */
export type Behaviour =
  | { kind: 'succeeds' }
  | { kind: 'declines'; code: string; decline: string; at: 'payment' | 'saving' }
  | { kind: 'authenticates'; saving: boolean; payment: boolean; declineAfter?: { code: string; decline: string } };

export interface TestCard {
  /** The provider's id for it, usable in place of a stored method. */
  id: string;
  number: string;
  brand: 'visa' | 'mastercard' | 'amex';
  country: string;
  funding: 'credit' | 'debit';
  behaviour: Behaviour;
  does: string;
}

const succeeds: Behaviour = { kind: 'succeeds' };
const declines = (decline: string, code = 'card_declined', at: 'payment' | 'saving' = 'payment'): Behaviour => ({
  kind: 'declines',
  code,
  decline,
  at,
});

const card = (
  id: string,
  number: string,
  does: string,
  behaviour: Behaviour = succeeds,
  more: Partial<Pick<TestCard, 'brand' | 'country' | 'funding'>> = {},
): TestCard => ({ id, number, does, behaviour, brand: 'visa', country: 'US', funding: 'credit', ...more });

/**
 * The only card numbers in this project. They are the provider's published test numbers: no bank issues them.
 * Cards that decline do so when they pay, not when they are saved (but for the wrong security code), so that
 * every answer of a checkout can be seen with a stored card.
 */
export const TEST_CARDS: readonly TestCard[] = [
  card('pm_card_visa', '4242424242424242', 'Pays.'),
  card('pm_card_visa_debit', '4000056655665556', 'Pays (debit).', succeeds, { funding: 'debit' }),
  card('pm_card_mastercard', '5555555555554444', 'Pays.', succeeds, { brand: 'mastercard' }),
  card('pm_card_amex', '378282246310005', 'Pays (four-digit security code).', succeeds, { brand: 'amex' }),
  card('pm_card_ae', '4000007840000001', 'Pays; issued in the United Arab Emirates.', succeeds, { country: 'AE' }),
  card('pm_card_fr', '4000002500000003', 'Pays; issued in France.', succeeds, { country: 'FR' }),
  card('pm_card_jp', '4000003920000003', 'Pays; issued in Japan.', succeeds, { country: 'JP' }),
  card(
    'pm_card_chargeDeclined',
    '4000000000000002',
    'Can be saved; declined when it pays.',
    declines('generic_decline'),
  ),
  card(
    'pm_card_chargeCustomerFail',
    '4000000000000341',
    'Can be saved; declined when it pays.',
    declines('generic_decline'),
  ),
  card(
    'pm_card_chargeDeclinedInsufficientFunds',
    '4000000000009995',
    'Can be saved; not enough money when it pays.',
    declines('insufficient_funds'),
  ),
  card(
    'pm_card_chargeDeclinedFraudulent',
    '4100000000000019',
    'Can be saved; refused as suspicious when it pays.',
    declines('fraudulent'),
  ),
  card(
    'pm_card_chargeDeclinedExpiredCard',
    '4000000000000069',
    'Can be saved; expired when it pays.',
    declines('expired_card', 'expired_card'),
  ),
  card(
    'pm_card_chargeDeclinedIncorrectCvc',
    '4000000000000127',
    'Refused when saved: wrong security code.',
    declines('incorrect_cvc', 'incorrect_cvc', 'saving'),
  ),
  card(
    'pm_card_chargeDeclinedProcessingError',
    '4000000000000119',
    'Can be saved; the bank fails to answer when it pays.',
    declines('processing_error', 'processing_error'),
  ),
  card('pm_card_threeDSecure2Required', '4000000000003220', 'Asks for 3-D Secure at every payment.', {
    kind: 'authenticates',
    saving: false,
    payment: true,
  }),
  card('pm_card_threeDSecureRequired', '4000000000003063', 'Asks for 3-D Secure at every payment.', {
    kind: 'authenticates',
    saving: false,
    payment: true,
  }),
  card('pm_card_authenticationRequired', '4000002760003184', 'Asks for 3-D Secure when saved and at every payment.', {
    kind: 'authenticates',
    saving: true,
    payment: true,
  }),
  card('pm_card_authenticationRequiredOnSetup', '4000002500003155', 'Asks for 3-D Secure when saved, then pays.', {
    kind: 'authenticates',
    saving: true,
    payment: false,
  }),
  card(
    'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds',
    '4000008260003178',
    'Asks for 3-D Secure, then has not enough money.',
    {
      kind: 'authenticates',
      saving: false,
      payment: true,
      declineAfter: { code: 'card_declined', decline: 'insufficient_funds' },
    },
  ),
];

export function cardByNumber(number: string): TestCard | undefined {
  return TEST_CARDS.find((one) => one.number === number);
}

export function cardById(id: string): TestCard | undefined {
  return TEST_CARDS.find((one) => one.id === id);
}

/** Same card, same fingerprint; made from its name, so no digit of the number goes into it. */
export function fingerprintOf(one: TestCard): string {
  return createHash('sha256')
    .update(`souk sandbox card ${one.id}`)
    .digest('base64url')
    .replace(/[-_]/g, 'x')
    .slice(0, 16);
}

/** The check digit rule every card number follows. */
export function passesLuhn(number: string): boolean {
  let sum = 0;
  [...number].reverse().forEach((digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  });
  return number.length >= 12 && sum % 10 === 0;
}

/** Spaced as it stands on a card, for the list people read. */
export function spaced(one: TestCard): string {
  return one.brand === 'amex'
    ? one.number.replace(/^(\d{4})(\d{6})(\d{5})$/, '$1 $2 $3')
    : one.number.replace(/(\d{4})(?=\d)/g, '$1 ');
}
