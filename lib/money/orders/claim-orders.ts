import 'server-only';
import { and, inArray, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payApproval, payOrder } from '@/db/schema/money/button/pay-order';
import { order, orderLine, refund } from '@/db/schema/money/order';
import { attempt, purchase } from '@/db/schema/money/purchase';
import { returnRequest } from '@/db/schema/money/return';
import { toldMail } from '@/db/schema/money/told-mail';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';

/**
 * Gives a person the purchases that guests made with her e-mail address, once she has proven that it is hers.
 * Answers how many purchases joined; 0 while the address is unverified. Doing it again finds nothing left.
 */
export async function claimOrders(person: PersonActor): Promise<number> {
  const owner = actorKey(person);
  if (owner === null || !person.emailVerified) return 0;
  const { personId } = person;
  return asActor({ kind: 'system', name: 'claim-orders', locale: 'en' }, async (tx) => {
    const claimed = await tx
      .update(purchase)
      .set({ owner, personId })
      .where(and(isNull(purchase.personId), sql`lower(${purchase.contactEmail}) = lower(${person.email})`))
      .returning({ id: purchase.id });
    if (claimed.length === 0) return 0;
    const ids = claimed.map((one) => one.id);
    const orders = await tx
      .update(order)
      .set({ owner, personId })
      .where(inArray(order.purchaseId, ids))
      .returning({ id: order.id });
    const orderIds = orders.map((one) => one.id);
    await tx.update(attempt).set({ owner, personId }).where(inArray(attempt.purchaseId, ids));
    const elsewhere = await tx
      .update(payOrder)
      .set({ owner })
      .where(inArray(payOrder.purchaseId, ids))
      .returning({ id: payOrder.id });
    const asked = elsewhere.map((one) => one.id);
    await tx.update(payApproval).set({ owner }).where(inArray(payApproval.payOrderId, asked));
    await tx.update(orderLine).set({ owner }).where(inArray(orderLine.orderId, orderIds));
    await tx.update(toldMail).set({ owner }).where(inArray(toldMail.orderId, orderIds));
    await tx.update(refund).set({ owner }).where(inArray(refund.orderId, orderIds));
    await tx.update(returnRequest).set({ owner }).where(inArray(returnRequest.orderId, orderIds));
    return claimed.length;
  });
}
