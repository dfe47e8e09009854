import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** The database as its owner, acting for the system: the seed writes past the rings' roles. */
export type OwnerDb = PostgresJsDatabase;

/** Opens the owner's pool; `close` it at the end or the process stays. */
export function openOwner(url: string): { database: OwnerDb; close: () => Promise<void> } {
  const client = postgres(url, { max: 4, onnotice: () => undefined, connection: { 'souk.actor': 'system' } });
  return { database: drizzle(client), close: () => client.end({ timeout: 5 }) };
}

/** Cuts a list into pieces that fit one statement. */
export function chunks<Value>(values: readonly Value[], size = 500): Value[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}
