/** One order in the books, for tests. */
import { sql } from 'drizzle-orm';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ownerDb } from './world';

/** What the books find wrong with one order or its attempt. */
export async function differencesOf(orderId: Id<'order'>) {
  return ownerDb().execute(sql`
    select d.kind, d.expected, d.found from money.book_differences() d
    where d.subject in (select ${toUuid(orderId)} union select a.id::text from money.attempt a
      join money."order" o on o.purchase_id = a.purchase_id where o.id = ${toUuid(orderId)}::uuid)`);
}

/** How many transactions of the ledger are about an order. */
export const ledgerOf = async (orderId: Id<'order'>) =>
  Number(
    (
      await ownerDb().execute<{ n: number }>(
        sql`select count(*)::int as n from ledger.txn where id = ${toUuid(orderId)}::uuid or meta->>'order' = ${toUuid(orderId)}`,
      )
    )[0]?.n,
  );
