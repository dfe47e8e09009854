/**
 * Why money did not arrive, or was never sent. `recipient_not_ready`: her account at the provider may not receive; `bank_account_*`: what
 * her bank says of the account; `too_much`: more, or more often, than may be sent there; `refused`: the provider will not send this.
 */
export const sendProblems = [
  'insufficient_funds',
  'recipient_not_ready',
  'bank_account_wrong',
  'bank_account_closed',
  'bank_account_name',
  'bank_account_currency',
  'too_much',
  'declined',
  'refused',
  'rate_moved',
  'canceled',
  'other',
] as const;
/** One of `sendProblems`. */
export type SendProblem = (typeof sendProblems)[number];

/** The provider's own words: of an intent's failure, of a payment that failed or came back, and of a call it refused. */
const meanings: Readonly<Record<string, SendProblem>> = {
  insufficient_funds: 'insufficient_funds',
  account_not_configured_as_recipient: 'recipient_not_ready',
  recipient_capability_not_active: 'recipient_not_ready',
  capability_not_enabled: 'recipient_not_ready',
  feature_not_enabled: 'recipient_not_ready',
  payout_method_does_not_exist: 'bank_account_wrong',
  payout_method_invalid: 'bank_account_wrong',
  payout_method_invalid_account_number: 'bank_account_wrong',
  payout_method_account_type_incorrect: 'bank_account_wrong',
  invalid_payout_method: 'bank_account_wrong',
  payout_method_closed: 'bank_account_closed',
  payout_method_canceled_by_customer: 'bank_account_closed',
  payout_method_expired: 'bank_account_closed',
  payout_method_restricted: 'bank_account_closed',
  payout_method_holder_name_incorrect: 'bank_account_name',
  payout_method_holder_details_incorrect: 'bank_account_name',
  payout_method_holder_address_incorrect: 'bank_account_name',
  payout_method_currency_unsupported: 'bank_account_currency',
  payout_method_unsupported: 'bank_account_currency',
  payout_method_amount_limit_exceeded: 'too_much',
  payout_method_usage_frequency_limit_exceeded: 'too_much',
  quota_exceeded: 'too_much',
  payout_method_declined: 'declined',
  review_rejected: 'refused',
  blocked_by_stripe: 'refused',
  recalled: 'canceled',
  fx_rate_drift_exceeded_after_review: 'rate_moved',
  fx_quote_needs_refresh: 'rate_moved',
  canceled: 'canceled',
};

/** What words of the provider mean to us: the first that is known. It may invent new ones at any time: those are `other`. */
export function sendProblemOf(...words: (string | undefined)[]): SendProblem {
  for (const word of words) {
    const meaning = word !== undefined && Object.hasOwn(meanings, word) ? meanings[word] : undefined;
    if (meaning !== undefined) return meaning;
  }
  return 'other';
}
