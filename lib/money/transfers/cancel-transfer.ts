import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { asActor, callMoney } from '@/db/client/money';
import { attempt } from '@/db/schema/money/purchase';
import { transfer } from '@/db/schema/money/transfer';
import { actorKey, type PersonActor, type SystemActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { Void } from '@/lib/money/checkout/schema';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { voidAttempt } from '@/lib/money/checkout/void-attempt';

const system: SystemActor = { kind: 'system', name: 'decline-transfer', locale: 'en' };

/**
 * Takes a transfer back while nothing is taken: the hold is let go, and it has cost nothing. Doing it twice is fine. `too_late` once it is taken;
 * `not_found` for a missing one and for everybody but its sender.
 */
export async function cancelTransfer(
  actor: PersonActor,
  id: Id<'transfer'>,
): Promise<Result<{ state: 'canceled' }, 'too_late' | 'not_found'>> {
  const [own] = await asActor(actor, (tx) =>
    tx
      .select({ purchaseId: transfer.purchaseId })
      .from(transfer)
      .where(and(eq(transfer.id, id), eq(transfer.owner, actorKey(actor) ?? ''))),
  );
  if (!own) return refuse('not_found');
  const undone = await undoPurchase(actor, own.purchaseId);
  return undone.ok ? ok({ state: 'canceled' }) : undone;
}

/**
 * Whoever it is for does not want it: its hold is let go as if it had been taken back. `too_late` once it is taken; `not_found` for everybody but her.
 */
export async function declineTransfer(
  actor: PersonActor,
  id: Id<'transfer'>,
): Promise<Result<{ state: 'canceled' }, 'too_late' | 'not_found'>> {
  const [hers] = await asActor(actor, (tx) =>
    tx
      .select({ purchaseId: transfer.purchaseId, state: transfer.state })
      .from(transfer)
      .where(and(eq(transfer.id, id), eq(transfer.receiverId, actor.personId))),
  );
  if (!hers) return refuse('not_found');
  const [held] = await asActor(system, (tx) =>
    tx
      .select({ id: attempt.id, problem: attempt.problem })
      .from(attempt)
      .where(eq(attempt.purchaseId, hers.purchaseId)),
  );
  if (!held) return refuse('not_found');
  if (held.problem === 'called_off') return ok({ state: 'canceled' });
  const begun = await callMoney(Void, sql`money.begin_void(${toUuid(held.id)}::uuid, 'called_off')`);
  if (begun === null) return refuse('too_late');
  await voidAttempt(held.id);
  return ok({ state: 'canceled' });
}
