import type { Answer } from './call';
import type { Key } from './change';
import type { Query } from './database';
import { ApiError } from './errors';

/**
 * Takes the key for the life of this transaction and answers what an earlier run saved, if any.
 * The saved answer is written by the same transaction as the change itself, so a process killed in between
 * leaves neither. 409 while another request holds the key, 400 when the key was used for something else.
 */
export async function takeKey(sql: Query, key: Key): Promise<Answer | undefined> {
  const { name, hash } = key;
  // Sent together, run one after the other: the second statement sees what the last holder of the lock committed.
  const [[lock], [saved]] = await Promise.all([
    sql<{ taken: boolean }[]>`select pg_try_advisory_xact_lock(hashtextextended(${name}, 7)) as taken`,
    sql<{ body_hash: string; status: number; response: Answer['body'] }[]>`
      select body_hash, status, response from sandbox.idempotency
      where key = ${name} and created_at > now() - interval '24 hours'`,
  ]);
  if (lock?.taken !== true) {
    throw new ApiError(409, {
      type: 'idempotency_error',
      code: 'idempotency_key_in_use',
      message: `There is currently another in-progress request using this Idempotent Key: ${name}.`,
    });
  }
  if (saved === undefined) return undefined;
  if (saved.body_hash !== hash) {
    throw new ApiError(400, {
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with: ${name}.`,
    });
  }
  return { status: saved.status, body: saved.response };
}

export async function forgetOldKeys(sql: Query): Promise<void> {
  await sql`delete from sandbox.idempotency where created_at < now() - interval '25 hours'`;
}
