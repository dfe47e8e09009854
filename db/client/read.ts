import 'server-only';
import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { RingDatabase } from './connect';

const dialect = new PgDialect();

/**
 * Runs a read as a prepared statement: the server parses and plans it once per connection, which for a search
 * is half of its time. Drizzle's own `execute` sends every statement anew. Outside transactions only, and only
 * for statements of few shapes: each shape stays prepared.
 */
export async function readRows<Row extends object>(database: RingDatabase, statement: SQL): Promise<Row[]> {
  const { sql, params } = dialect.sqlToQuery(statement);
  const given = params.map((value) => (value === null || typeof value === 'number' ? value : String(value)));
  return database.$client.unsafe<Row[]>(sql, given, { prepare: true });
}
