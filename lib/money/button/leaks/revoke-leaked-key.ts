import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import type { PersonActor, SystemActor } from '@/lib/identity/actor/model';
import { type OperateRefusal, refusedToOperate } from '@/lib/identity/operations/may-operate';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { auditName } from '@/lib/platform/audit';
import { hashToken } from '@/lib/platform/tokens';
import type { RevokeLeaked } from './schema';

const system: SystemActor = { kind: 'system', name: 'leaked-key', locale: 'en' };

/**
 * Revokes a merchant's secret key that leaked: the next request with it is refused. By one operator of keys, at once; another one looks at it after, and the
 * page is told by mail. The key is looked for by its hash and kept nowhere. Twice is once. Refusals: `not_found` (not her role, or no key of ours), `prove`.
 */
export async function revokeLeakedKey(
  actor: PersonActor,
  { secret, reason }: RevokeLeaked,
): Promise<Result<null, OperateRefusal>> {
  const refused = await refusedToOperate(actor, 'keys');
  if (refused) return refuse(refused);
  const [row] = await asActor(system, (tx) =>
    tx.execute<{ code: 'done' | 'again' | OperateRefusal }>(sql`
      select money.revoke_leaked_key(${auditName(actor)}, ${toUuid(actor.personId)}::uuid, ${toUuid(actor.sessionId)}::uuid,
        ${hashToken(secret)}, ${reason}) as code`),
  );
  const code = row?.code ?? 'not_found';
  return code === 'done' || code === 'again' ? ok(null) : refuse(code, code === 'not_found' ? 'secret' : undefined);
}
