import { type Json, type Metadata, newId, type Resource } from '../core/values';
import type { CardMethod } from './card-methods';
import type { Charge } from './payment-records';

export type DisputeStatus =
  | 'needs_response'
  | 'under_review'
  | 'won'
  | 'lost'
  | 'warning_needs_response'
  | 'warning_under_review'
  | 'warning_closed';

export interface Dispute extends Resource {
  object: 'dispute';
  amount: number;
  balance_transactions: Json[];
  charge: string;
  currency: string;
  evidence: { [name: string]: Json };
  evidence_details: {
    due_by: number | null;
    enhanced_eligibility: { [name: string]: Json };
    has_evidence: boolean;
    past_due: boolean;
    submission_count: number;
    submission_method: string;
  };
  is_charge_refundable: boolean;
  metadata: Metadata;
  payment_intent: string;
  status: DisputeStatus;
  [name: string]: Json;
}

export const EVIDENCE_FILES = [
  'cancellation_policy',
  'customer_communication',
  'customer_signature',
  'duplicate_charge_documentation',
  'receipt',
  'refund_policy',
  'service_documentation',
  'shipping_documentation',
  'uncategorized_file',
] as const;

export const EVIDENCE_TEXTS = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_tracking_number',
  'uncategorized_text',
] as const;

const DAY_SECONDS = 24 * 60 * 60;
const ANSWER_WITHIN_SECONDS = 14 * DAY_SECONDS;
/** What the card network calls it; Visa's numbers. */
const NETWORK_REASON: Record<string, string> = { fraudulent: '10.4', product_not_received: '13.1' };

export function newDispute(
  charge: Charge,
  /** Null for a bank account. */
  method: CardMethod | null,
  given: { reason: string; inquiry: boolean },
  now: number,
): Dispute {
  const code = NETWORK_REASON[given.reason] ?? null;
  const nothing = [...EVIDENCE_FILES, ...EVIDENCE_TEXTS].map((name): [string, Json] => [name, null]);
  return {
    id: newId('du'),
    object: 'dispute',
    amount: charge.amount_captured,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...Object.fromEntries(nothing), enhanced_evidence: {} },
    evidence_details: {
      due_by: now + ANSWER_WITHIN_SECONDS,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: given.inquiry,
    livemode: false,
    metadata: {},
    network_reason_code: code,
    payment_intent: charge.payment_intent,
    ...(method === null ? {} : { payment_method_details: cardDetails(method, given.inquiry, code) }),
    reason: given.reason,
    status: given.inquiry ? 'warning_needs_response' : 'needs_response',
  };
}

function cardDetails({ card }: CardMethod, inquiry: boolean, code: string | null): Json {
  const network = { brand: card.brand, network: card.brand, network_reason_code: code };
  return { type: 'card', card: { ...network, case_type: inquiry ? 'inquiry' : 'chargeback' } };
}

export function isInquiry({ status }: Dispute): boolean {
  return status.startsWith('warning_');
}

export function awaitsAnswer({ status }: Dispute): boolean {
  return status === 'needs_response' || status === 'warning_needs_response';
}

export function isOver({ status }: Dispute): boolean {
  return status === 'won' || status === 'lost' || status === 'warning_closed';
}
