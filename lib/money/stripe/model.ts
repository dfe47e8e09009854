/**
 * Stripe's words in ours. Stripe counts some currencies without decimals although ISO 4217 gives them
 * some, and wants amounts of others in tens; amounts that Stripe cannot say exactly are refused.
 */
import type { Currency, Money } from '@/lib/kernel/money';
import type { CardProblem } from '@/lib/money/checkout/gateway';

/** Currencies whose last minor digit Stripe wants to be zero. */
const tensOnly: ReadonlySet<Currency> = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

/** The integer Stripe is told. Throws for an amount Stripe cannot take: prices of such a currency end in 0. */
export function stripeAmount(value: Money): number {
  if (tensOnly.has(value.currency) && value.amount % 10n !== 0n)
    throw new Error(`Stripe takes ${value.currency} in tens`);
  const amount = Number(value.amount);
  if (!Number.isSafeInteger(amount)) throw new Error('Invariant broken: an amount beyond counting');
  return amount;
}

const problems: Record<string, CardProblem> = {
  insufficient_funds: 'insufficient_funds',
  expired_card: 'expired_card',
  incorrect_cvc: 'incorrect_cvc',
  invalid_cvc: 'incorrect_cvc',
  processing_error: 'processing_error',
  authentication_required: 'authentication_failed',
  payment_intent_authentication_failure: 'authentication_failed',
};

/**
 * What the shopper is told for Stripe's error code and decline code. Fraud signals stay a plain
 * `declined`: naming them would teach whoever tests stolen cards.
 */
export function cardProblem(code: string | null | undefined, declineCode: string | null | undefined): CardProblem {
  return problems[declineCode ?? ''] ?? problems[code ?? ''] ?? 'declined';
}
