import { createHash } from 'node:crypto';

/** What happens to a card. Each word is also what the list for people is built from. */
export type Behaviour =
  /** `atOnce` puts the money into the available balance without the usual two days; `refunds` fail when the bank sends them back. */
  | { kind: 'succeeds'; atOnce?: true; refunds?: 'come_back' }
  /** Pays; the holder then disputes it with their bank, or the bank first only inquires. */
  | { kind: 'disputes'; reason: string; inquiry: boolean }
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
  does: { en: string; ar: string };
}

const does = {
  pays: { en: 'Pays.', ar: 'تدفع.' },
  atOnce: { en: 'Pays; the money can be paid out at once.', ar: 'تدفع، ويتاح المال فورًا.' },
  refunds: {
    en: 'Pays; a refund to it fails after three days.',
    ar: 'تدفع، ثم تفشل إعادة المال إليها بعد ثلاثة أيام.',
  },
  disputed: { en: 'Pays; then disputed as fraudulent.', ar: 'تدفع، ثم يُعترض على الدفعة كاحتيال.' },
  missing: { en: 'Pays; then disputed as not received.', ar: 'تدفع، ثم يُعترض بأن المنتج لم يصل.' },
  inquiry: { en: 'Pays; then the bank inquires.', ar: 'تدفع، ثم يستفسر البنك عن الدفعة.' },
  debit: { en: 'Pays (debit).', ar: 'تدفع (خصم مباشر).' },
  amex: { en: 'Pays (four-digit security code).', ar: 'تدفع (رمز أمان من أربعة أرقام).' },
  emirates: { en: 'Pays; issued in the United Arab Emirates.', ar: 'تدفع؛ صادرة في الإمارات.' },
  france: { en: 'Pays; issued in France.', ar: 'تدفع؛ صادرة في فرنسا.' },
  japan: { en: 'Pays; issued in Japan.', ar: 'تدفع؛ صادرة في اليابان.' },
  declined: { en: 'Can be saved; declined when it pays.', ar: 'تُحفظ، ثم تُرفض عند الدفع.' },
  funds: { en: 'Can be saved; not enough money when it pays.', ar: 'تُحفظ، ثم لا يكفي رصيدها عند الدفع.' },
  fraud: { en: 'Can be saved; refused as suspicious when it pays.', ar: 'تُحفظ، ثم تُرفض للاشتباه عند الدفع.' },
  expired: { en: 'Can be saved; expired when it pays.', ar: 'تُحفظ، ثم تكون منتهية عند الدفع.' },
  cvc: { en: 'Refused when saved: wrong security code.', ar: 'تُرفض عند الحفظ: رمز الأمان خطأ.' },
  processing: { en: 'Can be saved; the bank fails to answer when it pays.', ar: 'تُحفظ، ثم لا يجيب البنك عند الدفع.' },
  always: { en: 'Asks for 3-D Secure at every payment.', ar: 'تطلب التحقق ثلاثي الأبعاد عند كل دفع.' },
  both: {
    en: 'Asks for 3-D Secure when saved and at every payment.',
    ar: 'تطلب التحقق ثلاثي الأبعاد عند الحفظ وعند كل دفع.',
  },
  once: { en: 'Asks for 3-D Secure when saved, then pays.', ar: 'تطلب التحقق ثلاثي الأبعاد عند الحفظ ثم تدفع.' },
  thenPoor: {
    en: 'Asks for 3-D Secure, then has not enough money.',
    ar: 'تطلب التحقق ثلاثي الأبعاد ثم لا يكفي رصيدها.',
  },
};

const succeeds: Behaviour = { kind: 'succeeds' };
const disputes = (reason: string, inquiry = false): Behaviour => ({ kind: 'disputes', reason, inquiry });
const declines = (decline: string, code = 'card_declined', at: 'payment' | 'saving' = 'payment'): Behaviour => ({
  kind: 'declines',
  code,
  decline,
  at,
});

const card = (
  id: string,
  number: string,
  text: TestCard['does'],
  behaviour: Behaviour = succeeds,
  more: Partial<Pick<TestCard, 'brand' | 'country' | 'funding'>> = {},
): TestCard => ({ id, number, does: text, behaviour, brand: 'visa', country: 'US', funding: 'credit', ...more });

/**
 * The only card numbers in this project. They are the provider's published test numbers: no bank issues them.
 * Cards that decline do so when they pay, not when they are saved (but for the wrong security code), so that
 * every answer of a checkout can be seen with a stored card.
 */
export const TEST_CARDS: readonly TestCard[] = [
  card('pm_card_visa', '4242424242424242', does.pays),
  card('pm_card_visa_debit', '4000056655665556', does.debit, succeeds, { funding: 'debit' }),
  card('pm_card_mastercard', '5555555555554444', does.pays, succeeds, { brand: 'mastercard' }),
  card('pm_card_amex', '378282246310005', does.amex, succeeds, { brand: 'amex' }),
  card('pm_card_bypassPending', '4000000000000077', does.atOnce, { kind: 'succeeds', atOnce: true }),
  card('pm_card_refundFail', '4000000000005126', does.refunds, { kind: 'succeeds', refunds: 'come_back' }),
  card('pm_card_createDispute', '4000000000000259', does.disputed, disputes('fraudulent')),
  card('pm_card_createDisputeProductNotReceived', '4000000000002685', does.missing, disputes('product_not_received')),
  card('pm_card_createDisputeInquiry', '4000000000001976', does.inquiry, disputes('general', true)),
  card('pm_card_ae', '4000007840000001', does.emirates, succeeds, { country: 'AE' }),
  card('pm_card_fr', '4000002500000003', does.france, succeeds, { country: 'FR' }),
  card('pm_card_jp', '4000003920000003', does.japan, succeeds, { country: 'JP' }),
  card('pm_card_chargeDeclined', '4000000000000002', does.declined, declines('generic_decline')),
  card('pm_card_chargeCustomerFail', '4000000000000341', does.declined, declines('generic_decline')),
  card('pm_card_chargeDeclinedInsufficientFunds', '4000000000009995', does.funds, declines('insufficient_funds')),
  card('pm_card_chargeDeclinedFraudulent', '4100000000000019', does.fraud, declines('fraudulent')),
  card('pm_card_chargeDeclinedExpiredCard', '4000000000000069', does.expired, declines('expired_card', 'expired_card')),
  card(
    'pm_card_chargeDeclinedIncorrectCvc',
    '4000000000000127',
    does.cvc,
    declines('incorrect_cvc', 'incorrect_cvc', 'saving'),
  ),
  card(
    'pm_card_chargeDeclinedProcessingError',
    '4000000000000119',
    does.processing,
    declines('processing_error', 'processing_error'),
  ),
  card('pm_card_threeDSecure2Required', '4000000000003220', does.always, {
    kind: 'authenticates',
    saving: false,
    payment: true,
  }),
  card('pm_card_threeDSecureRequired', '4000000000003063', does.always, {
    kind: 'authenticates',
    saving: false,
    payment: true,
  }),
  card('pm_card_authenticationRequired', '4000002760003184', does.both, {
    kind: 'authenticates',
    saving: true,
    payment: true,
  }),
  card('pm_card_authenticationRequiredOnSetup', '4000002500003155', does.once, {
    kind: 'authenticates',
    saving: true,
    payment: false,
  }),
  card('pm_card_authenticationRequiredChargeDeclinedInsufficientFunds', '4000008260003178', does.thenPoor, {
    kind: 'authenticates',
    saving: false,
    payment: true,
    declineAfter: { code: 'card_declined', decline: 'insufficient_funds' },
  }),
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
