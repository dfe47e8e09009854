import type { Call } from '../core/call';
import { schedule, unschedule } from '../core/schedule';
import { emitPayPal } from './call';
import {
  ANSWER_WITHIN_SECONDS,
  type DisputeStage,
  disputeView,
  isOver,
  newDispute,
  type PayPalDispute,
} from './dispute-records';
import type { Capture, Order } from './records';
import { walletById } from './test-wallets';

const DAY_SECONDS = 24 * 60 * 60;
/** An inquiry that nobody escalates ends by itself. */
const INQUIRY_SECONDS = 20 * DAY_SECONDS;
/** How long PayPal takes over evidence without the sandbox's own words in it. */
const DECIDES_AFTER_SECONDS = 30 * DAY_SECONDS;
/** What a claim costs a seller who loses it, in minor units of its currency; PayPal's own fee is 15 US dollars. */
export const FEE = 1500;

/** Called when money was taken: an account made for it complains at once. */
export async function foreseeDispute(call: Call, capture: Capture): Promise<void> {
  const order = await call.store.find<Order>('paypal.order', capture.order);
  if (stageOf(order) !== null) await schedule(call, call.now, 'paypal.dispute.open', capture.id);
}

function stageOf(order: Order | undefined): DisputeStage | null {
  const behaviour = walletById(order?.wallet ?? '')?.behaviour;
  return behaviour === 'claims' ? 'CHARGEBACK' : behaviour === 'asks' ? 'INQUIRY' : null;
}

export async function openPayPalDispute(call: Call, captureId: string): Promise<void> {
  const capture = await call.store.lock<Capture>('paypal.capture', captureId);
  const stage = stageOf(await call.store.find<Order>('paypal.order', capture.order));
  if (stage === null || capture.refunded === capture.amount.minor) return;
  const dispute = await call.store.insert(newDispute(capture, stage, call.now));
  await schedule(call, dispute.answerBy ?? call.now + INQUIRY_SECONDS, 'paypal.dispute.expire', dispute.id);
  tell(call, 'CREATED', dispute);
}

/** Nobody answered the claim, or went on with the inquiry, in time. */
export async function expirePayPalDispute(call: Call, id: string): Promise<void> {
  const dispute = await call.store.lock<PayPalDispute>('paypal.dispute', id);
  if (isOver(dispute)) return;
  if (dispute.stage === 'INQUIRY') return resolve(call, dispute, null);
  await resolve(call, dispute, dispute.minor, FEE);
}

export async function losePayPalDispute(call: Call, id: string): Promise<void> {
  const dispute = await call.store.lock<PayPalDispute>('paypal.dispute', id);
  if (!isOver(dispute)) await resolve(call, dispute, dispute.minor, FEE);
}

export async function winPayPalDispute(call: Call, id: string): Promise<void> {
  const dispute = await call.store.lock<PayPalDispute>('paypal.dispute', id);
  if (!isOver(dispute)) await resolve(call, dispute, null);
}

/** The sides could not agree: now it is PayPal's to decide, and the seller's to answer. */
export async function escalate(call: Call, dispute: PayPalDispute): Promise<void> {
  dispute.stage = 'CHARGEBACK';
  dispute.status = 'WAITING_FOR_SELLER_RESPONSE';
  dispute.answerBy = call.now + ANSWER_WITHIN_SECONDS;
  await unschedule(call, dispute.id);
  await schedule(call, dispute.answerBy, 'paypal.dispute.expire', dispute.id);
  await keep(call, dispute);
}

/** The seller's evidence is there. Two words of the sandbox decide at once, anything else for the buyer after a month. */
export async function submit(call: Call, dispute: PayPalDispute): Promise<void> {
  dispute.status = 'UNDER_REVIEW';
  dispute.answerBy = null;
  const said = dispute.evidences.map(({ notes }) => notes).join('\n');
  await unschedule(call, dispute.id);
  if (said.includes('winning_evidence')) await schedule(call, call.now, 'paypal.dispute.win', dispute.id);
  else if (said.includes('losing_evidence')) await schedule(call, call.now, 'paypal.dispute.lose', dispute.id);
  else await schedule(call, call.now + DECIDES_AFTER_SECONDS, 'paypal.dispute.lose', dispute.id);
  await keep(call, dispute);
}

/** Decided: so much of the seller's money is the buyer's, or none. PayPal had held it all along and took nothing before. */
export async function resolve(call: Call, dispute: PayPalDispute, refunded: number | null, fee = 0): Promise<void> {
  dispute.status = 'RESOLVED';
  dispute.answerBy = null;
  dispute.outcome = refunded === null ? 'RESOLVED_SELLER_FAVOUR' : 'RESOLVED_BUYER_FAVOUR';
  dispute.refunded = refunded;
  const settled = { minor: refunded ?? 0, at: call.now, reason: 'DISPUTE_SETTLEMENT' } as const;
  if (refunded !== null) {
    dispute.movements.push(
      { party: 'SELLER', type: 'DEBIT', ...settled },
      { party: 'BUYER', type: 'CREDIT', ...settled },
    );
  }
  if (fee > 0) {
    dispute.movements.push({ party: 'SELLER', type: 'DEBIT', minor: fee, at: call.now, reason: 'DISPUTE_FEE' });
  }
  await unschedule(call, dispute.id);
  await keep(call, dispute, 'RESOLVED');
}

/** Whether something about taken money is still to be decided: then a part of it cannot be given back. */
export async function isDisputed(call: Call, capture: Capture): Promise<boolean> {
  const found = await call.store.matching<PayPalDispute>('paypal.dispute', { equal: { capture: capture.id } });
  return found.some((dispute) => !isOver(dispute));
}

/** Money that was given back in full leaves nothing to ask for. It moved as a refund, and not a second time. */
export async function closeRefunded(call: Call, capture: Capture): Promise<void> {
  if (capture.refunded < capture.amount.minor) return;
  const found = await call.store.matching<PayPalDispute>('paypal.dispute', { equal: { capture: capture.id } });
  for (const { id } of found) {
    const dispute = await call.store.lock<PayPalDispute>('paypal.dispute', id);
    if (isOver(dispute)) continue;
    Object.assign(dispute, { status: 'RESOLVED', outcome: 'RESOLVED_BUYER_FAVOUR', refunded: capture.refunded });
    await unschedule(call, id);
    await keep(call, dispute, 'RESOLVED');
  }
}

async function keep(call: Call, dispute: PayPalDispute, news: 'UPDATED' | 'RESOLVED' = 'UPDATED'): Promise<void> {
  dispute.updated = call.now;
  await call.store.update(dispute);
  tell(call, news, dispute);
}

/** The event names the object by `dispute_id`, as the object itself does. */
function tell(call: Call, news: 'CREATED' | 'UPDATED' | 'RESOLVED', dispute: PayPalDispute): void {
  const summary = `A dispute was ${news.toLowerCase()}.`;
  emitPayPal(call, `CUSTOMER.DISPUTE.${news}`, 'dispute', summary, disputeView(`${call.origin}/paypal`, dispute));
}
