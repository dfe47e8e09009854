import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { transfer, transferCase } from '@/db/schema/money/transfer';
import { actorKey, type PersonActor, type SystemActor } from '@/lib/identity/actor/model';
import { type OperateRefusal, refusedToOperate } from '@/lib/identity/operations/may-operate';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { sealRecord } from '@/lib/money/vault/seal-record';
import { audit } from '@/lib/platform/audit';
import { readUserKey } from '@/lib/platform/vault/user-key';
import type { DecideCase } from './schema';

const system: SystemActor = { kind: 'system', name: 'decide-case', locale: 'en' };

/**
 * Decides, for money, what somebody said was wrong with a transfer; she is told by mail. No money moves: `not_back` refuses a refund of what is neither
 * back nor coming back. A case that is decided stays as it is; `own` for her own; `not_found` for a missing one and for everybody else.
 */
export async function decideCase(
  actor: PersonActor,
  { caseId, remedy, reason }: DecideCase,
): Promise<Result<null, 'not_back' | 'own' | OperateRefusal>> {
  const refused = await refusedToOperate(actor, 'money');
  if (refused) return refuse(refused);
  const [found] = await asActor(system, (tx) =>
    tx
      .select({ owner: transferCase.owner, state: transfer.state })
      .from(transferCase)
      .innerJoin(transfer, eq(transfer.id, transferCase.transferId))
      .where(eq(transferCase.id, caseId)),
  );
  if (!found) return refuse('not_found');
  if (found.owner === actorKey(actor)) return refuse('own');
  if (remedy === 'refund' && !['returning', 'returned'].includes(found.state)) return refuse('not_back', 'remedy');
  // Whose account was closed reads it no more.
  const key = await readUserKey(found.owner, moneyKeys());
  const place = { kind: 'transferCase', id: `${caseId}:reason`, owner: found.owner } as const;
  const sealed = key && sealRecord(key, place, { words: reason });
  return asActor(system, async (tx) => {
    const decided = await tx
      .update(transferCase)
      .set({ remedy, reason: sealed, decidedAt: sql`clock_timestamp()` })
      .where(and(eq(transferCase.id, caseId), isNull(transferCase.decidedAt)))
      .returning({ id: transferCase.id });
    if (decided.length > 0) await audit(tx, actor, 'transfer.decide', caseId, { remedy });
    return ok(null);
  });
}
