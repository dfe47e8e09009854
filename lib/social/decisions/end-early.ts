import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type OperateRefusal, refusedToOperate } from '@/lib/identity/operations/may-operate';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';

/** Ends what a decision holds, before its time and without an appeal. For moderation, with a fresh proof (`prove`); `not_found` for everybody else and where nothing is held; `own` for what is about herself or a page she works on; `two` for money, which two people of money release. */
export async function endEarly(
  actor: PersonActor,
  { decision }: { decision: Id<'decision'> },
): Promise<Result<null, OperateRefusal | 'own' | 'two'>> {
  const refused = await refusedToOperate(actor, 'moderation');
  if (refused) return refuse(refused);
  return socialDb().transaction(async (tx) => {
    const [row] = await tx.execute<{ code: string }>(
      sql`select identity.end_early(${toUuid(actor.personId)}::uuid, ${toUuid(decision)}::uuid) as code`,
    );
    if (row?.code === 'own' || row?.code === 'two') return refuse(row.code);
    if (row?.code !== 'done') return refuse('not_found');
    await audit(tx, actor, 'decision.end', decision);
    return ok(null);
  });
}
