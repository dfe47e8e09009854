import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { RingDatabase } from '@/db/client/connect';
import { hashToken } from '@/lib/platform/tokens';
import { type DeletedKind, kindOf } from './kinds/model';
import { deletedWithAccount, type StoredTables } from './model';

/** A pool of any ring or one of its transactions. */
type Transaction = Pick<RingDatabase, 'execute'>;

/**
 * Deletes what a ring says goes with an account, of the person with this uuid, and counts it for her certificate in the same
 * statement; tables that are named are left to the caller.
 */
export async function deleteHers(
  tx: Transaction,
  tables: StoredTables,
  personUuid: string,
  leave: readonly string[] = [],
): Promise<void> {
  for (const { table, by } of deletedWithAccount(tables).filter((one) => !leave.includes(one.table))) {
    const hers = by.map((column) => sql`${sql.identifier(column)} = ${keyIn(column, personUuid)}`);
    const where = sql.join(hers, sql` or `);
    await deleteCounted(tx, personUuid, table, sql`delete from ${sql.raw(table)} where ${where}`);
  }
}

/** Runs a delete or an update of rows of one person, and counts them as what their table holds, in the same statement. */
export async function deleteCounted(tx: Transaction, personUuid: string, table: string, change: SQL): Promise<void> {
  const kind = kindOf(table);
  if (kind === undefined) throw new Error(`Invariant broken: what of ${table} is deleted has no kind`);
  await tx.execute(sql`
    with gone as (${change} returning 1)
    select identity.count_deleted(${personUuid}::uuid, ${kind}, (select count(*)::int from gone))`);
}

/** The name under which letters are counted that go with a person (`emptyMailbox`): who reads it learns nothing of whose they were. */
export function letterTally(personUuid: string): string {
  return hashToken(`letters:${personUuid}`);
}

/** Says how many letters of hers went so far, in all steps together. Said again, they are counted once. */
export async function countLetters(tx: Transaction, personUuid: string, letters: number): Promise<void> {
  await tx.execute(sql`select identity.count_letters(${personUuid}::uuid, ${letters}::int)`);
}

/** Counts what no row holds: pictures, what is emptied. */
export async function countDeleted(
  tx: Transaction,
  personUuid: string,
  kind: DeletedKind,
  count: number,
): Promise<void> {
  await tx.execute(sql`select identity.count_deleted(${personUuid}::uuid, ${kind}, ${count}::int)`);
}

/** Says that a ring has forgotten somebody; the last to say so ends the deletion. */
export async function sayStepDone(
  tx: Transaction,
  personUuid: string,
  step: 'social' | 'shop' | 'money' | 'traces',
): Promise<void> {
  await tx.execute(sql`select identity.step_done(${personUuid}::uuid, ${step})`);
}

/** Money's rows name their owner, who may be a guest, by a text; all others a person by her uuid. */
function keyIn(column: string, personUuid: string): SQL {
  return ['owner', 'guardian', 'asked'].includes(column) ? sql`${`person:${personUuid}`}` : sql`${personUuid}::uuid`;
}
