import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { CanceledSplit } from './schema';
import { sweepSplits } from './sweep-splits';

/**
 * Calls off, by its starter, what not all have agreed on: nobody is charged, every hold is given back and the goods are free. Said twice it
 * is the same. `too_late` once all have agreed or it ended otherwise; `not_found` for everybody else.
 */
export async function cancelSplit(
  actor: PersonActor,
  { purchaseId }: { purchaseId: Id<'purchase'> },
): Promise<Result<{ state: 'canceled' }, 'not_found' | 'too_late'>> {
  const answer = await callMoney(
    CanceledSplit,
    sql`money.cancel_split(${actorKey(actor) ?? ''}, ${toUuid(purchaseId)}::uuid)`,
  );
  if (answer !== 'canceled') return refuse(answer);
  // The database has decided; a hold that cannot be given back now is by the sweeper.
  await sweepSplits(purchaseId);
  return ok({ state: 'canceled' });
}
