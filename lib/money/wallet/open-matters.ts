import 'server-only';
import { and, inArray, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { order } from '@/db/schema/money/order';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { myWards } from '@/lib/money/guardian/queries';

/** What is still going on around a wallet; nothing of it keeps an account from being closed. */
export type OpenMatters = {
  /** Orders of hers that are paid for, or being paid, and have not arrived. */
  orders: number;
  /** The names of those whose payments she approves. */
  wards: string[];
};

/** What the actor should know of before she closes her account. */
export async function openMatters(actor: PersonActor): Promise<OpenMatters> {
  const [orders, wards] = await Promise.all([
    asActor(actor, (tx) =>
      tx.$count(
        order,
        and(
          sql`${order.owner} = ${actorKey(actor)}`,
          // What arrived and was given back in part is on no way any more.
          sql`(${order.deliveredAt} is null or ${order.state} = 'disputed')`,
          inArray(order.state, [
            'pending',
            'authorized',
            'settling',
            'paid',
            'fulfilled',
            'partially_refunded',
            'due',
            'disputed',
          ]),
        ),
      ),
    ),
    myWards(actor),
  ]);
  return { orders, wards: wards.map(({ name }) => name) };
}
