/**
 * Every refusal that a merchant's program may read, with its status: those of the API, and those the button tells its page. The one list:
 * the developers' page and the documentation of the API are written from it, and each has its sentence in `button.code_*`.
 */
export const apiCodes = {
  key_missing: 401,
  key_wrong: 401,
  scope_missing: 403,
  rate_limited: 429,
  version_unknown: 400,
  idempotency_key_missing: 400,
  idempotency_key_reused: 422,
  idempotency_key_busy: 409,
  not_json: 400,
  not_found: 404,
  method_not_allowed: 405,
  invalid: 422,
  required: 422,
  too_long: 422,
  too_many: 422,
  too_much: 422,
  sum_mismatch: 422,
  amount_step: 422,
  invalid_origin: 422,
  currency_not_supported: 422,
  currency_mismatch: 422,
  origin_not_registered: 422,
  return_url_not_registered: 422,
  test_mode_off: 422,
  merchant_suspended: 403,
  market_closed: 403,
  market_least: 422,
  market_most: 422,
  code_wrong: 409,
  code_used: 409,
  code_expired: 409,
  verifier_wrong: 409,
  order_ended: 409,
  not_held: 409,
  order_captured: 409,
  order_busy: 409,
  not_captured: 409,
  key_reused: 409,
  hook_address: 422,
  hooks_max: 409,
  hook_twice: 409,
  unexpected: 500,
} as const satisfies Record<string, number>;

/** A refusal of the API. */
export type ApiCode = keyof typeof apiCodes;

/** Whether a word is a code of the API. */
export function isApiCode(word: string): word is ApiCode {
  return Object.hasOwn(apiCodes, word);
}

/** Why our window shows an order to nobody: it says so to the shopper, and to the page that opened it by `souk-error`. */
export const windowCodes = ['not_found', 'foreign_origin', 'order_taken', 'order_ended', 'merchant_suspended'] as const;

/** What the button tells its page by `souk-error`. */
export const buttonCodes = ['create_failed', 'complete_failed', 'popup_blocked'] as const;
