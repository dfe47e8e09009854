import type { Json } from '../core/values';

/** What PayPal says of each refusal, word for word: its description allows no other text. Those of disputes are ours. */
const ISSUES = {
  ACTION_NOT_ALLOWED: 'This action is not allowed for this dispute now.',
  AUTH_CAPTURE_CURRENCY_MISMATCH: 'Currency of capture must be the same as currency of authorization.',
  AUTHORIZATION_ALREADY_CAPTURED: 'Authorization has previously been captured.',
  AUTHORIZATION_EXPIRED: 'An expired authorization cannot be captured.',
  AUTHORIZATION_VOIDED: 'A voided authorization cannot be captured or reauthorized. ',
  CANNOT_BE_ZERO_OR_NEGATIVE:
    'Must be greater than zero. If the currency supports decimals, only two decimal place precision is supported.',
  CAPTURE_FULLY_REFUNDED: 'The capture has already been fully refunded',
  DECIMAL_PRECISION: 'If the currency supports decimals, only two decimal place precision is supported.',
  INVALID_FILE: 'A document has a name of letters and digits, and something in it.',
  INSTRUMENT_DECLINED:
    "The instrument presented  was either declined by the processor or bank, or it can't be used for this payment.",
  INVALID_CURRENCY_CODE:
    'Currency code is invalid or is not currently supported. Please refer https://developer.paypal.com/api/rest/reference/currency-codes/ for list of supported currency codes.',
  MAX_CAPTURE_AMOUNT_EXCEEDED:
    'Capture amount exceeds allowable limit. Please contact customer service or your account manager to request the change to your overage limit. The default overage limit is 115%, which allows the sum of all captures to be up to 115% of the order amount. The ability to over capture is subjected to regulatory approvals.',
  ORDER_ALREADY_AUTHORIZED:
    "Order already authorized.If 'intent=AUTHORIZE' only one authorization per order is allowed.",
  ORDER_NOT_APPROVED:
    "Payer has not yet approved the Order for payment. Please redirect the payer to the 'rel':'approve' url returned as part of the HATEOAS links within the Create Order call.",
  PAYER_CANNOT_PAY: 'Combination of payer and payee settings mean that this buyer cannot pay this seller.',
  PREVIOUSLY_CAPTURED: 'Authorization has been previously captured and hence cannot be voided.',
  PREVIOUSLY_VOIDED: 'Authorization has been previously voided and hence cannot be voided again.',
  REFUND_AMOUNT_EXCEEDED:
    'The refund amount must be less than or equal to the capture amount that has not yet been refunded.',
  REFUND_CAPTURE_CURRENCY_MISMATCH: 'Refund must be in the same currency as the capture',
  TOKEN_NOT_APPROVED: 'The setup token has not been approved by its owner.',
  TRANSACTION_DISPUTED:
    'Partial refunds cannot be offered at this time because there is an open case on this transaction. Visit the PayPal Resolution Center to review this case.',
  TRANSACTION_REFUSED: 'The request was refused.',
  UNSUPPORTED_INTENT:
    '`intent=AUTHORIZE` is not supported for multiple purchase units. Only `intent=CAPTURE` is supported.',
} as const;

export type Issue = keyof typeof ISSUES;

/** A refusal in PayPal's words. It changed nothing: the transaction is rolled back. */
export class PayPalError extends Error {
  readonly status: number;
  readonly body: { [name: string]: Json };

  constructor(status: number, name: string, message: string, details: { [name: string]: Json }[] = []) {
    super(message);
    this.status = status;
    this.body = { name, message, debug_id: '', ...(details.length === 0 ? {} : { details }), links: [] };
  }
}

export function unprocessable(issue: Issue, field?: string): PayPalError {
  const message = 'The requested action could not be performed, semantically incorrect, or failed business validation.';
  const place = field === undefined ? {} : { field, location: 'body' };
  return new PayPalError(422, 'UNPROCESSABLE_ENTITY', message, [{ issue, description: ISSUES[issue], ...place }]);
}

export function notFound(): PayPalError {
  const description = 'Specified resource ID does not exist. Please check the resource ID and try again.';
  return new PayPalError(404, 'RESOURCE_NOT_FOUND', 'The specified resource does not exist.', [
    { issue: 'INVALID_RESOURCE_ID', description },
  ]);
}

export function malformed(
  issue: 'MISSING_REQUIRED_PARAMETER' | 'INVALID_PARAMETER_SYNTAX',
  field: string,
): PayPalError {
  const message = 'Request is not well-formed, syntactically incorrect, or violates schema.';
  return new PayPalError(400, 'INVALID_REQUEST', message, [{ field, location: 'body', issue }]);
}

export function unauthorized(): PayPalError {
  const message = 'Authentication failed due to missing authorization header, or invalid authentication credentials.';
  return new PayPalError(401, 'AUTHENTICATION_FAILURE', message);
}

export function inProgress(): PayPalError {
  const message = 'The server has detected a conflict while processing this request.';
  return new PayPalError(409, 'RESOURCE_CONFLICT', message, [
    {
      issue: 'PREVIOUS_REQUEST_IN_PROGRESS',
      description:
        'A previous request on this resource is currently in progress. Please wait for sometime and try again. It is best to space out the initial and the subsequent request(s) to avoid receiving this error.',
    },
  ]);
}
