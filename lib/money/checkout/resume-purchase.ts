import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { attempt } from '@/db/schema/money/purchase';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type Result, refuse } from '@/lib/kernel/result';
import { findOutcome } from './find-outcome';
import type { PlacedOrder } from './place-order';
import { reportAttempt } from './report-attempt';
import { type SettleCode, settleAttempt } from './settle-attempt';

/**
 * Goes on after the shopper comes back from her bank's page: asks the provider how the attempt stands,
 * records it, and answers like the tap would have. `not_found` for a missing purchase and for somebody else's.
 */
export async function resumePurchase(
  actor: Actor,
  purchaseId: Id<'purchase'>,
): Promise<Result<PlacedOrder, SettleCode | 'not_found'>> {
  const [own] = await asActor(actor, (tx) =>
    tx.select({ id: attempt.id, state: attempt.state }).from(attempt).where(eq(attempt.purchaseId, purchaseId)),
  );
  if (!own) return refuse('not_found');
  if (own.state === 'action' || own.state === 'unknown') {
    const outcome = await findOutcome(own.id);
    if (outcome) await settleAttempt(own.id, outcome);
  }
  return reportAttempt(actor, purchaseId);
}
