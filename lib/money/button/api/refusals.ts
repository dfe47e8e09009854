/** The versions of the API, by date; who names none gets the newest. A change that breaks a program is a new one. */
export const apiVersions = ['2026-11-28'] as const;

/** The newest version. */
export const apiVersion = apiVersions[0];

/** Every code the API refuses with, and what it says to whoever writes the program. `/developers/api` shows them. */
export const refusals = {
  key_missing: 'The request carries no secret key. Send `Authorization: Bearer sk_…` from your server.',
  key_wrong: 'The secret key is not one of ours, was revoked, ran out, or belongs to a site that was removed.',
  scope_missing: 'The secret key does not allow this. Make one in the console with the scope that is named here.',
  rate_limited: 'More requests than one key may make. Wait for the seconds of `Retry-After`.',
  version_unknown: '`Souk-Version` names a version that does not exist.',
  idempotency_key_missing:
    'A request that changes something needs an `Idempotency-Key` of 1 to 255 visible ASCII characters.',
  idempotency_key_reused: 'This `Idempotency-Key` was used for another request within 24 hours.',
  idempotency_key_busy: 'A request with this `Idempotency-Key` is still at work. Ask again in a moment.',
  not_json: 'The body is not JSON.',
  unexpected: 'Something failed on our side; nothing was lost. The same request, with the same key, may be sent again.',
  not_found: 'There is no such thing, or it belongs to another site.',
  invalid: 'The field named in `field` has another form than it must.',
  required: 'The field named in `field` is missing or empty.',
  too_long: 'The text in `field` is too long.',
  too_much: 'The number in `field` is too large; of a refund: more than is left to refund, or another currency.',
  too_many: 'There are too many entries in `field`.',
  sum_mismatch: '`amount` is not the sum of items, shipping and tax less the discount.',
  amount_step: '`amount` is no sum that the currency’s coins can pay.',
  currency_not_supported: 'We do not take this currency.',
  currency_mismatch: 'The site sells in another currency.',
  invalid_origin: '`origin` is no exact origin: scheme, host and port, with https unless it is localhost.',
  origin_not_registered: 'The origin is not registered for this site. Add it in the console.',
  return_url_not_registered: 'The address is not registered for this site. Add it in the console.',
  merchant_suspended: 'Nothing new is sold through this site at present.',
  test_mode_off: 'A test site cannot sell where money is real.',
  code_wrong: 'The approval code is none of this order’s.',
  code_used: 'The order was completed with another code, or the code was used.',
  code_expired: 'The approval code is older than two minutes. The shopper’s window gives another.',
  verifier_wrong: 'The verifier is not the one whose S256 was set when the order was shown.',
  order_ended: 'The order was undone, let go or canceled meanwhile.',
  not_held: 'Nothing is held for this order, or it was not completed.',
  not_captured: 'The money of this order was not taken yet. Cancel it instead.',
  order_captured: 'The money of this order was taken. Refund it instead.',
  order_busy: 'The shopper’s bank is being asked at this moment. Ask again in a moment.',
  key_reused: 'This refund’s key was used with another amount.',
  hook_address: 'The address is not one of the public internet, at the usual port, with https.',
  hooks_max: 'A site has ten addresses at most.',
  hook_twice: 'The address is told already.',
} as const satisfies Record<string, string>;

/** A code the API refuses with. */
export type ApiCode = keyof typeof refusals;

/** Whether a word is a code of the API. */
export function isApiCode(word: string): word is ApiCode {
  return Object.hasOwn(refusals, word);
}
