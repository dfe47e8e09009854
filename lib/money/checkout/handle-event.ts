import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { attempt } from '@/db/schema/money/purchase';
import type { SystemActor } from '@/lib/identity/actor/model';
import { parseId } from '@/lib/kernel/ids';
import { paymentGateway } from './gateway';
import { settleAttempt } from './settle-attempt';

const system: SystemActor = { kind: 'system', name: 'stripe-event', locale: 'en' };

/**
 * Works one event of the inbox, unless what it tells of is decided by now: reads the payment's present state from
 * the provider and records it through the same verb as everybody else, so that neither order nor number of events
 * matters. Throws for a payment whose attempt is not known yet: the queue tries again later.
 */
export async function handleEvent(eventId: string): Promise<void> {
  const intentId = await callMoney(z.string().nullable(), sql`money.claim_event(${eventId})`);
  if (intentId === null) return;
  await settleIntent(intentId);
  await callMoney(z.boolean(), sql`money.close_event(${eventId})`);
}

async function settleIntent(intentId: string): Promise<void> {
  const found = await paymentGateway().findIntent(intentId);
  const attemptId = parseId('attempt', found?.attemptId);
  // Not ours: another product may share the provider's account.
  if (!found || !attemptId) return;
  const [row] = await asActor(system, (tx) =>
    tx.select({ state: attempt.state }).from(attempt).where(eq(attempt.id, attemptId)),
  );
  if (!row) throw new Error('the attempt of this payment is not known yet');
  const undecided = row.state === 'pending' || row.state === 'action' || row.state === 'unknown';
  if (undecided && found.outcome.state !== 'unknown') await settleAttempt(attemptId, found.outcome);
}
