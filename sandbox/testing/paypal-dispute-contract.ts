import { z } from 'zod';
import { matchIn } from '../core/routes';
import { PAYPAL_ENDPOINTS } from '../paypal/pipeline';
import type { PayPalExchange } from './paypal-contract';

/**
 * The part of Disputes v1 that Souk relies on, in our own words: the names, words and patterns of what is answered. Written after
 * PayPal's OpenAPI description `customer_disputes_v1.json`, version 1.10 (github.com/paypal/paypal-rest-api-specifications), which
 * does not lie beside the project. A field that is not here is refused, so that the sandbox makes up none.
 */
const word = <const Words extends readonly [string, ...string[]]>(...words: Words) => z.enum(words);
const id = z.string().regex(/^[A-Za-z0-9-]{1,255}$/);
const time = z.iso.datetime({ offset: true });
const note = z.string().min(1).max(2000);
const money = z.strictObject({
  currency_code: z.string().length(3),
  value: z
    .string()
    .max(32)
    .regex(/^((-?[0-9]+)|(-?([0-9]+)?[.][0-9]+))$/),
});
const method = word('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'CONNECT', 'OPTIONS', 'PATCH');
const links = z
  .array(z.strictObject({ href: z.url(), rel: z.string(), method: method.optional() }))
  .min(1)
  .max(10);

const summary = {
  dispute_id: id,
  create_time: time,
  update_time: time,
  reason: word(
    ...(['MERCHANDISE_OR_SERVICE_NOT_RECEIVED', 'MERCHANDISE_OR_SERVICE_NOT_AS_DESCRIBED', 'UNAUTHORISED'] as const),
    ...(['CREDIT_NOT_PROCESSED', 'DUPLICATE_TRANSACTION', 'INCORRECT_AMOUNT', 'PAYMENT_BY_OTHER_MEANS'] as const),
    ...(['CANCELED_RECURRING_BILLING', 'PROBLEM_WITH_REMITTANCE', 'OTHER'] as const),
  ),
  status: word(
    ...(['OPEN', 'WAITING_FOR_BUYER_RESPONSE', 'WAITING_FOR_SELLER_RESPONSE', 'UNDER_REVIEW'] as const),
    ...(['RESOLVED', 'OTHER'] as const),
  ),
  dispute_amount: money,
  dispute_life_cycle_stage: word('INQUIRY', 'CHARGEBACK', 'PRE_ARBITRATION', 'ARBITRATION'),
  dispute_channel: word('INTERNAL', 'EXTERNAL', 'ALERT').optional(),
  seller_response_due_date: time.optional(),
  links,
};

const transaction = z.strictObject({
  seller_transaction_id: id,
  gross_amount: money.optional(),
  invoice_number: z.string().min(1).max(127).optional(),
  custom: note.optional(),
  seller: z.strictObject({ merchant_id: z.string().regex(/^[0-9A-Za-z]{1,255}$/) }).optional(),
});
const movement = z.strictObject({
  affected_party: word('SELLER', 'BUYER', 'PAYMENT_PROCESSOR'),
  amount: money,
  initiated_time: time.optional(),
  type: word('DEBIT', 'CREDIT'),
  reason: word('DISPUTE_SETTLEMENT_FEE', 'DISPUTE_SETTLEMENT', 'DISPUTE_FEE', 'CHARGEBACK_FEE').optional(),
});
const outcomes = [
  ...(['RESOLVED_BUYER_FAVOUR', 'RESOLVED_SELLER_FAVOUR', 'RESOLVED_WITH_PAYOUT', 'CANCELED_BY_BUYER'] as const),
  ...(['ACCEPTED', 'DENIED', 'NONE'] as const),
] as const;
const evidence = z.strictObject({
  evidence_type: word('OTHER'),
  notes: note,
  documents: z
    .array(z.strictObject({ name: z.string().regex(/^[A-Za-z0-9-_,\s]+[.]{1}[A-Za-z]+$/) }))
    .min(1)
    .optional(),
  source: word('SUBMITTED_BY_SELLER'),
  date: time,
});

/** A dispute by its own address. */
export const ContractDispute = z.strictObject({
  ...summary,
  disputed_transactions: z.array(transaction).min(1).max(1000),
  dispute_outcome: z.strictObject({ outcome_code: word(...outcomes), amount_refunded: money.optional() }).optional(),
  money_movements: z.array(movement).min(1).max(50).optional(),
  evidences: z.array(evidence).min(1).max(100).optional(),
});

const states = ['OPEN_INQUIRIES', 'REQUIRED_ACTION', 'REQUIRED_OTHER_PARTY_ACTION', 'UNDER_PAYPAL_REVIEW'] as const;
const dispute_state = word(...states, 'APPEALABLE', 'RESOLVED').optional();
const listed = z.strictObject({ ...summary, dispute_state });
const page = z.strictObject({ items: z.array(listed).min(1).max(100).optional(), links });
const refusal = z.strictObject({
  name: z.string(),
  message: z.string(),
  debug_id: z.string().min(1),
  details: z.array(z.object({ issue: z.string() })).optional(),
  links: z.array(z.unknown()).optional(),
});

/** What is wrong with an answer about disputes; empty when nothing is. */
export function disputeProblems({ method: how, path, status, body }: PayPalExchange): string[] {
  const endpoint = matchIn(PAYPAL_ENDPOINTS, how, path)?.endpoint.path ?? '';
  const done = z.strictObject({ links });
  const shape = status >= 400 ? refusal : how === 'POST' ? done : endpoint.endsWith('/:id') ? ContractDispute : page;
  const read = shape.safeParse(body);
  return read.success
    ? []
    : read.error.issues.map(({ path: at, message }) => `${how} ${path} ${at.join('/')}: ${message}`);
}
