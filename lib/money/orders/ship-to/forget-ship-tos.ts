import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import type { SystemActor } from '@/lib/identity/actor/model';
import { fromUuid } from '@/lib/kernel/ids';
import { logInfo } from '@/lib/platform/log';
import { destroyOrderKeys } from './destroy-order-keys';
import { disputeDays } from './model';

const system: SystemActor = { kind: 'system', name: 'forget-ship-tos', locale: 'en' };
const batch = 100;

/** When nobody can dispute an order's payment any more, and nothing of it is open. */
const isOver = sql`o.state <> 'disputed'
  and (o.state in ('canceled', 'failed', 'expired', 'not_taken')
    or greatest(o.created_at, o.delivered_at, o.arrives_by) < now() - make_interval(days => ${disputeDays}))
  and not exists (select from money.return_request r
    where r.order_id = o.id and r.state in ('requested', 'accepted', 'sent', 'received'))`;

/**
 * Destroys the keys of orders whose buyer has closed her account and whose payment nobody can dispute any more, and empties what
 * they sealed: at once where nothing was ever taken, else so many days after it was placed, due and delivered, and never while a
 * dispute or a return is open. Where a gift went to whoever closed her account is forgotten with the same patience. May be killed at any moment and run again. Answers how many orders.
 */
export async function forgetShipTos(): Promise<number> {
  await asActor(system, (tx) =>
    tx.execute(sql`
      delete from money.gift_address a using money.gone_buyer g, money."order" o
      where g.owner = a.receiver and o.id = a.order_id and ${isOver}`),
  );
  const rows = await asActor(system, (tx) =>
    tx.execute<{ id: string }>(sql`
      select o.id from money.gone_buyer g join money."order" o on o.owner = g.owner
      where o.ship_sealed is not null and ${isOver}
      limit ${batch}`),
  );
  const ids = rows.map((row) => fromUuid('order', row.id));
  await destroyOrderKeys(ids);
  for (const { id } of rows) {
    await asActor(system, (tx) => tx.execute(sql`update money."order" set ship_sealed = null where id = ${id}::uuid`));
  }
  if (ids.length > 0) logInfo('orders_forgotten', { orders: ids.length });
  return ids.length;
}
