import 'server-only';
import { sql } from 'drizzle-orm';
import { asOperator, socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type OperateRefusal, refusedToOperate } from '@/lib/identity/operations/may-operate';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import type { AnswerAppeal } from './schema';
import { sealFor, toConcerned } from './seal';

/**
 * Answers an appeal: the decision stands, or is overturned and everything it changed is as it was. For moderation, with a fresh proof (`prove`); `not_found` for
 * everybody else and where no appeal waits, `same_operator` for whoever decided in the first place (the database holds it too), `own` for what is about herself or a page she works on, `two` to overturn a hold of money
 * that is in force: two people of money release it first.
 */
export async function answerAppeal(
  actor: PersonActor,
  { decision, answer, verdict }: AnswerAppeal,
): Promise<Result<null, OperateRefusal | 'own' | 'same_operator' | 'two'>> {
  const refused = await refusedToOperate(actor, 'moderation');
  if (refused) return refuse(refused);
  const id = toUuid(decision);
  const [found] = await asOperator((tx) =>
    tx.execute<{ person: string | null; page: string | null }>(
      sql`select person_id as person, page_id as page from identity.decision where id = ${id}::uuid`,
    ),
  );
  const concerned = found && toConcerned(found);
  if (!concerned) return refuse('not_found');
  const sealed = await sealFor(concerned, decision, 'answer', answer);
  return socialDb().transaction(async (tx) => {
    const [row] = await tx.execute<{
      code: 'done' | 'not_allowed' | 'not_found' | 'own' | 'same_operator' | 'two';
    }>(sql`
      select identity.answer_appeal(${toUuid(actor.personId)}::uuid, ${id}::uuid, ${verdict === 'overturned'}, ${sealed}) as code`);
    const code = row?.code ?? 'not_found';
    if (code === 'done') await audit(tx, actor, 'decision.answer', decision, { verdict });
    if (code === 'done') return ok(null);
    return refuse(code === 'not_allowed' ? 'not_found' : code);
  });
}
