import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { noShow } from '@/db/schema/money/door';
import { order, orderEvent } from '@/db/schema/money/order';
import { type Actor, actorKey, holds, type SystemActor } from '@/lib/identity/actor/model';
import { type OperateRefusal, refusedToOperate } from '@/lib/identity/operations/may-operate';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { sellerMay, sellerRefusal } from '@/lib/money/orders/seller-may';
import { audit } from '@/lib/platform/audit';
import type { PageRefusal } from '@/lib/shop/ownership/model';

const system: SystemActor = { kind: 'system', name: 'withdraw-no-show', locale: 'en' };

/**
 * Takes back that nobody took an order: by somebody of the page that said so who may, or by support, with a fresh proof (`prove`). It counts no longer; the order stays as
 * it ended. Doing it twice changes nothing. `own` for support about itself, `not_allowed` and `not_found` for everybody else.
 */
export async function withdrawNoShow(
  actor: Actor,
  { orderId }: { orderId: Id<'order'> },
): Promise<Result<null, PageRefusal | OperateRefusal | 'own'>> {
  const operator = holds(actor, 'support');
  const refused = operator && (await refusedToOperate(actor, 'support'));
  if (refused) return refuse(refused);
  return asActor(operator ? system : actor, async (tx) => {
    const [found] = await tx
      .select({ owner: noShow.owner, pageId: noShow.pageId })
      .from(noShow)
      .innerJoin(order, eq(order.id, noShow.orderId))
      .where(and(eq(noShow.orderId, orderId), operator ? undefined : sellerMay('change_orders')));
    if (!found) return refuse(operator ? 'not_found' : await sellerRefusal(tx, { orderId }, 'change_orders'));
    if (operator && found.owner === actorKey(actor)) return refuse('own');
    const by = operator ? 'operator' : 'seller';
    const changed = await tx
      .update(noShow)
      .set({ withdrawnAt: sql`clock_timestamp()`, withdrawnBy: by })
      .where(and(eq(noShow.orderId, orderId), isNull(noShow.withdrawnAt)))
      .returning({ orderId: noShow.orderId });
    if (changed.length === 0) return ok(null);
    await tx.insert(orderEvent).values({ orderId, ...found, kind: 'withdrawn', detail: { by } });
    if (operator) await audit(tx, actor, 'no-show.withdraw', orderId);
    return ok(null);
  });
}
