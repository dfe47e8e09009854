import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { isCurrency, money } from '@/lib/kernel/money';
import type { Shareable } from './model';

/** A line of her order that may be shared, or is: under which name, null before she ever shared it. */
export type MarkedLine = { readonly line: Id<'line'>; readonly mark: string | null };

type LineRow = {
  order_id: string;
  title: string;
  product_id: string | null;
  page_id: string;
  page_name: string;
  media_key: string | null;
  donation: boolean;
  unit_minor: string;
  currency: string;
  month: string;
};

// Paid for, and neither undone nor given back whole. What waits for its money, or is fought over, may yet turn out not to be hers.
const stands = sql`o.state in ('paid', 'fulfilled', 'delivered', 'partially_refunded', 'collected')
  and l.kind = 'goods' and l.returned < l.quantity`;

/**
 * What the actor could show of a line of her own order; null for what is not hers or does not stand. Only somebody with an
 * account shares: a guest has nobody to show anything to.
 */
export async function shareable(actor: Actor, line: Id<'line'>): Promise<Shareable | null> {
  if (actor.kind !== 'person') return null;
  const what = sql`l.order_id, l.title, l.product_id, l.page_id, o.page_name, d.order_id is not null as donation,
    case when d.order_id is null then l.media_key else (select m.key from shop.page g join shop.media m on m.id = g.cover_media_id where g.id = l.page_id) end as media_key,
    l.unit_minor::text as unit_minor,
    o.currency, to_char(o.created_at at time zone 'utc', 'YYYY-MM-01') as month`;
  const [row] = await asActor(actor, (tx) => tx.execute<LineRow>(ownLines(what, sql`l.id = ${toUuid(line)}::uuid`)));
  if (!row || row.title === '' || !isCurrency(row.currency)) return null;
  return {
    line,
    order: fromUuid('order', row.order_id),
    item: row.title,
    product: row.product_id === null ? null : fromUuid('product', row.product_id),
    page: fromUuid('page', row.page_id),
    pageName: row.page_name,
    donation: row.donation,
    photoKey: row.media_key,
    price: money(BigInt(row.unit_minor), row.currency),
    month: row.month,
  };
}

/** The lines of the actor's own order that she may share; none of anybody else's, and none for a guest. */
export async function shareableLines(actor: Actor, order: Id<'order'>): Promise<readonly MarkedLine[]> {
  if (actor.kind !== 'person') return [];
  const rows = await asActor(actor, (tx) =>
    tx.execute<{ id: string; mark: string | null }>(
      ownLines(sql`l.id, m.mark`, sql`o.id = ${toUuid(order)}::uuid and l.title <> ''`),
    ),
  );
  return rows.map(({ id, mark }) => ({ line: fromUuid('line', id), mark }));
}

function ownLines(what: SQL, which: SQL): SQL {
  return sql`
    select ${what} from money.order_line l join money."order" o on o.id = l.order_id
    left join money.donation d on d.order_id = o.id
    left join money.share_mark m on m.line_id = l.id
    where o.owner = money.actor() and ${stands} and ${which} order by l.position`;
}
