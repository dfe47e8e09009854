import 'server-only';
import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import postgres, { type Sql } from 'postgres';
import { connectSeconds, statementMs } from './time-limits';
import { watchedSocket } from './watched-socket';

const dialect = new PgDialect();

// Next reloads modules in development; pools live on the global object so that a reload does not leak connections.
const pools = globalThis as typeof globalThis & { soukReadPools?: Map<string, Sql> };

/**
 * One statement at a time on a connection. The driver would send further ones behind it, and when a migration then
 * makes it prepare a statement anew, those behind are never answered: requests that hang until the process ends.
 * (Its types do not know the option; transactions do not work with it, so these pools have none.)
 */
const unpiped = { max_pipeline: 0 };

/**
 * `force_generic_plan` is for statements and functions that look up rows by their keys: each is planned once on a
 * connection instead of six times.
 */
type Settings = { plan_cache_mode?: 'force_generic_plan' };

/** The connections a reader has: those of its ring, unless it is given a name and so some of its own. */
type Connections = { readonly max: number; readonly name?: string };

/** Runs a read and hands out its rows. */
export type Reader = <Row extends object>(statement: SQL) => Promise<Row[]>;

/**
 * Makes the reader of a ring: its reads are prepared statements, which the server parses and plans once per
 * connection; for a search that is half of its time. Drizzle sends every statement anew. Only for reads outside
 * transactions and for statements of few shapes: each shape stays prepared. They name their columns, so that a
 * migration which adds one does not void their plans. `connections` says how many there are at most; by a name a reader has
 * its own, and what is slow there holds up nothing else.
 */
export function readerOf(variable: string, connections: number | Connections, settings: Settings = {}): Reader {
  const own = typeof connections === 'number' ? { max: connections } : connections;
  return async <Row extends object>(statement: SQL) => {
    const { sql, params } = dialect.sqlToQuery(statement);
    const given = params.map((value) => (value === null || typeof value === 'number' ? value : String(value)));
    return connect(variable, own, settings).unsafe<Row[]>(sql, given, { prepare: true });
  };
}

function connect(variable: string, { max, name = '' }: Connections, settings: Settings): Sql {
  pools.soukReadPools ??= new Map();
  const key = `${variable} ${name}`;
  const known = pools.soukReadPools.get(key);
  if (known) return known;
  const url = process.env[variable];
  if (!url) throw new Error(`${variable} is not set`);
  const limits = { application_name: 'souk', statement_timeout: statementMs, lock_timeout: 3_000 };
  const pool = postgres(url, {
    ...unpiped,
    max,
    connect_timeout: connectSeconds,
    backoff: () => 0.1,
    ...watchedSocket(url),
    // Its plans are what makes a connection worth keeping.
    idle_timeout: 600,
    onnotice: () => undefined,
    connection: { ...limits, ...settings },
  });
  // JSON arrives as text that is JSON already; the driver would make a JSON text of it.
  for (const type of [114, 3802]) pool.options.serializers[type] = String;
  pools.soukReadPools.set(key, pool);
  return pool;
}
