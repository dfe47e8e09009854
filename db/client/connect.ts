import 'server-only';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { connectSeconds, statementMs } from './time-limits';
import { watchedSocket } from './watched-socket';

/** A pool of one ring's role, wrapped by drizzle. */
export type RingDatabase = ReturnType<typeof open>;

// Next reloads modules in development; pools live on the global object so that a reload does not leak connections.
const pools = globalThis as typeof globalThis & { soukPools?: Map<string, RingDatabase> };

function open(url: string) {
  const client = postgres(url, {
    max: 10,
    connect_timeout: connectSeconds,
    // The driver would wait longer after each failure, up to twenty seconds; the database is back sooner.
    backoff: () => 0.1,
    ...watchedSocket(url),
    idle_timeout: 60,
    onnotice: () => undefined,
    connection: {
      application_name: 'souk',
      statement_timeout: statementMs,
      lock_timeout: 3_000,
      idle_in_transaction_session_timeout: 10_000,
    },
  });
  return drizzle(client);
}

/**
 * The pool for a ring, opened on first use: importing this file, as a build does, needs no database.
 * The time-outs make every wait end in an error within five seconds, whether the server is slow or cannot be heard.
 */
export function connectRing(variable: string): RingDatabase {
  pools.soukPools ??= new Map();
  const known = pools.soukPools.get(variable);
  if (known) return known;
  const url = process.env[variable];
  if (!url) throw new Error(`${variable} is not set`);
  const database = open(url);
  pools.soukPools.set(variable, database);
  return database;
}
