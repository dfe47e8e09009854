import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { env } from './env';

/** How one part of the site is: it answers, or it does not. `off` means this site has no such part. */
export type PartHealth = 'ok' | 'down' | 'off';

/**
 * The state of the whole: `ok`, `degraded` (pages are served, but jobs or payments wait) or `down` (no database).
 * Holds no address, no error text and no secret: anybody may read it.
 */
export type Health = {
  status: 'ok' | 'degraded' | 'down';
  database: PartHealth;
  worker: PartHealth;
  sandbox: PartHealth;
  version: string;
};

/** A worker says that it lives every three seconds; this long without a word and it is down. */
const WORKER_SILENCE_SECONDS_MAX = 12;
const PART_TIMEOUT_MS = 1500;

/** Asks each part with a time limit of 1.5 s; the parts are asked at once. Never throws. */
export async function readHealth(): Promise<Health> {
  const [silence, sandbox] = await Promise.all([workerSilence(), sandboxHealth()]);
  const database = silence === 'down' ? 'down' : 'ok';
  const worker = silence !== 'down' && silence <= WORKER_SILENCE_SECONDS_MAX ? 'ok' : 'down';
  const whole = worker === 'ok' && sandbox !== 'down' ? 'ok' : 'degraded';
  const version = process.env.SOUK_VERSION ?? 'unknown';
  return { status: database === 'down' ? 'down' : whole, database, worker, sandbox, version };
}

/** Seconds since the last sign of a worker (infinite when there never was one), or `down` when the database is silent. */
async function workerSilence(): Promise<number | 'down'> {
  const answer = shopDb().execute<{ seconds: number | null }>(sql`select queue.worker_seen_seconds() as seconds`);
  try {
    const [row] = await inTime(answer);
    return row?.seconds ?? Number.POSITIVE_INFINITY;
  } catch {
    return 'down';
  }
}

async function sandboxHealth(): Promise<PartHealth> {
  const { SOUK_MODE, STRIPE_API_BASE } = env();
  if (SOUK_MODE === 'live' || !STRIPE_API_BASE) return 'off';
  try {
    const response = await fetch(`${STRIPE_API_BASE}/health`, {
      signal: AbortSignal.timeout(PART_TIMEOUT_MS),
      cache: 'no-store',
    });
    return response.status < 500 ? 'ok' : 'down';
  } catch {
    return 'down';
  }
}

function inTime<Value>(work: PromiseLike<Value>): Promise<Value> {
  const limit = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('no answer in time')), PART_TIMEOUT_MS).unref();
  });
  return Promise.race([work, limit]);
}
