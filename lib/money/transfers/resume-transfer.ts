import 'server-only';
import { and, eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { attempt } from '@/db/schema/money/purchase';
import { transfer } from '@/db/schema/money/transfer';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { findOutcome } from '@/lib/money/checkout/find-outcome';
import { settleAttempt } from '@/lib/money/checkout/settle-attempt';
import { type TransferView, transferOf } from './queries';

/**
 * A transfer as one of its sides sees it, after its provider was asked where that is not known yet: its sender may come from her bank's page, or her browser
 * never heard the answer. Null for a missing one and for somebody else's.
 */
export async function resumeTransfer(actor: PersonActor, id: Id<'transfer'>): Promise<TransferView | null> {
  const [own] = await asActor(actor, (tx) =>
    tx
      .select({ id: attempt.id, state: attempt.state })
      .from(transfer)
      .innerJoin(attempt, eq(attempt.purchaseId, transfer.purchaseId))
      .where(and(eq(transfer.id, id), eq(transfer.owner, actorKey(actor) ?? ''))),
  );
  if (own?.state === 'action' || own?.state === 'unknown') {
    const outcome = await findOutcome(own.id);
    if (outcome) await settleAttempt(own.id, outcome);
  }
  return transferOf(actor, id);
}
