import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import type { OrderFiles } from './model';

type Row = {
  id: string;
  title: string;
  option_text: string;
  name: string;
  bytes: number;
  key: string;
  renewed_at: string | null;
};

/** All files of the actor's own order and how they stand; `none` for an order without any, a missing one and somebody else's. */
export function filesOfOrder(actor: Actor, orderId: Id<'order'>): Promise<OrderFiles> {
  return asActor(actor, async (tx) => {
    const owner = actorKey(actor) ?? '';
    const [order] = await tx.execute<{ state: 'waiting' | 'there' | 'over' }>(sql`
      select case when ${isHers} then 'there' when o.state in ('pending', 'authorized', 'settling') then 'waiting' else 'over' end as state
      from money."order" o where o.id = ${toUuid(orderId)}::uuid and o.owner = ${owner}
        and exists (select from money.order_line l where l.order_id = o.id and l.as_files and l.product_id is not null)`);
    if (!order) return { state: 'none' };
    if (order.state !== 'there') return { state: order.state };
    const rows = await readFiles(tx, owner, sql`o.id = ${toUuid(orderId)}::uuid`);
    // Each of her lines went back: what is left of the order was sent.
    if (rows.length === 0) return { state: 'over' };
    const files = rows.map((row) => ({
      ...{ id: fromUuid('file', row.id), title: row.title, optionText: row.option_text, name: row.name },
      ...{ bytes: row.bytes, renewedAt: row.renewed_at === null ? null : new Date(row.renewed_at) },
    }));
    return { state: 'there', files };
  });
}

/** One file of the actor's own order, with where its bytes lie; null for one that is not hers now, whatever the reason. */
export function fileToSend(
  actor: Actor,
  orderId: Id<'order'>,
  fileId: Id<'file'>,
): Promise<{ name: string; bytes: number; key: string } | null> {
  const asked = sql`o.id = ${toUuid(orderId)}::uuid and f.id = ${toUuid(fileId)}::uuid`;
  return asActor(actor, async (tx) => {
    const [row] = await readFiles(tx, actorKey(actor) ?? '', asked);
    return row ? { name: row.name, bytes: row.bytes, key: row.key } : null;
  });
}

/** Paid, and not all of its money is back or on its way. A dispute ends it when it is lost: then the order is given back. */
const isHers: SQL = sql`(o.state in ('paid', 'fulfilled', 'delivered', 'partially_refunded', 'disputed')
  and o.total_minor > (select coalesce(sum(r.amount_minor), 0) from money.refund r where r.order_id = o.id and r.state <> 'failed'))`;

function readFiles(tx: MoneyTransaction, owner: string, which: SQL) {
  return tx.execute<Row>(sql`
    select f.id, l.title, l.option_text, f.name, f.bytes::float8 as bytes, f.key,
      case when f.renewed_at > o.created_at then f.renewed_at end as renewed_at
    from money."order" o
    join money.order_line l on l.order_id = o.id and l.as_files and l.returned < l.quantity
    join shop.product_file f on f.product_id = l.product_id and (f.variant_id is null or f.variant_id = l.variant_id)
      and (f.removed_at is null or f.removed_at > o.created_at)
    where ${which} and o.owner = ${owner} and ${isHers}
    order by l.position, f.created_at, f.id`);
}
