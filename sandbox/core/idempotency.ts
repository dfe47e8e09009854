import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import type { Answer } from './call';
import type { Query } from './database';
import { ApiError } from './errors';

export function bodyHash(method: string, path: string, body: string): string {
  return createHash('sha256').update(`${method} ${path}\n${body}`).digest('hex');
}

/**
 * Takes the key for the life of this transaction and answers what an earlier run saved, if any.
 * The saved answer is written by the same transaction as the change itself, so a process killed in between
 * leaves neither. 409 while another request holds the key, 400 when the key was used for something else.
 */
export async function takeKey(sql: Query, key: string, hash: string): Promise<Answer | undefined> {
  // Sent together, run one after the other: the second statement sees what the last holder of the lock committed.
  const [[lock], [saved]] = await Promise.all([
    sql<{ taken: boolean }[]>`select pg_try_advisory_xact_lock(hashtextextended(${key}, 7)) as taken`,
    sql<{ body_hash: string; status: number; response: Answer['body'] }[]>`
      select body_hash, status, response from sandbox.idempotency
      where key = ${key} and created_at > now() - interval '24 hours'`,
  ]);
  if (lock?.taken !== true) {
    throw new ApiError(409, {
      type: 'idempotency_error',
      code: 'idempotency_key_in_use',
      message: `There is currently another in-progress request using this Idempotent Key: ${key}.`,
    });
  }
  if (saved === undefined) return undefined;
  if (saved.body_hash !== hash) {
    throw new ApiError(400, {
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with: ${key}.`,
    });
  }
  return { status: saved.status, body: saved.response };
}

export async function saveAnswer(sql: Query, key: string, hash: string, answer: Answer): Promise<void> {
  const response = sql.json(answer.body as postgres.JSONValue);
  await sql`insert into sandbox.idempotency (key, body_hash, status, response)
    values (${key}, ${hash}, ${answer.status}, ${response})
    on conflict (key) do update set body_hash = excluded.body_hash, status = excluded.status,
      response = excluded.response, created_at = now()`;
}

export async function forgetOldKeys(sql: Query): Promise<void> {
  await sql`delete from sandbox.idempotency where created_at < now() - interval '25 hours'`;
}
