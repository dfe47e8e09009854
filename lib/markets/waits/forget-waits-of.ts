import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { fromUuid } from '@/lib/kernel/ids';
import { forgetAddress, markAddress } from './seal-address';

/** The transaction of whoever forgets somebody. */
type Transaction = { execute(query: SQL): PromiseLike<readonly Record<string, unknown>[]> };

/**
 * Forgets that an address waits for countries, though it was left without an account: whoever proved that it is hers is leaving. Its keys go
 * within the transaction: were they destroyed after, a process that dies in between would leave them. Twice is once.
 */
export async function forgetWaitsOf(tx: Transaction, email: string): Promise<void> {
  const mark = await markAddress(email);
  const rows = await tx.execute(sql`delete from identity.market_wait where email_mark = ${mark} returning id`);
  for (const { id } of rows) await forgetAddress(fromUuid('wait', String(id)));
}
