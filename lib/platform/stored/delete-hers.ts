import 'server-only';
import { sql } from 'drizzle-orm';
import type { RingDatabase } from '@/db/client/connect';
import { deletedWithAccount, type StoredTables } from './model';

/** Deletes what a ring says goes with an account, of the person with this uuid; tables that are named are left to the caller. */
export async function deleteHers(
  tx: Pick<RingDatabase, 'execute'>,
  tables: StoredTables,
  personUuid: string,
  leave: readonly string[] = [],
): Promise<void> {
  for (const { table, by } of deletedWithAccount(tables).filter((one) => !leave.includes(one.table))) {
    const hers = by.map((column) => sql`${sql.identifier(column)} = ${personUuid}::uuid`);
    await tx.execute(sql`delete from ${sql.raw(table)} where ${sql.join(hers, sql` or `)}`);
  }
}
