import 'server-only';
import { sql } from 'drizzle-orm';
import type { MoneyTransaction } from '@/db/client/money';
import { order } from '@/db/schema/money/order';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import { overPage } from '@/lib/money/orders/inbox/over-page';
import { namedLike } from '@/lib/money/orders/ship-to/named-like';
import { openShipTos, type ShipToRow } from '@/lib/money/orders/ship-to/open-ship-tos';
import { moneyOf } from '@/lib/money/orders/stored/model';
import type { PostalAddress } from '@/lib/money/wallet/model';

/**
 * Somebody who bought from a page, as the people of the page see her: what her orders there say and no more: no street, no way of
 * paying, nothing of other pages, and no account by which she could be found elsewhere. Her e-mail address is there only where she agreed to it.
 */
export type CustomerView = {
  /** Her latest order here: it leads to everything that is still to be done. */
  lastOrder: Id<'order'>;
  name: string;
  city: string;
  country: string;
  orders: number;
  /** What she paid here and was not given back, by currency. */
  spent: Money[];
  lastAt: Date;
  /** Her e-mail address and since when, where she agreed to be kept; null where she did not. */
  kept: { email: string; since: Date } | null;
};

/** A screen of customers, the latest first; `next` is the cursor of the following one or null at the end. */
export type CustomerPage = { customers: CustomerView[]; next: Id<'order'> | null };

const pageSize = 25;
const bought = sql.raw(`state in ('paid', 'fulfilled', 'delivered', 'partially_refunded', 'refunded', 'disputed')`);

/**
 * Who bought from a page, for who may see buyers, by the name on her latest parcel; nobody to everybody else. Whoever closed her
 * account is not among them: her orders stay in the page's books, by their numbers. `keptOnly`: those alone who agreed to be kept.
 */
export function customersOf(
  actor: Actor,
  pageId: Id<'page'>,
  words = '',
  cursor: Id<'order'> | null = null,
  keptOnly = false,
): Promise<CustomerPage> {
  return overPage(actor, pageId, 'see_buyers', { customers: [], next: null }, async (tx) => {
    const rows = await readLatest(tx, pageId, words, cursor, keptOnly);
    const latest = rows.slice(0, pageSize).map((row) => ({ ...row, id: fromUuid('order', row.id) }));
    const shipTo = await openShipTos(latest);
    const shown = latest.map((row) => ({
      lastOrder: row.id,
      ...nameAndPlace(shipTo(row.id)),
      orders: row.orders,
      spent: row.spent.map((one) => moneyOf(BigInt(one.minor), one.currency)),
      lastAt: new Date(row.at),
      kept: row.email === null || row.since === null ? null : { email: row.email, since: new Date(row.since) },
    }));
    return { customers: shown, next: rows.length > pageSize ? (shown.at(-1)?.lastOrder ?? null) : null };
  });
}

const nameAndPlace = ({ name, city, country }: PostalAddress) => ({ name, city, country });

type Row = Omit<ShipToRow, 'id'> & {
  id: string;
  at: string;
  orders: number;
  spent: { minor: string; currency: string }[];
  email: string | null;
  since: string | null;
};

/**
 * Along the page's orders, newest first, and of each buyer only her latest: a screen is read without adding up anybody else's.
 */
async function readLatest(
  tx: MoneyTransaction,
  pageId: Id<'page'>,
  words: string,
  cursor: Id<'order'> | null,
  keptOnly: boolean,
): Promise<Row[]> {
  const page = sql`${toUuid(pageId)}::uuid`;
  const named = words ? await namedLike(sql.raw('o'), pageId, words) : sql`true`;
  const after = cursor
    ? sql`(o.created_at, o.id) < (select c.created_at, c.id from ${order} c where c.id = ${toUuid(cursor)}::uuid)`
    : sql`true`;
  const agreed = keptOnly ? sql`exists (select from money.kept(o.owner, ${page}))` : sql`true`;
  return tx.execute<Row>(sql`
    with latest as (
      select o.id, o.owner, o.ship_to, o.ship_sealed, o.created_at from ${order} o
      where o.page_id = ${page} and o.${bought} and ${named} and ${after} and ${agreed}
        and not exists (select from money.gone_buyer g where g.owner = o.owner)
        and not exists (select from ${order} n where n.owner = o.owner and n.page_id = ${page} and n.${bought}
          and (n.created_at, n.id) > (o.created_at, o.id))
      order by o.created_at desc, o.id desc limit ${pageSize + 1})
    select l.id, l.ship_to as "shipTo", l.ship_sealed as "shipSealed",
      l.created_at::text as at, s.orders, s.spent, k.email, k.since::text
    from latest l cross join lateral (
      select sum(c.orders)::int as orders,
        jsonb_agg(jsonb_build_object('minor', c.minor::text, 'currency', c.currency) order by c.currency) as spent
      from (select count(*) as orders, sum(n.total_minor - n.refunded_minor) as minor, n.currency
            from ${order} n where n.owner = l.owner and n.page_id = ${page} and n.${bought} group by n.currency) c) s
    left join lateral money.kept(l.owner, ${page}) k on true
    order by l.created_at desc, l.id desc`);
}
