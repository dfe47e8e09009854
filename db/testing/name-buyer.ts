import { eq } from 'drizzle-orm';
import { order } from '@/db/schema/money/order';
import type { Id } from '@/lib/kernel/ids';
import { openShipTos } from '@/lib/money/orders/ship-to/open-ship-tos';
import { keyOfOrder } from '@/lib/money/orders/ship-to/order-key';
import { sealShipTo } from '@/lib/money/orders/ship-to/seal-ship-to';
import { ownerDb } from './world';

/** Gives an order's buyer another name, as if she had typed it. */
export async function nameBuyer(orderId: Id<'order'>, name: string): Promise<void> {
  const rows = await ownerDb().select().from(order).where(eq(order.id, orderId));
  const shipTo = (await openShipTos(rows))(orderId);
  const [row] = rows;
  if (!row) throw new Error('no such order');
  await ownerDb()
    .update(order)
    .set(await sealShipTo(await keyOfOrder(orderId), row.pageId, { ...shipTo, name }))
    .where(eq(order.id, orderId));
}
