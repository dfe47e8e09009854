import type { Json } from './values';

/** The second version of the API adds one for each reason. */
export type ErrorType =
  | 'api_error'
  | 'card_error'
  | 'idempotency_error'
  | 'invalid_request_error'
  | 'already_canceled'
  | 'capability_not_enabled'
  | 'fx_quote_needs_refresh'
  | 'not_cancelable';

export interface ErrorBody {
  type: ErrorType;
  message: string;
  code?: string;
  decline_code?: string;
  param?: string;
  doc_url?: string;
  charge?: string;
  payment_intent?: Json;
  payment_method?: Json;
  setup_intent?: Json;
}

/** A refusal that changed nothing: the transaction is rolled back and nothing is saved under the key. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: ErrorBody;

  constructor(status: number, body: ErrorBody) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

export function invalidRequest(message: string, detail: { code?: string; param?: string } = {}): ApiError {
  return new ApiError(400, { type: 'invalid_request_error', message, ...detail });
}

/** A refusal of the second version, by its reason. */
export function refusedFor(type: ErrorType, code: string, message: string): ApiError {
  return new ApiError(400, { type, code, message });
}

export function missing(what: string, id: string, param = 'id', status = 404): ApiError {
  return new ApiError(status, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${what}: '${id}'`,
    param,
  });
}

export function wrongState(message: string, object: Json, name: 'payment_intent' | 'setup_intent'): ApiError {
  return new ApiError(400, {
    type: 'invalid_request_error',
    code: `${name}_unexpected_state`,
    message,
    [name]: object,
  });
}
