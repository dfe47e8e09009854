import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { type Actor, holds, type SystemActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';

/** An order of somebody, as support finds it: how it stands and since when, not what it is or what it cost. */
export type OrderFound = { readonly id: Id<'order'>; readonly state: string; readonly at: Date };

const system: SystemActor = { kind: 'system', name: 'orders-of', locale: 'en' };

/** The latest orders of a person, for support while a look at her account is open; none for everybody else. */
export async function ordersOf(actor: Actor, person: Id<'person'>): Promise<readonly OrderFound[]> {
  if (!holds(actor, 'support')) return [];
  const id = toUuid(person);
  const rows = await asActor(system, (tx) =>
    tx.execute<{ id: string; state: string; at: string }>(sql`
      select id, state, created_at::text as at from money."order"
      where owner = ${`person:${id}`} and identity.looking(${toUuid(actor.personId)}::uuid, 'account', ${id})
      order by created_at desc limit 50`),
  );
  return rows.map((row) => ({ id: fromUuid('order', row.id), state: row.state, at: new Date(row.at) }));
}
