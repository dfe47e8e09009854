import 'server-only';
import { sql } from 'drizzle-orm';
import type { MoneyTransaction } from '@/db/client/money';

/**
 * Makes changes to one owner's addresses wait for each other until the transaction ends: whoever counts
 * defaults must not be overtaken. An owner may have addresses before she has a wallet row to lock.
 */
export async function lockAddresses(tx: MoneyTransaction, owner: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`addresses:${owner}`}, 0))`);
}
