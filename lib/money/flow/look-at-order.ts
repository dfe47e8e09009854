import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { holds, isOperator, type PersonActor, type SystemActor } from '@/lib/identity/actor/model';
import type { Reason } from '@/lib/identity/looks/schema';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';

const system: SystemActor = { kind: 'system', name: 'look-at-order', locale: 'en' };

/**
 * Opens an order for half an hour, for support and money: its buyer and the owners of its page read that it was looked at, and why.
 * `not_found` for a missing one, and for everybody else.
 */
export async function lookAtOrder(
  actor: PersonActor,
  { orderId, ground, words }: Reason & { orderId: Id<'order'> },
): Promise<Result<null, 'not_found'>> {
  if (!isOperator(actor, ['support', 'money'])) return refuse('not_found');
  const [me, role] = [toUuid(actor.personId), holds(actor, 'support') ? 'support' : 'money'];
  return asActor(system, async (tx) => {
    const [row] = await tx.execute<{ noted: boolean }>(sql`
      select identity.look(${me}::uuid, ${role}, case when o.owner like 'person:%' then substr(o.owner, 8)::uuid end, 'order', o.id::text,
          ${ground}, ${words})
        and identity.look_at_page(${me}::uuid, ${role}, o.page_id, 'order', o.id::text, ${ground}, ${words}) as noted
      from money."order" o where o.id = ${toUuid(orderId)}::uuid`);
    if (!row?.noted) return refuse('not_found');
    await audit(tx, actor, 'order.see', orderId, { ground });
    return ok(null);
  });
}
