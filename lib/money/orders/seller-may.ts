import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { order } from '@/db/schema/money/order';
import { returnRequest } from '@/db/schema/money/return';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import type { Capability, PageRefusal } from '@/lib/shop/ownership/model';

/** The condition that a role of the transaction's actor allows this on the page that sold an order. */
export function sellerMay(capability: Capability): SQL {
  return sql`money.may(${order.pageId}, ${capability})`;
}

/** Whether a role of the transaction's actor allows this on a page, also on a closed one: its orders and its money outlive it. */
export async function mayOnPage(tx: MoneyTransaction, pageId: Id<'page'>, capability: Capability): Promise<boolean> {
  const [row] = await tx.execute<{ may: boolean }>(
    sql`select money.may(${toUuid(pageId)}::uuid, ${capability}) as may`,
  );
  return row?.may ?? false;
}

/** An order, or the one of a return. */
type Sold = { orderId: Id<'order'> } | { returnId: Id<'return'> };

/**
 * What somebody hears who may not do this to an order or a return, within her transaction: who sees the order learns that it is
 * about her role, for everybody else there is none.
 */
export async function sellerRefusal(tx: MoneyTransaction, what: Sold, capability: Capability): Promise<PageRefusal> {
  const which =
    'orderId' in what
      ? sql`${toUuid(what.orderId)}::uuid`
      : sql`(select r.order_id from ${returnRequest} r where r.id = ${toUuid(what.returnId)}::uuid)`;
  const seen = sql`${order.id} = ${which} and ${sellerMay('see_orders')} and not ${sellerMay(capability)}`;
  return (await tx.$count(order, seen)) > 0 ? 'not_allowed' : 'not_found';
}

/** The same for what a stored function refused as missing. */
export function refusedSeller(actor: Actor, what: Sold, capability: Capability): Promise<PageRefusal> {
  return asActor(actor, (tx) => sellerRefusal(tx, what, capability));
}
