import { type Call, emit } from '../core/call';
import { schedule, unschedule } from '../core/schedule';
import { publicView } from '../core/store';
import { addLine } from './books';
import { type CardMethod, cardOf } from './card-methods';
import { awaitsAnswer, type Dispute, isInquiry, isOver, newDispute } from './dispute-records';
import type { Charge } from './payment-records';
import { requireCard } from './stored-methods';

const DAY_SECONDS = 24 * 60 * 60;
/** How long the bank takes over evidence that is none of the provider's magic words. */
const DECIDES_AFTER_SECONDS = 60 * DAY_SECONDS;
/** What a dispute costs, won or lost, in minor units of the charge. */
const FEE = 1500;

/** Called when money was taken: a card made for it disputes the charge at once. */
export async function foreseeDispute(call: Call, charge: Charge, method: CardMethod): Promise<void> {
  if (cardOf(method).behaviour.kind === 'disputes') await schedule(call, call.now, 'dispute.open', charge.id);
}

/** The bank takes the money back, and a fee; a mere inquiry takes nothing yet. */
export async function openDispute(call: Call, chargeId: string): Promise<void> {
  const charge = await call.store.lock<Charge>('charge', chargeId);
  const method = await requireCard(call, charge.payment_method);
  const { behaviour } = cardOf(method);
  if (behaviour.kind !== 'disputes' || charge.disputed === true) return;
  const dispute = newDispute(charge, method, behaviour, call.now);
  await call.store.insert(dispute);
  const disputed = await call.store.update<Charge>({ ...charge, disputed: true });
  if (!behaviour.inquiry) await withdraw(call, dispute);
  await call.store.update(dispute);
  await schedule(call, dispute.evidence_details.due_by ?? call.now, 'dispute.expire', dispute.id);
  emit(call, 'charge.updated', disputed, { disputed: false });
  emit(call, 'charge.dispute.created', dispute);
  if (!behaviour.inquiry) emit(call, 'charge.dispute.funds_withdrawn', dispute);
}

/** A bank has taken a debit back: nobody is asked, and nothing brings it again. */
export async function returnDebit(call: Call, chargeId: string): Promise<void> {
  const charge = await call.store.lock<Charge>('charge', chargeId);
  if (charge.disputed === true) return;
  const dispute = newDispute(charge, null, { reason: 'debit_not_authorized', inquiry: false }, call.now);
  await call.store.insert(dispute);
  const disputed = await call.store.update<Charge>({ ...charge, disputed: true });
  await withdraw(call, dispute);
  dispute.status = 'lost';
  dispute.evidence_details = { ...dispute.evidence_details, due_by: null };
  await call.store.update(dispute);
  emit(call, 'charge.updated', disputed, { disputed: false });
  emit(call, 'charge.dispute.created', dispute);
  emit(call, 'charge.dispute.funds_withdrawn', dispute);
  emit(call, 'charge.dispute.closed', dispute);
}

async function withdraw(call: Call, dispute: Dispute): Promise<void> {
  const line = await addLine(call, {
    account: null,
    type: 'adjustment',
    category: 'dispute',
    source: dispute.id,
    amount: -dispute.amount,
    currency: dispute.currency,
    fee: { amount: FEE, description: 'Dispute fee' },
    description: `Chargeback withdrawal for ${dispute.charge}`,
    availableOn: call.now,
  });
  dispute.balance_transactions = [...dispute.balance_transactions, publicView(line)];
}

/** Evidence is with the bank. The provider's magic words decide at once, anything else after two months. */
export async function submitEvidence(call: Call, dispute: Dispute): Promise<void> {
  const text = dispute.evidence.uncategorized_text;
  dispute.status = isInquiry(dispute) ? 'warning_under_review' : 'under_review';
  dispute.evidence_details = {
    ...dispute.evidence_details,
    submission_count: dispute.evidence_details.submission_count + 1,
    submission_method: 'manual',
  };
  await unschedule(call, dispute.id);
  if (text === 'winning_evidence') return schedule(call, call.now, 'dispute.win', dispute.id);
  if (text === 'losing_evidence') return schedule(call, call.now, 'dispute.lose', dispute.id);
  if (text === 'escalate_inquiry_evidence') return schedule(call, call.now, 'dispute.escalate', dispute.id);
  await schedule(call, call.now + DECIDES_AFTER_SECONDS, 'dispute.lose', dispute.id);
}

/** Nobody answered in time. */
export async function expireDispute(call: Call, id: string): Promise<void> {
  const dispute = await call.store.lock<Dispute>('dispute', id);
  if (!awaitsAnswer(dispute)) return;
  dispute.evidence_details = { ...dispute.evidence_details, past_due: true };
  await endDispute(call, dispute, 'lost');
}

export async function winDispute(call: Call, id: string): Promise<void> {
  await endDispute(call, await call.store.lock<Dispute>('dispute', id), 'won');
}

export async function loseDispute(call: Call, id: string): Promise<void> {
  await endDispute(call, await call.store.lock<Dispute>('dispute', id), 'lost');
}

/** The bank was not content with the answer to its inquiry: now it takes the money. */
export async function escalateInquiry(call: Call, id: string): Promise<void> {
  const dispute = await call.store.lock<Dispute>('dispute', id);
  if (!isInquiry(dispute) || isOver(dispute)) return;
  const before = { status: dispute.status };
  dispute.status = 'needs_response';
  dispute.is_charge_refundable = false;
  await withdraw(call, dispute);
  await call.store.update(dispute);
  await schedule(call, dispute.evidence_details.due_by ?? call.now, 'dispute.expire', dispute.id);
  emit(call, 'charge.dispute.updated', dispute, before);
  emit(call, 'charge.dispute.funds_withdrawn', dispute);
}

/** Won gives the money back but not the fee; an inquiry ends without either. */
export async function endDispute(call: Call, dispute: Dispute, outcome: 'won' | 'lost'): Promise<void> {
  if (isOver(dispute)) return;
  const inquiry = isInquiry(dispute);
  dispute.status = inquiry ? 'warning_closed' : outcome;
  await unschedule(call, dispute.id);
  if (!inquiry && outcome === 'won') await reinstate(call, dispute);
  await call.store.update(dispute);
  if (!inquiry && outcome === 'won') emit(call, 'charge.dispute.funds_reinstated', dispute);
  emit(call, 'charge.dispute.closed', dispute);
}

async function reinstate(call: Call, dispute: Dispute): Promise<void> {
  const line = await addLine(call, {
    account: null,
    type: 'adjustment',
    category: 'dispute_reversal',
    source: dispute.id,
    amount: dispute.amount,
    currency: dispute.currency,
    description: `Chargeback reversal for ${dispute.charge}`,
    availableOn: call.now,
  });
  dispute.balance_transactions = [...dispute.balance_transactions, publicView(line)];
}
