import 'server-only';
import Stripe from 'stripe';
import { isDefiniteRefusal } from '@/lib/platform/stripe';
import type { BankProblem } from './bank/model';

/** Why a card or an account did not pay. Each has its own sentence and next step on the screen. */
export type CardProblem =
  | 'declined'
  | 'insufficient_funds'
  | 'expired_card'
  | 'incorrect_cvc'
  | 'authentication_failed'
  | 'paypal_declined'
  | BankProblem
  | 'processing_error';

/**
 * What the provider says about an attempt. `authorized`: the money is held (or already taken), or the payment from a bank
 * account is written down, whose bank is asked later. `action`: the
 * bank wants to see the shopper at `actionUrl`. `unknown`: no answer, or one that says nothing; ask again with `find`.
 */
export type AuthorizationOutcome =
  | { state: 'authorized'; intentId: string }
  | { state: 'action'; intentId: string; actionUrl: string }
  | { state: 'declined'; intentId: string | null; problem: CardProblem }
  | { state: 'unknown'; intentId: string | null };

/** Reads a payment intent as what it means for the attempt behind it. */
export function outcomeOfIntent(intent: Stripe.PaymentIntent): AuthorizationOutcome {
  const intentId = intent.id;
  switch (intent.status) {
    case 'requires_capture':
    case 'succeeded':
      return { state: 'authorized', intentId };
    case 'requires_action': {
      const actionUrl = intent.next_action?.redirect_to_url?.url;
      return actionUrl ? { state: 'action', intentId, actionUrl } : { state: 'unknown', intentId };
    }
    case 'requires_payment_method':
      return { state: 'declined', intentId, problem: problemOf(intent.last_payment_error) };
    case 'canceled':
      return { state: 'declined', intentId, problem: 'declined' };
    default:
      return isOfBank(intent) ? { state: 'authorized', intentId } : { state: 'unknown', intentId };
  }
}

/** From a bank account it stands as soon as it is written down, and while its bank takes its days. */
function isOfBank({ payment_method_types: kinds, status }: Stripe.PaymentIntent): boolean {
  return (status === 'requires_confirmation' || status === 'processing') && kinds?.includes('us_bank_account') === true;
}

/**
 * Reads a failed call. Only an answer that says "refused" is `declined`; a time-out, a cut connection or a 500
 * says nothing about what the provider did, so it is `unknown` and never a failure.
 */
export function outcomeOfRefusal(error: unknown): AuthorizationOutcome {
  if (!isDefiniteRefusal(error)) return { state: 'unknown', intentId: null };
  // A request the provider cannot read never came before a bank: the card is not to blame.
  const problem = error instanceof Stripe.errors.StripeCardError ? problemOf(error) : 'processing_error';
  return { state: 'declined', intentId: error.payment_intent?.id ?? null, problem };
}

type Refusal = { code?: string | null; decline_code?: string | null } | null;

/** A map, not an object: the provider's words are not ours, and one of them may be `constructor`. */
const problems = new Map<string | null | undefined, CardProblem>([
  ['insufficient_funds', 'insufficient_funds'],
  ['expired_card', 'expired_card'],
  ['incorrect_cvc', 'incorrect_cvc'],
  ['invalid_cvc', 'incorrect_cvc'],
  ['processing_error', 'processing_error'],
  ['try_again_later', 'processing_error'],
  ['authentication_required', 'authentication_failed'],
  ['payment_intent_authentication_failure', 'authentication_failed'],
  ['authentication_not_handled', 'authentication_failed'],
]);

/** The bank's reason in our words. What is not listed is plainly `declined`: suspected fraud is not said to a thief. */
function problemOf(refusal: Refusal): CardProblem {
  return problems.get(refusal?.decline_code) ?? problems.get(refusal?.code) ?? 'declined';
}
