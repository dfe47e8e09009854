import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import type { ShipTo } from '@/db/schema/money/order';
import type { SystemActor } from '@/lib/identity/actor/model';
import { fromUuid } from '@/lib/kernel/ids';
import { logInfo } from '@/lib/platform/log';
import { noShipTo } from './model';
import { keyOfOrder } from './order-key';
import { sealShipTo } from './seal-ship-to';

const system: SystemActor = { kind: 'system', name: 'seal-orders', locale: 'en' };
const batch = 100;

/**
 * Seals where orders go to that were placed before the sealing, some in a round. May be killed at any moment and run again, also
 * twice at once. Answers how many it sealed.
 */
export async function sealOldOrders(): Promise<number> {
  const rows = await asActor(system, (tx) =>
    tx.execute<{ id: string; page: string; ship_to: Partial<ShipTo> }>(sql`
      select id, page_id as page, ship_to from money."order" where ship_to ? 'name' order by id limit ${batch}`),
  );
  for (const { id, page, ship_to: known } of rows) {
    const parts = { ...noShipTo, ...known };
    const keyed = await keyOfOrder(fromUuid('order', id));
    const { shipTo, shipSealed, buyerMarks } = await sealShipTo(keyed, fromUuid('page', page), parts);
    await asActor(system, (tx) =>
      tx.execute(sql`
        update money."order" set ship_to = ${JSON.stringify(shipTo)}::jsonb, ship_sealed = ${shipSealed},
          buyer_marks = ${sql.param(buyerMarks)}::text[]
        where id = ${id}::uuid and ship_to ? 'name'`),
    );
  }
  if (rows.length > 0) logInfo('orders_sealed', { orders: rows.length });
  return rows.length;
}
