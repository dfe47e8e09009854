import 'server-only';
import { and, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { donation } from '@/db/schema/money/donation';
import { order } from '@/db/schema/money/order';
import type { Actor } from '@/lib/identity/actor/model';
import type { PersonCard } from '@/lib/identity/ties/model';
import { cardsOf } from '@/lib/identity/ties/queries';
import { assert } from '@/lib/kernel/assert';
import { type Id, parseId, toUuid } from '@/lib/kernel/ids';
import { type Currency, type Money, money } from '@/lib/kernel/money';
import type { CharityView } from '@/lib/shop/charities/model';
import { namedAmong, wholeUnits } from '../model';
import { taken } from '../queries';

const system: Actor = { kind: 'system', name: 'donations', locale: 'en' };
const week = sql`date_trunc('week', ${order.createdAt} at time zone 'UTC')`;
/** The first moments of this day and of this week. */
const today = sql`date_trunc('day', now() at time zone 'UTC') at time zone 'UTC'`;
const thisWeek = sql`date_trunc('week', now() at time zone 'UTC') at time zone 'UTC'`;
const eventsOf = sql`money.order_event e where e.order_id = ${order.id}`;

/**
 * What an order had come to by the end of yesterday. What nothing happened to since is as it stands; of the few others it is asked when they were paid, which
 * a bank may do days later, and what had gone back.
 */
const byYesterday = sql<string>`case when ${order.updatedAt} < ${today} then ${order.totalMinor} - ${order.refundedMinor}
  when exists (select from ${eventsOf} and e.kind = 'paid' and e.at >= ${today}) then 0
  else ${order.totalMinor} - (select coalesce(sum(case e.kind when 'refunded' then 1 else -1 end * (e.detail->>'amount')::bigint), 0)
    from ${eventsOf} and e.kind in ('refunded', 'refund_came_back') and e.at < ${today}) end`;

/**
 * What everybody is told a charity was given: what was taken until yesterday (UTC), less what had gone back by then, in whole units of its currency. What was
 * given or given back a moment ago is in nobody's difference of two readings.
 */
export async function publicTotalOf({ pageId, currency }: Pick<CharityView, 'pageId' | 'currency'>): Promise<Money> {
  const rows = await sums(eq(donation.pageId, pageId));
  return wholeUnits(sumIn(rows, currency));
}

/** The same of fundraisers, each in the currency it counts in. */
export async function publicTotalsAt(
  fundraisers: readonly { id: Id<'fundraiser'>; currency: Currency }[],
): Promise<(id: Id<'fundraiser'>) => Money> {
  const ids = fundraisers.map((one) => one.id);
  const rows = ids.length === 0 ? [] : await sums(inArray(donation.fundraiserId, ids));
  return (id) => {
    const currency = fundraisers.find((one) => one.id === id)?.currency;
    assert(currency, 'its total was asked for');
    return wholeUnits(
      sumIn(
        rows.filter((row) => row.fundraiser === id),
        currency,
      ),
    );
  };
}

/**
 * Who gave to a charity or at a fundraiser and wants to be named, without amounts and by name: of weeks (UTC) that are over and in which at least
 * `namedAmong` people gave there, named or not, so that no sum is one name's. A name whose money went back goes with the week in which it did, and not on the day on which the total falls. Whoever the actor is
 * apart from is left out.
 */
export async function namedDonors(
  actor: Actor,
  where: Id<'page'> | Id<'fundraiser'>,
  most: number,
): Promise<PersonCard[]> {
  const fundraiser = parseId('fundraiser', where);
  const page = parseId('page', where);
  const there = fundraiser ? eq(donation.fundraiserId, fundraiser) : page ? eq(donation.pageId, page) : sql`false`;
  const gone = sql`${order.state} = 'refunded' and not exists (select from ${eventsOf} and e.kind = 'refunded' and e.at >= ${thisWeek})`;
  const kept = and(there, taken, sql`not (${gone})`);
  const me = actor.kind === 'person' ? toUuid(actor.personId) : null;
  const rows = await asActor(system, (tx) => {
    const among = tx
      .select({ week })
      .from(donation)
      .innerJoin(order, eq(order.id, donation.orderId))
      .where(kept)
      .groupBy(week)
      .having(sql`count(distinct ${donation.personId}) >= ${namedAmong}`);
    return tx
      .select({ id: donation.personId })
      .from(donation)
      .innerJoin(order, eq(order.id, donation.orderId))
      .where(
        and(
          ...[kept, eq(donation.shown, true), inArray(week, among)],
          sql`${order.createdAt} < ${thisWeek}`,
          sql`not coalesce(identity.apart(${me}::uuid, ${donation.personId}), false)`,
        ),
      )
      .groupBy(donation.personId)
      .orderBy(desc(sql`max(${week})`), donation.personId)
      .limit(most);
  });
  const cards = await cardsOf(rows.map((row) => row.id));
  return rows.flatMap(({ id }) => cards.get(id) ?? []).sort((one, other) => one.name.localeCompare(other.name));
}

type Sum = { fundraiser: Id<'fundraiser'> | null; currency: string; sum: string };

function sums(which: SQL): Promise<Sum[]> {
  return asActor(system, (tx) =>
    tx
      .select({
        ...{ fundraiser: donation.fundraiserId, currency: order.currency },
        sum: sql<string>`sum(${byYesterday})::text`,
      })
      .from(donation)
      .innerJoin(order, eq(order.id, donation.orderId))
      .where(and(which, taken, lt(order.createdAt, today)))
      .groupBy(donation.fundraiserId, order.currency),
  );
}

function sumIn(rows: readonly Sum[], currency: Currency): Money {
  const of = rows.filter((row) => row.currency === currency);
  return money(
    of.reduce((all, row) => all + BigInt(row.sum), 0n),
    currency,
  );
}
