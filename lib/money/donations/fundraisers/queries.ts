import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { donation } from '@/db/schema/money/donation';
import { order } from '@/db/schema/money/order';
import type { Actor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import type { Id } from '@/lib/kernel/ids';
import { type Currency, type Money, money } from '@/lib/kernel/money';
import { taken } from '../queries';

const system: Actor = { kind: 'system', name: 'donations', locale: 'en' };

/**
 * What was given at fundraisers to their charities, each in the currency it counts in: everything that was taken, less what went back, from the orders as
 * the charity's own total.
 */
export async function totalsAt(
  fundraisers: readonly { id: Id<'fundraiser'>; currency: Currency }[],
): Promise<(id: Id<'fundraiser'>) => Money> {
  const ids = fundraisers.map((one) => one.id);
  const rows =
    ids.length === 0
      ? []
      : await asActor(system, (tx) =>
          tx
            .select({
              id: donation.fundraiserId,
              currency: order.currency,
              sum: sql<string>`sum(${order.totalMinor} - ${order.refundedMinor})::text`,
            })
            .from(donation)
            .innerJoin(order, eq(order.id, donation.orderId))
            .where(and(inArray(donation.fundraiserId, ids), taken))
            .groupBy(donation.fundraiserId, order.currency),
        );
  return (id) => {
    const currency = fundraisers.find((one) => one.id === id)?.currency;
    assert(currency, 'its total was asked for');
    return money(BigInt(rows.find((row) => row.id === id && row.currency === currency)?.sum ?? 0), currency);
  };
}
