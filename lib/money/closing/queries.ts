import 'server-only';
import { eq, inArray, sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { order } from '@/db/schema/money/order';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { SellerOrder } from '@/lib/money/orders/model';
import { openForSeller, ordersOfPage } from '@/lib/money/orders/queries';
import { requireMember } from '@/lib/shop/ownership/queries';

/** Who looks at all orders of a page at once: also at those its seller may not see yet. */
export const system: Actor = { kind: 'system', name: 'closing', locale: 'en' };

const beingPaid = inArray(order.state, ['pending', 'authorized', 'settling']);

/** What keeps a page from being closed. */
export type Unfinished = {
  /** Orders being paid at this moment; the seller learns only how many. */
  paying: number;
  /** Paid orders that were not sent, and disputed ones, newest first, 20 at most. */
  orders: SellerOrder[];
};

/** What keeps a page of the actor's from being closed; nothing, as far as anybody else is told. */
export async function unfinishedOf(actor: Actor, pageId: Id<'page'>): Promise<Unfinished> {
  if (!(await requireMember(actor, pageId, 'close_page'))) return { paying: 0, orders: [] };
  const [paying, { orders }] = await Promise.all([
    asActor(system, (tx) => tx.$count(order, sql`${eq(order.pageId, pageId)} and ${beingPaid}`)),
    ordersOfPage(actor, pageId, { filter: 'open' }),
  ]);
  return { paying, orders };
}

/** How many orders of a page somebody still pays or waits for. The transaction must act for the system. */
export function countUnfinished(tx: MoneyTransaction, pageId: Id<'page'>): Promise<number> {
  return tx.$count(order, sql`${eq(order.pageId, pageId)} and (${beingPaid} or ${openForSeller})`);
}
