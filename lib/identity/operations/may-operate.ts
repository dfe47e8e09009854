import 'server-only';
import { sql } from 'drizzle-orm';
import { readIdentity } from '@/db/client/identity';
import type { Actor, OperatorRole } from '@/lib/identity/actor/model';
import { proofMinutes } from '@/lib/identity/sessions/model';
import { toUuid } from '@/lib/kernel/ids';

/** What whoever may not do an act of a role is told: `prove` where a passkey has to be shown first. */
export type OperateRefusal = 'not_found' | 'prove';

/**
 * Why the actor may not do an act of a role now; null when she may. The database answers it afresh: the role counts on this session, and
 * a passkey was shown within ten minutes. Asked by every verb of those who run Souk.
 */
export async function refusedToOperate(actor: Actor, role: OperatorRole): Promise<OperateRefusal | null> {
  if (actor.kind !== 'person') return 'not_found';
  const [row] = await readIdentity<{ code: 'yes' | OperateRefusal }>(sql`
    select identity.may_operate(${toUuid(actor.sessionId)}::uuid, ${toUuid(actor.personId)}::uuid, ${role}, ${proofMinutes}::int) as code`);
  return row?.code === 'yes' ? null : (row?.code ?? 'not_found');
}
