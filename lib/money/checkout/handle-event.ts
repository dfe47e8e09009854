import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { attempt } from '@/db/schema/money/purchase';
import type { SystemActor } from '@/lib/identity/actor/model';
import { parseId } from '@/lib/kernel/ids';
import { hearDispute } from '@/lib/money/disputes/hear-dispute';
import { hearRefund } from '@/lib/money/orders/hear-refund';
import { logWarn } from '@/lib/platform/log';
import { settleDraw } from './bank/settle-draw';
import { captureAttempt } from './capture-attempt';
import { paymentGateway } from './gateway';
import type { AttemptState, Provider } from './model';
import { ClaimedEvent } from './schema';
import { settleAttempt } from './settle-attempt';

const system: SystemActor = { kind: 'system', name: 'payment-event', locale: 'en' };

/**
 * Works one event of the inbox, unless what it tells of is decided by now: reads the payment's present state from
 * the provider and records it through the same verb as everybody else, so that neither order nor number of events
 * matters. Throws for a payment whose attempt is not known yet, and for a refund whose answer is not: the queue tries again later.
 */
export async function handleEvent(eventId: string): Promise<void> {
  const event = await callMoney(ClaimedEvent, sql`money.claim_event(${eventId})`);
  if (event === null) return;
  const { provider, type, object: objectId } = event;
  if (type.startsWith('charge.dispute.') || type.startsWith('CUSTOMER.DISPUTE.')) await hearDispute(objectId, provider);
  else if (aboutRefund.includes(type)) await hearOfRefund(objectId);
  else await settlePayment(provider, { type, objectId });
  await callMoney(z.boolean(), sql`money.close_event(${eventId})`);
}

/** What Stripe tells of a refund after it was given, as `money.event_of_refund` has it. */
const aboutRefund: readonly string[] = ['refund.updated', 'refund.failed', 'charge.refund.updated'];

async function hearOfRefund(objectId: string): Promise<void> {
  // Asked first: an answer that is written meanwhile is heard by the next try.
  const unanswered = await callMoney(z.boolean(), sql`money.refund_unanswered(${objectId})`);
  if (unanswered) throw new Error('a refund is not answered yet, and may be this one');
  await hearRefund(objectId);
}

/** Attempts that ended without money: whatever is held for one is let go. */
const endedWithout: readonly AttemptState[] = ['declined', 'voided', 'expired'];

async function settlePayment(provider: Provider, told: { type: string; objectId: string }): Promise<void> {
  const found = await paymentGateway(provider).findPayment(told);
  const attemptId = parseId('attempt', found?.attemptId);
  // Not ours: another product may share the provider's account.
  if (!found || !attemptId) return;
  const [row] = await asActor(system, (tx) =>
    tx
      .select({ state: attempt.state, provider: attempt.provider, intentId: attempt.providerIntent })
      .from(attempt)
      .where(eq(attempt.id, attemptId)),
  );
  if (!row) throw new Error('the attempt of this payment is not known yet');
  if (row.provider !== provider) return;
  const { state, intentId } = found.outcome;
  const undecided = row.state === 'pending' || row.state === 'action' || row.state === 'unknown';
  if (undecided && state !== 'unknown') await settleAttempt(attemptId, found.outcome);
  // Days later: what its bank decided.
  if (row.state === 'settling' && row.intentId !== null) await settleDraw(attemptId, row.intentId);
  // The capture was answered with "later", and this is later.
  if (row.state === 'capturing') await captureAttempt(attemptId);
  if (state !== 'authorized' || intentId === row.intentId) return;
  // A second hold for one attempt, made when its request id was forgotten, or a hold that nobody heard of in time.
  if (row.intentId !== null || endedWithout.includes(row.state as AttemptState)) {
    logWarn('stray_hold', { attempt: attemptId, provider });
    if ((await paymentGateway(provider).void(intentId)) === 'unknown')
      throw new Error('a stray hold is not released yet');
  }
}
