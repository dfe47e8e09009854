import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import type { PersonActor, SystemActor } from '@/lib/identity/actor/model';
import { type OperateRefusal, refusedToOperate } from '@/lib/identity/operations/may-operate';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';

const system: SystemActor = { kind: 'system', name: 'replay-event', locale: 'en' };

/**
 * Has a provider's event worked again that was not yet: what it is about is read from the provider, so that once more changes nothing. For
 * money, with a fresh proof (`prove`); `not_found` for everybody else, and for an event that was worked.
 */
export async function replayEvent(
  actor: PersonActor,
  { event }: { event: string },
): Promise<Result<null, OperateRefusal>> {
  const refused = await refusedToOperate(actor, 'money');
  if (refused) return refuse(refused);
  return asActor(system, async (tx) => {
    const [row] = await tx.execute<{ id: string }>(sql`
      select id, queue.add_money(case when money.event_of_seller(type) then 'money:seller-event' else 'money:event' end,
        json_build_object('event', id), now(), 'event:' || id)
      from money.webhook_event where id = ${event} and processed_at is null`);
    if (!row) return refuse('not_found');
    await audit(tx, actor, 'event.replay', event.slice(0, 120));
    return ok(null);
  });
}
