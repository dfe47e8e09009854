import 'server-only';
import { createHash } from 'node:crypto';
import { parseId } from '@/lib/kernel/ids';
import { subtract } from '@/lib/kernel/money';
import { paymentGateway } from '@/lib/money/checkout/gateway';
import { chargeOfOrder, isGiven, moneyOf } from '@/lib/money/checkout/paypal/read-order';
import { logWarn } from '@/lib/platform/log';
import { hasPayPal, PayPalRefusal } from '@/lib/platform/paypal';
import { fromPayPal } from '@/lib/platform/paypal-amount';
import { readOrder } from '@/lib/platform/paypal-calls';
import {
  listPayPalDisputes,
  type PayPalDocument,
  provideEvidence,
  readPayPalDispute,
} from '@/lib/platform/paypal-disputes';
import { fileStore } from '@/lib/platform/storage';
import { evidencePlace, evidenceType } from '../evidence/model';
import type { DisputeGateway, ProviderDispute } from '../gateway';
import { type DisputedPayment, meaningOf } from './read-dispute';

/**
 * PayPal's disputes. One names the capture, from which its links lead up to the payment that an attempt knows. Files have no place
 * of their own there: they go with the answer.
 */
export const paypalDisputes: DisputeGateway = { read, list, upload, submit };

async function read(disputeId: string): Promise<ProviderDispute | null> {
  const found = await orMissing(readPayPalDispute(disputeId));
  const captures = found?.disputed_transactions.flatMap((one) => one.seller_transaction_id ?? []) ?? [];
  const [capture] = captures;
  if (!found || capture === undefined) return null;
  const payment = await paymentGateway('paypal').findPayment({ type: 'PAYMENT.CAPTURE.COMPLETED', objectId: capture });
  const intentId = payment?.outcome.intentId ?? null;
  // The account may serve another product, in any currency: of its disputes nothing is read.
  if (intentId === null || parseId('attempt', payment?.attemptId) === null) return null;
  // Of a dispute over several payments nobody can tell what is held of which.
  const held = captures.length === 1 ? await paymentOf(intentId) : null;
  return { ...{ provider: 'paypal', id: found.dispute_id, intentId, isOurs: true }, ...meaningOf(found, held) };
}

/** What of a payment is left with the seller, and when it gave what back. */
async function paymentOf(intentId: string): Promise<DisputedPayment | null> {
  const order = await orMissing(readOrder(intentId));
  const charge = order && chargeOfOrder(order);
  if (!charge) return null;
  const refunds = moneyOf(order).refunds.filter(isGiven);
  return {
    left: subtract(charge.captured, charge.refunded),
    refunds: refunds.map((one) => ({ amount: fromPayPal(one.amount), at: Date.parse(one.create_time ?? '') })),
  };
}

async function orMissing<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof PayPalRefusal && error.isMissing) return null;
    throw error;
  }
}

/** What PayPal lists is of the last 180 days; of older ones those that we know are read. */
async function* list(known: readonly string[]): AsyncIterable<ProviderDispute> {
  if (!hasPayPal()) return;
  const ids = new Set(known);
  for await (const id of listPayPalDisputes()) ids.add(id);
  for (const id of ids) {
    const found = await read(id);
    if (found) yield found;
  }
}

/** PayPal's name of a file is ours: letters, digits and one point. */
async function upload({ id, kind }: Parameters<DisputeGateway['upload']>[0]) {
  return { file: `${id.replace('_', '-')}.${kind === 'pdf' ? 'pdf' : 'jpg'}` };
}

async function submit(disputeId: string, text: string, files: Readonly<Record<string, string>>) {
  try {
    const before = await readPayPalDispute(disputeId);
    if (!before.links.some(({ rel }) => rel === 'provide-evidence' || rel === 'provide_evidence')) {
      return isInquiry(before) ? 'later' : 'closed';
    }
    const documents = await documentsOf(Object.values(files));
    const said = createHash('sha256')
      .update(JSON.stringify([text, files]))
      .digest('hex')
      .slice(0, 16);
    await provideEvidence(disputeId, text, documents, `answer-${disputeId}-${said}`);
    return 'sent';
  } catch (error) {
    logWarn('dispute_unanswered', { dispute: disputeId, reason: error instanceof Error ? error.name : 'unknown' });
    return error instanceof PayPalRefusal ? 'closed' : 'unknown';
  }
}

/** An inquiry that is still open: PayPal takes no evidence before it is a claim. */
function isInquiry({ status, dispute_life_cycle_stage: stage }: { status: string; dispute_life_cycle_stage: string }) {
  return status !== 'RESOLVED' && stage === 'INQUIRY';
}

/** The bytes of files by the names that `upload` gave; one that is lost is left out. */
async function documentsOf(names: readonly string[]): Promise<PayPalDocument[]> {
  const documents: PayPalDocument[] = [];
  for (const name of names) {
    const [stem = '', ending] = name.split('.');
    const id = parseId('evidence', stem.replace('-', '_'));
    const bytes = id && (await (await fileStore()).get(evidencePlace(id)));
    if (bytes) documents.push({ name, type: evidenceType[ending === 'pdf' ? 'pdf' : 'jpeg'], bytes });
  }
  return documents;
}
