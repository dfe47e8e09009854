/** Openings for tests: a thing that opens at a moment, the people who wait for it, and its line as time passes. */
import { sql } from 'drizzle-orm';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { aThing } from './taps';
import { ownerDb } from './world';

type Given = { stock?: number; opensInSeconds?: number; perPerson?: number | null; queued?: boolean; drop?: boolean };

/** An open shop with one thing, and when it opens: in an hour, without cap and line, unless told otherwise. */
export async function anOpening({
  stock = 9,
  opensInSeconds = 3_600,
  perPerson = null,
  queued = false,
  drop = true,
}: Given = {}) {
  const thing = await aThing(stock);
  const openingId = newId('opening');
  await ownerDb().execute(sql`update shop.variant set drop = ${drop} where id = ${toUuid(thing.variantId)}::uuid`);
  await ownerDb().execute(sql`
    insert into shop.opening (id, product_id, page_id, opens_at, per_person, queued)
    values (${toUuid(openingId)}::uuid, ${toUuid(thing.productId)}::uuid, ${toUuid(thing.pageId)}::uuid,
            clock_timestamp() + make_interval(secs => ${opensInSeconds}), ${perPerson}::int, ${queued})`);
  return { ...thing, openingId };
}

/** Lets the moment of an opening come. */
export async function open(openingId: Id<'opening'>, secondsAgo = 1): Promise<void> {
  await ownerDb().execute(sql`
    update shop.opening set opens_at = clock_timestamp() - make_interval(secs => ${secondsAgo}) where id = ${toUuid(openingId)}::uuid`);
}

/** One round of the worker for one line; says how many were let in. */
export async function turnLine(openingId: Id<'opening'>): Promise<number> {
  const [row] = await ownerDb().execute<{ called: number }>(
    sql`select money.turn_line(${toUuid(openingId)}::uuid, 300) as called`,
  );
  return row?.called ?? 0;
}

/** Lets the turns of all who were let in be over. */
export async function endTurns(openingId: Id<'opening'>): Promise<void> {
  await ownerDb().execute(sql`
    update money.turn set until = clock_timestamp() - interval '1 second'
    where opening_id = ${toUuid(openingId)}::uuid and state in ('called', 'bought')`);
}

/** A line as its owner alone sees it, in the order of arrival. */
export async function lineOf(openingId: Id<'opening'>) {
  const rows = await ownerDb().execute<{ owner: string; ticket: string; rank: string | null; state: string }>(sql`
    select owner, ticket, rank::text, state from money.turn where opening_id = ${toUuid(openingId)}::uuid order by no`);
  return rows.map((row) => ({ ...row, rank: row.rank === null ? null : Number(row.rank) }));
}
