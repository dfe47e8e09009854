import type { Json, Resource } from '../core/values';
import { type Amount, moneyOf } from './money';
import { type Capture, known, link, newPayPalId, PAYEE, stamp } from './records';

/** An inquiry is between the two sides, and PayPal moves nothing; a claim is PayPal's to decide. */
export type DisputeStage = 'INQUIRY' | 'CHARGEBACK';
export type DisputeStatus = 'OPEN' | 'WAITING_FOR_SELLER_RESPONSE' | 'UNDER_REVIEW' | 'RESOLVED';

/** A line of what PayPal took from one side or gave to one. */
interface Movement {
  [name: string]: Json;
  party: 'SELLER' | 'BUYER';
  type: 'DEBIT' | 'CREDIT';
  minor: number;
  at: number;
  reason: 'DISPUTE_SETTLEMENT' | 'DISPUTE_FEE';
}

interface Evidence {
  [name: string]: Json;
  notes: string;
  documents: string[];
  at: number;
}

export interface PayPalDispute extends Resource {
  object: 'paypal.dispute';
  capture: string;
  custom: string | null;
  invoice: string | null;
  reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED';
  stage: DisputeStage;
  status: DisputeStatus;
  minor: number;
  currency: string;
  outcome: 'RESOLVED_BUYER_FAVOUR' | 'RESOLVED_SELLER_FAVOUR' | null;
  refunded: number | null;
  movements: Movement[];
  evidences: Evidence[];
  /** Until when the seller is waited for. */
  answerBy: number | null;
  updated: number;
}

const DAY_SECONDS = 24 * 60 * 60;
/** How long a seller has to answer a claim. */
export const ANSWER_WITHIN_SECONDS = 10 * DAY_SECONDS;

export function newDispute(capture: Capture, stage: DisputeStage, now: number): PayPalDispute {
  const claimed = stage === 'CHARGEBACK';
  return {
    id: `PP-D-${newPayPalId()}`,
    object: 'paypal.dispute',
    created: now,
    capture: capture.id,
    custom: capture.custom,
    invoice: capture.invoice,
    reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
    stage,
    status: claimed ? 'WAITING_FOR_SELLER_RESPONSE' : 'OPEN',
    minor: capture.amount.minor - capture.refunded,
    currency: capture.amount.currency,
    outcome: null,
    refunded: null,
    movements: [],
    evidences: [],
    answerBy: claimed ? now + ANSWER_WITHIN_SECONDS : null,
    updated: now,
  };
}

export function isOver({ status }: PayPalDispute): boolean {
  return status === 'RESOLVED';
}

/** The short form, as a list has it. */
export function summaryView(base: string, one: PayPalDispute): { [name: string]: Json } {
  return known({
    dispute_id: one.id,
    create_time: stamp(one.created),
    update_time: stamp(one.updated),
    reason: one.reason,
    status: one.status,
    dispute_state: stateOf(one),
    dispute_amount: inCurrency(one, one.minor),
    dispute_life_cycle_stage: one.stage,
    dispute_channel: 'INTERNAL',
    seller_response_due_date: one.answerBy === null ? undefined : stamp(one.answerBy),
    links: [link(`${base}/v1/customer/disputes/${one.id}`, 'self')],
  });
}

/** All that is said of one. Its own address has no `dispute_state`: that is the list's. */
export function disputeView(base: string, one: PayPalDispute): { [name: string]: Json } {
  const { dispute_state: _listed, links: _self, ...summary } = summaryView(base, one);
  const transaction = {
    seller_transaction_id: one.capture,
    gross_amount: inCurrency(one, one.minor),
    invoice_number: one.invoice ?? undefined,
    custom: one.custom ?? undefined,
    seller: { merchant_id: PAYEE.merchant_id },
  };
  const outcome = one.outcome === null ? undefined : { outcome_code: one.outcome, ...refundedOf(one) };
  return known({
    ...summary,
    disputed_transactions: [known(transaction)],
    dispute_outcome: outcome,
    money_movements: someOf(one.movements.map((line) => movementView(one, line))),
    evidences: someOf(one.evidences.map(evidenceView)),
    links: linksOf(base, one),
  });
}

function stateOf({ status }: PayPalDispute): string {
  if (status === 'RESOLVED') return 'RESOLVED';
  if (status === 'UNDER_REVIEW') return 'UNDER_PAYPAL_REVIEW';
  return status === 'OPEN' ? 'OPEN_INQUIRIES' : 'REQUIRED_ACTION';
}

function refundedOf(one: PayPalDispute): { [name: string]: Json } {
  return one.refunded === null ? {} : { amount_refunded: inCurrency(one, one.refunded) };
}

const inCurrency = ({ currency }: PayPalDispute, minor: number) => moneyOf({ minor, currency } satisfies Amount);
/** PayPal has no empty lists. */
const someOf = (views: Json[]): Json | undefined => (views.length === 0 ? undefined : views);

function movementView(one: PayPalDispute, { party, type, minor, at, reason }: Movement): Json {
  return { affected_party: party, amount: inCurrency(one, minor), initiated_time: stamp(at), type, reason };
}

function evidenceView({ notes, documents, at }: Evidence): Json {
  const named = documents.map((name) => ({ name }));
  return known({
    evidence_type: 'OTHER',
    notes,
    documents: someOf(named),
    source: 'SUBMITTED_BY_SELLER',
    date: stamp(at),
  });
}

/** What may be done next: without its link an action is refused. */
function linksOf(base: string, one: PayPalDispute): Json[] {
  const self = `${base}/v1/customer/disputes/${one.id}`;
  const waits = one.status === 'WAITING_FOR_SELLER_RESPONSE';
  return [
    link(self, 'self'),
    ...(waits ? [link(`${self}/provide-evidence`, 'provide-evidence', 'POST')] : []),
    ...(waits ? [link(`${self}/accept-claim`, 'accept-claim', 'POST')] : []),
    ...(one.status === 'OPEN' ? [link(`${self}/escalate`, 'escalate', 'POST')] : []),
    ...(one.status === 'UNDER_REVIEW' ? [link(`${self}/adjudicate`, 'adjudicate', 'POST')] : []),
  ];
}
