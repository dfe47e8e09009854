import 'server-only';
import { sql } from 'drizzle-orm';
import { type MoneyTransaction, moneyDb } from '@/db/client/money';
import { toUuid } from '@/lib/kernel/ids';
import type { ArchiveJob } from '@/lib/shop/archives/model';

/**
 * Reads what of the money ring goes into an archive, as whoever asked for it: row security shows a job no more of her page than
 * herself, and nothing once she is its owner no longer.
 */
export function asOwner<Value>(
  { personId }: ArchiveJob,
  read: (transaction: MoneyTransaction) => Promise<Value>,
): Promise<Value> {
  return moneyDb().transaction(async (transaction) => {
    await transaction.execute(sql`select set_config('souk.actor', ${`person:${toUuid(personId)}`}, true)`);
    return read(transaction);
  });
}
