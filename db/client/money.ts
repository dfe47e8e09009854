import 'server-only';
import { sql } from 'drizzle-orm';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { connectRing, type RingDatabase } from './connect';

/** The money ring's pool, logged in as its own role. Row security hides every row until an actor is set. */
export function moneyDb(): RingDatabase {
  return connectRing('DATABASE_URL_MONEY');
}

/** What a transaction of the money ring offers. */
export type MoneyTransaction = Parameters<Parameters<RingDatabase['transaction']>[0]>[0];

/**
 * Runs work in one transaction that sees only what the actor may see: row security compares the actor
 * set here, for this transaction alone.
 */
export function asActor<Value>(actor: Actor, work: (tx: MoneyTransaction) => Promise<Value>): Promise<Value> {
  return moneyDb().transaction(async (tx) => {
    await tx.execute(sql`select set_config('souk.actor', ${actorKey(actor) ?? 'nobody'}, true)`);
    return work(tx);
  });
}
