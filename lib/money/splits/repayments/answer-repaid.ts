import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { Answer } from '@/lib/money/splits/groups/schema';
import type { AnswerRepaid } from './schema';

/**
 * Confirms or denies what the other side says was paid, or takes back what the actor said herself. Again changes nothing. Refusals: `not_found` for
 * everybody else, `repayment_answered` when another answer came before.
 */
export async function answerRepaid(
  actor: PersonActor,
  { groupId, repaymentId, answer }: AnswerRepaid,
): Promise<Result<null, 'not_found' | 'repayment_answered'>> {
  const wanted = JSON.stringify({
    ...{ owner: actorKey(actor), group: toUuid(groupId), repayment: toUuid(repaymentId), answer },
  });
  const { result } = await callMoney(
    Answer('done', 'replay', 'too_late', 'not_found'),
    sql`money.answer_repaid(${wanted}::text::jsonb)`,
  );
  if (result === 'not_found') return refuse('not_found');
  return result === 'too_late' ? refuse('repayment_answered') : ok(null);
}
