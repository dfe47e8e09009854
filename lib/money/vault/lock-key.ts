import 'server-only';
import { sql } from 'drizzle-orm';
import type { MoneyTransaction } from '@/db/client/money';

/**
 * Holds an owner's key until the transaction ends: `using` it lets others use it too, `ending` waits for them and keeps
 * them out. Whoever seals a row holds it, so that a key is never destroyed between the sealing and the commit.
 */
export async function lockKey(tx: MoneyTransaction, owner: string, what: 'using' | 'ending'): Promise<void> {
  const key = sql`hashtextextended(${`vault:${owner}`}, 0)`;
  await tx.execute(
    what === 'using' ? sql`select pg_advisory_xact_lock_shared(${key})` : sql`select pg_advisory_xact_lock(${key})`,
  );
}
