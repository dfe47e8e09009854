import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payOrder } from '@/db/schema/money/button/pay-order';
import { paySite } from '@/db/schema/money/button/site';
import { page } from '@/db/schema/shop/page';
import { type Actor, actorKey, type SystemActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { hostOf } from './model';
import type { PresentedOrder } from './present-pay-order';
import { PayOrderRow } from './schema';

const system: SystemActor = { kind: 'system', name: 'pay-window', locale: 'en' };

/**
 * An order for the window it is shown in, and whether the actor is who pays it. That this browser may see it is the caller's to know: it was
 * handed the order's token (`presentPayOrder`) and kept a sealed note of it. Null for an order that is not there.
 */
export async function orderOfWindow(
  actor: Actor,
  payOrderId: Id<'payOrder'>,
): Promise<(PresentedOrder & { mine: boolean }) | null> {
  const [row] = await asActor(system, (tx) =>
    tx
      .select({
        order: sql<unknown>`money.describe_pay_order(pay_order)`,
        ...{ owner: payOrder.owner, id: paySite.id, name: paySite.name, test: paySite.test },
        ...{ pageName: page.name, pageHandle: page.handle },
      })
      .from(payOrder)
      .innerJoin(paySite, eq(paySite.id, payOrder.siteId))
      .innerJoin(page, eq(page.id, payOrder.pageId))
      .where(eq(payOrder.id, payOrderId)),
  );
  if (!row) return null;
  const order = PayOrderRow.parse(row.order);
  const { id, name, test, pageName, pageHandle } = row;
  const isOpen = order.state === 'presented' && new Date(order.expiresAt) > new Date();
  return {
    order,
    site: { id, name, test, pageName, pageHandle, host: hostOf(order.origin) },
    ended: !isOpen,
    mine: row.owner !== null && row.owner === actorKey(actor),
  };
}
