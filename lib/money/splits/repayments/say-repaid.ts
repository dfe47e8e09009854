import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { Answer } from '@/lib/money/splits/groups/schema';
import type { SayRepaid } from './schema';

/**
 * Says that one member of a group paid another outside of Souk, or lets one off. It waits for the other side to confirm it (`said`), or counts at once
 * where there is nobody to ask, or where she to whom it is owed says so (`confirmed`). The same id again is the same one. `not_found` for
 * whoever is neither of the two, and for places that are not there.
 */
export async function sayRepaid(
  actor: PersonActor,
  input: SayRepaid,
): Promise<Result<{ state: 'said' | 'confirmed' | 'replay' }, 'not_found'>> {
  const { groupId, repaymentId, from, to, way, currency, amount } = input;
  const wanted = JSON.stringify({
    ...{ owner: actorKey(actor), group: toUuid(groupId), repayment: toUuid(repaymentId) },
    ...{ from: toUuid(from), to: toUuid(to), way, currency, amount: amount.toString() },
  });
  const { result } = await callMoney(
    Answer('said', 'confirmed', 'replay', 'not_found'),
    sql`money.say_repaid(${wanted}::text::jsonb)`,
  );
  return result === 'not_found' ? refuse('not_found') : ok({ state: result });
}
