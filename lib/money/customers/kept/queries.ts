import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { broughtCustomer } from '@/db/schema/money/customer';
import { order } from '@/db/schema/money/order';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { overPage } from '@/lib/money/orders/inbox/over-page';
import type { BroughtCustomer, ShopOfMine } from './model';

const bought = sql.raw(`state in ('paid', 'fulfilled', 'delivered', 'partially_refunded', 'refunded', 'disputed')`);
const shown = 200;

/** The shops somebody with an account bought from or was brought along by, by name, each with whether it may keep her. */
export async function myShops(actor: Actor): Promise<ShopOfMine[]> {
  const owner = actorKey(actor);
  if (actor.kind !== 'person' || owner === null) return [];
  return asActor(actor, (tx) => readMyShops(tx, owner));
}

/** One of them; null where she has nothing to do with it, and for whoever has no account. */
export async function myShop(actor: Actor, pageId: Id<'page'>): Promise<ShopOfMine | null> {
  const owner = actorKey(actor);
  if (actor.kind !== 'person' || owner === null) return null;
  const [shop] = await asActor(actor, (tx) => readMyShops(tx, owner, pageId));
  return shop ?? null;
}

/** The same within a transaction of hers; of one page where it is named. */
export async function readMyShops(
  tx: MoneyTransaction,
  owner: string,
  pageId: Id<'page'> | null = null,
): Promise<ShopOfMine[]> {
  const only = pageId === null ? null : toUuid(pageId);
  type Row = {
    id: string;
    name: string;
    handle: string | null;
    since: string | null;
    brought: boolean;
    bought: boolean;
  };
  const rows = await tx.execute<Row>(sql`
    with mine as (
      select page_id, bool_or(bought) as bought, bool_or(not bought) as brought from (
        select o.page_id, true as bought from ${order} o where o.owner = ${owner} and o.${bought}
        union all
        select b.page_id, false from ${broughtCustomer} b
        where lower(b.email) = (select money.own_address()) and b.removed_at is null) both_ways
      where ${only}::uuid is null or page_id = ${only}::uuid group by page_id)
    select g.id, g.name, case when g.state = 'active' then g.handle end as handle, k.since::text, m.brought, m.bought
    from mine m join shop.page g on g.id = m.page_id
    left join lateral money.kept(${owner}, m.page_id) k on true
    order by g.name, g.id limit ${shown}`);
  return rows.map(({ id, since, ...shop }) => ({
    ...shop,
    pageId: fromUuid('page', id),
    since: since === null ? null : new Date(since),
  }));
}

/** Those who came along with a page's shop and are there still, by name, for who may see buyers; nobody to everybody else. */
export function broughtTo(actor: Actor, pageId: Id<'page'>, words = ''): Promise<BroughtCustomer[]> {
  return overPage(actor, pageId, 'see_buyers', [], async (tx) => {
    const like = `%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    const rows = await tx.execute<{ restore: string; no: number; name: string; email: string; since: string }>(sql`
      select b.restore_id as restore, b.no, b.name, b.email, b.since::text from ${broughtCustomer} b
      where b.page_id = ${toUuid(pageId)}::uuid and b.removed_at is null
        and (lower(b.name) like ${like} or lower(b.email) like ${like})
      order by lower(b.name), b.no limit ${shown}`);
    return rows.map(({ restore, since, ...one }) => ({
      ...one,
      restore: fromUuid('restore', restore),
      since: new Date(since),
    }));
  });
}
