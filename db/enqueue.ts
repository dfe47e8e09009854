import 'server-only';
import { type SQL, sql } from 'drizzle-orm';

/** A ring's pool or one of its transactions. */
type Transaction = { execute(query: SQL): PromiseLike<unknown> };
type QueueRing = 'shop' | 'money' | 'social' | 'identity';

/** When a job runs and what it is told; a name and an empty job are enough. */
export type Job = {
  /** Ids only: the worker reads the rest, as the same ring. */
  payload?: Record<string, string>;
  /** Not before this moment of the database's clock; an interval such as '10 seconds' counts from the transaction's now(). */
  after?: string;
  /** A waiting job of the same ring and key is replaced. */
  key?: string;
};

const ADD = {
  shop: sql.raw('queue.add_shop'),
  money: sql.raw('queue.add_money'),
  social: sql.raw('queue.add_social'),
  identity: sql.raw('queue.add_identity'),
} as const satisfies Record<QueueRing, SQL>;

/**
 * Asks the worker for `<ring>:<task>` inside the caller's transaction: no commit, no job. The transaction must be of the
 * ring that is named; another one is refused by the database with 42501. Tasks live in `worker/<ring>.ts`.
 */
export async function enqueue(transaction: Transaction, task: `${QueueRing}:${string}`, job: Job = {}): Promise<void> {
  const ring = task.slice(0, task.indexOf(':')) as QueueRing;
  const payload = JSON.stringify(job.payload ?? {});
  await transaction.execute(
    sql`select ${ADD[ring]}(${task}, ${payload}::json, now() + ${job.after ?? '0 seconds'}::interval, ${job.key ?? null}::text)`,
  );
}
