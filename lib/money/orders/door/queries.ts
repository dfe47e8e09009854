import 'server-only';
import { and, asc, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { asActor, callMoney } from '@/db/client/money';
import { noShow } from '@/db/schema/money/door';
import { order } from '@/db/schema/money/order';
import { type Actor, actorKey, holds } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import { sellerMay } from '@/lib/money/orders/seller-may';
import { moneyOf, type NoShowView } from '@/lib/money/orders/stored/model';
import type { DoorStanding } from './model';
import { StandingRow } from './schema';

/** How the actor stands who would pay at the door; null for whoever is no person. */
export async function doorStanding(actor: Actor): Promise<DoorStanding | null> {
  if (actor.kind !== 'person') return null;
  const row = await callMoney(StandingRow, sql`money.door_standing(${actorKey(actor)})`);
  return { open: row.open, until: row.until === null ? null : new Date(row.until) };
}

/** An order that was not taken, as its buyer and operators see it. */
export type NoShowRecord = NoShowView & { orderId: Id<'order'>; pageName: string; total: Money; at: Date };

/** What stands on the actor's own record, the latest first. */
export function noShowsOf(actor: Actor): Promise<NoShowRecord[]> {
  return records(actor, eq(noShow.owner, actorKey(actor) ?? ''), desc(noShow.at));
}

/** Records shown at once. */
const recordsMax = 100;

/** What is contested and was not withdrawn, the longest first, for support, whose look each of the buyers reads; nothing for everybody else. */
export async function contestedNoShows(actor: Actor): Promise<NoShowRecord[]> {
  if (!holds(actor, 'support')) return [];
  const open = and(isNotNull(noShow.contestedAt), isNull(noShow.withdrawnAt));
  const system: Actor = { kind: 'system', name: 'contested', locale: 'en' };
  await asActor(system, (tx) =>
    tx.execute(sql`
      select identity.look(${toUuid(actor.personId)}::uuid, 'support', substr(owner, 8)::uuid, 'contest', order_id::text, 'case', '')
      from money.no_show where contested_at is not null and withdrawn_at is null and owner like 'person:%' order by contested_at limit ${recordsMax}`),
  );
  return records(system, open, asc(noShow.contestedAt));
}

function records(actor: Actor, which: SQL | undefined, sorted: SQL): Promise<NoShowRecord[]> {
  return asActor(actor, async (tx) => {
    const rows = await tx
      .select({
        ...{ orderId: noShow.orderId, reason: noShow.reason, at: noShow.at, pageName: order.pageName },
        ...{ contestedAt: noShow.contestedAt, contest: noShow.contest, withdrawnAt: noShow.withdrawnAt },
        ...{ totalMinor: order.totalMinor, currency: order.currency },
      })
      .from(noShow)
      .innerJoin(order, eq(order.id, noShow.orderId))
      .where(which)
      .orderBy(sorted)
      .limit(recordsMax);
    return rows.map(({ totalMinor, currency, ...row }) => ({ ...row, total: moneyOf(totalMinor, currency) }));
  });
}

/** What a page collected at doors in a span of days of UTC, and what it says it gave back of that, by currency; for who may see its money. */
export function collectedAtDoors(
  actor: Actor,
  pageId: Id<'page'>,
  { since, until }: { since: string; until: string },
): Promise<{ orders: number; collected: Money; given: Money }[]> {
  return asActor(actor, async (tx) => {
    const rows = await tx
      .select({
        currency: order.currency,
        orders: sql<number>`count(*)::int`,
        collected: sql<string>`sum(${order.totalMinor})::text`,
        given: sql<string>`sum(${order.cashBackMinor})::text`,
      })
      .from(order)
      .where(
        sql`${eq(order.pageId, pageId)} and ${sellerMay('see_money')} and ${order.state} = 'collected'
          and ${order.deliveredAt} >= (${since}::date::timestamp at time zone 'UTC')
          and ${order.deliveredAt} < ((${until}::date + 1)::timestamp at time zone 'UTC')`,
      )
      .groupBy(order.currency);
    return rows.map(({ currency, orders, collected, given }) => ({
      orders,
      collected: moneyOf(BigInt(collected), currency),
      given: moneyOf(BigInt(given), currency),
    }));
  });
}
