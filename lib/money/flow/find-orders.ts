import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { type Actor, isOperator, type SystemActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, parseId, uuidEnding } from '@/lib/kernel/ids';

const system: SystemActor = { kind: 'system', name: 'find-orders', locale: 'en' };

/** More than that are not told apart by a number. */
const shownMax = 10;

/**
 * The orders that `typed` means, for support and money only: an id or an address with one in it means that id, whether it is there or
 * not; the number that people see on an order means the orders whose ids end so, newest first, at most 10. Empty when it is
 * neither, and for everybody else.
 */
export async function findOrders(actor: Actor, typed: string): Promise<Id<'order'>[]> {
  if (!isOperator(actor, ['support', 'money'])) return [];
  const id = parseId('order', /ord_[0-9a-z]{26}/i.exec(typed)?.[0].toLowerCase());
  if (id) return [id];
  const ending = uuidEnding(typed);
  if (ending === null) return [];
  return asActor(system, async (tx) => {
    const rows = await tx.execute<{ id: string }>(ordersNumbered(ending));
    return [...rows].map((row) => fromUuid('order', row.id));
  });
}

/** Asks for the orders of a number, through its index. */
export function ordersNumbered(ending: string): SQL {
  return sql`select id from money."order" where number = ${ending} order by id desc limit ${shownMax}`;
}
