import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { transfer, transferCase } from '@/db/schema/money/transfer';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { sealRecord } from '@/lib/money/vault/seal-record';
import { makeUserKey } from '@/lib/platform/vault/user-key';
import { sayDays } from './model';
import type { NewCase } from './schema';

/**
 * Says that something is wrong with a transfer that the actor paid; while one is open, saying it again answers the same. Refuses with `case_late` after 180
 * days, and with `not_found` a missing transfer and somebody else's.
 */
export async function openCase(
  actor: PersonActor,
  { transferId, kind, words }: NewCase,
): Promise<Result<Id<'transferCase'>, 'case_late' | 'not_found'>> {
  const owner = actorKey(actor) ?? '';
  const key = await makeUserKey(owner, moneyKeys());
  const id = newId('transferCase');
  const sealed = sealRecord(key, { kind: 'transferCase', id, owner }, { words });
  return asActor(actor, async (tx) => {
    const [own] = await tx
      .select({ inTime: sql<boolean>`${transfer.createdAt} > clock_timestamp() - make_interval(days => ${sayDays})` })
      .from(transfer)
      .where(and(eq(transfer.id, transferId), eq(transfer.owner, owner)));
    if (!own) return refuse('not_found');
    if (!own.inTime) return refuse('case_late');
    const [made] = await tx
      .insert(transferCase)
      .values({ id, transferId, owner, personId: actor.personId, kind, sealed })
      .onConflictDoNothing()
      .returning({ id: transferCase.id });
    if (made) return ok(made.id);
    const [open] = await tx
      .select({ id: transferCase.id })
      .from(transferCase)
      .where(and(eq(transferCase.transferId, transferId), isNull(transferCase.decidedAt)));
    return open ? ok(open.id) : refuse('not_found');
  });
}
