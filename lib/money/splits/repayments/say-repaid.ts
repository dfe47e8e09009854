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
 * where there is nobody to ask, or where she to whom it is owed says so (`confirmed`). The same id again is the same one, and `first_stands` when it
 * says something else. `not_found` for
 * whoever is neither of the two, and for places that are not there; `request_being_paid` while a transfer pays the same.
 */
export async function sayRepaid(
  actor: PersonActor,
  input: SayRepaid,
): Promise<Result<{ state: 'said' | 'confirmed' | 'replay' }, 'not_found' | 'first_stands' | 'request_being_paid'>> {
  const { groupId, repaymentId, from, to, way, currency, amount } = input;
  const wanted = JSON.stringify({
    ...{ owner: actorKey(actor), group: toUuid(groupId), repayment: toUuid(repaymentId) },
    ...{ from: toUuid(from), to: toUuid(to), way, currency, amount: amount.toString() },
  });
  const { result } = await callMoney(
    Answer('said', 'confirmed', 'replay', 'mismatch', 'being_paid', 'not_found'),
    sql`money.say_repaid(${wanted}::text::jsonb)`,
  );
  if (result === 'being_paid') return refuse('request_being_paid');
  if (result === 'mismatch') return refuse('first_stands');
  return result === 'not_found' ? refuse('not_found') : ok({ state: result });
}
