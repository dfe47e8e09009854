import 'server-only';
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { order } from '@/db/schema/money/order';
import { transfer } from '@/db/schema/money/transfer';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { myWards } from '@/lib/money/guardian/queries';

/** What is still going on around a wallet; nothing of it keeps an account from being closed. */
export type OpenMatters = {
  /** Orders of hers that are paid for, or being paid, and have not arrived. */
  orders: number;
  /** What she sent, or is sent, that has neither arrived nor come back. */
  transfers: number;
  /** The names of those whose payments she approves. */
  wards: string[];
};

/** What the actor should know of before she closes her account. */
export async function openMatters(actor: PersonActor): Promise<OpenMatters> {
  const [orders, transfers, wards] = await Promise.all([
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
    asActor(actor, (tx) =>
      tx.$count(
        transfer,
        and(
          or(eq(transfer.owner, actorKey(actor) ?? ''), eq(transfer.receiverId, actor.personId)),
          inArray(transfer.state, ['asked', 'held', 'taken', 'sending', 'returning']),
        ),
      ),
    ),
    myWards(actor),
  ]);
  return { orders, transfers, wards: wards.map(({ name }) => name) };
}
