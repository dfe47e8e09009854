import 'server-only';
import { desc, eq, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { order, refund } from '@/db/schema/money/order';
import { splitPart, splitRefund } from '@/db/schema/money/split';
import { type Actor, holds } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import { moneyOf } from '@/lib/money/orders/stored/model';

/** What is owed of an order whose refund a bank sent back, as operators see it; `at` is when the latest of them came. */
export type OwedRefund = { orderId: Id<'order'>; pageName: string; amount: Money; at: Date };

/** What sellers owe buyers because banks sent refunds back, an order each, the latest first, for operators; nothing for everybody else. */
export async function refundsThatCameBack(actor: Actor): Promise<OwedRefund[]> {
  if (!holds(actor, 'money')) return [];
  const rows = await asActor({ kind: 'system', name: 'refunds-back', locale: 'en' }, (tx) => {
    const back = tx
      .select({ orderId: refund.orderId, at: sql<Date>`max(${refund.updatedAt})`.mapWith(refund.updatedAt).as('at') })
      .from(refund)
      .where(sql`${refund.state} = 'failed' and ${refund.providerRefund} is not null`)
      .groupBy(refund.orderId)
      // Of what failed after several people had been charged for it there is no refund of an order, but what each got back.
      .unionAll(
        tx
          .select({
            orderId: order.id,
            at: sql<Date>`max(${splitRefund.updatedAt})`.mapWith(splitRefund.updatedAt).as('at'),
          })
          .from(splitRefund)
          .innerJoin(splitPart, eq(splitPart.id, splitRefund.partId))
          .innerJoin(order, eq(order.purchaseId, splitPart.purchaseId))
          .where(sql`${splitRefund.state} = 'failed' and ${splitRefund.refundId} is null`)
          .groupBy(order.id),
      )
      .as('back');
    return tx
      .select({
        ...{ orderId: back.orderId, pageName: order.pageName, at: back.at, currency: order.currency },
        amountMinor: sql<string>`money.owed_back(${order.id})`,
      })
      .from(back)
      .innerJoin(order, eq(order.id, back.orderId))
      .where(sql`money.owed_back(${order.id}) > 0`)
      .orderBy(desc(back.at))
      .limit(100);
  });
  return rows.map(({ amountMinor, currency, ...row }) => ({ ...row, amount: moneyOf(BigInt(amountMinor), currency) }));
}
