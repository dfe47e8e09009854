import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney, readMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ReminderCount, StandingRow } from './schema';

/** How somebody stands with an opening: what keeps her from buying, her place in its line, whether she will be told of it. */
export type Standing = NonNullable<z.output<typeof StandingRow>>;

/** The actor's own standing with an opening; null when there is none. */
export function standingWith(actor: Actor, openingId: Id<'opening'>): Promise<Standing | null> {
  return callMoney(StandingRow, sql`money.standing(${actorKey(actor) ?? ''}, ${toUuid(openingId)}::uuid)`);
}

/** How many people want to be told of a product's opening: no number under ten, and null for who is none of the page's people. */
export async function remindersOf(actor: Actor, productId: Id<'product'>): Promise<ReminderCount> {
  if (actor.kind !== 'person') return null;
  return callMoney(ReminderCount, sql`money.count_reminders(${actorKey(actor)}, ${toUuid(productId)}::uuid)`);
}

/** The tickets of a draw in the order they were drawn; none before it. */
export async function lotsOf(_actor: Actor, openingId: Id<'opening'>): Promise<readonly string[]> {
  const rows = await readMoney<{ ticket: string }>(
    sql`select l.ticket from money.lot l where l.opening_id = ${toUuid(openingId)}::uuid order by l.lot`,
  );
  return rows.map(({ ticket }) => ticket);
}

/** How many tickets were drawn. */
export async function countLots(_actor: Actor, openingId: Id<'opening'>): Promise<number> {
  return callMoney(
    z.number(),
    sql`(select count(*)::int from money.lot l where l.opening_id = ${toUuid(openingId)}::uuid)`,
  );
}
