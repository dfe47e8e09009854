import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { ZodType } from 'zod';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { connectRing, type RingDatabase } from './connect';
import { type Reader, readerOf } from './read';

/** The money ring's pool, logged in as its own role. Row security hides every row until an actor is set. */
export function moneyDb(): RingDatabase {
  return connectRing('DATABASE_URL_MONEY');
}

/**
 * Reads and calls of the money ring outside transactions, prepared: one round trip instead of two, and no planning. Owned rows
 * are seen only through functions, which set the actor in the same statement; the catalogue and the markets are open to it.
 */
export const readMoney: Reader = readerOf('DATABASE_URL_MONEY', 10, { plan_cache_mode: 'force_generic_plan' });

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

/**
 * Like `asActor`, for reads that must agree: all of them see the database as it was at the first one, and nothing
 * can be written. Never ask anybody else in between: the transaction ends after ten idle seconds.
 */
export function inSnapshot<Value>(actor: Actor, read: (tx: MoneyTransaction) => Promise<Value>): Promise<Value> {
  return moneyDb().transaction(
    async (tx) => {
      await tx.execute(sql`select set_config('souk.actor', ${actorKey(actor) ?? 'nobody'}, true)`);
      return read(tx);
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

/**
 * Calls one of the ring's stored functions: one statement, one round trip, its answer parsed. Deadlocks and
 * serialization failures repeat the whole call, at most ten times.
 */
export async function callMoney<Answer>(answer: ZodType<Answer>, fn: SQL): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      const [row] = await readMoney<{ answer: unknown }>(sql`select ${fn} as answer`);
      return answer.parse(row?.answer);
    } catch (error) {
      if (tries >= 10 || !isRetryable(error)) throw error;
    }
  }
}

function isRetryable(error: unknown): boolean {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  return (
    typeof cause === 'object' && cause !== null && 'code' in cause && (cause.code === '40001' || cause.code === '40P01')
  );
}
