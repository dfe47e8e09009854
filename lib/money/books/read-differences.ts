import 'server-only';
import { sql } from 'drizzle-orm';
import type { MoneyTransaction } from '@/db/client/money';
import type { Difference } from './model';

/** Postings proven by one statement: it ends within a second or so, however many there are in all. */
const atOnce = 5_000;
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * What the database finds by itself in our own books, part by part (so many postings each), and in the stock that was sold from;
 * in a snapshot the parts are one moment. The actor of the transaction has to be the system.
 */
export async function readDifferences(tx: MoneyTransaction, postingsAtOnce = atOnce): Promise<Difference[]> {
  const differences: Difference[] = [];
  let from = '00000000-0000-0000-0000-000000000000';
  while (from !== lastId) {
    const [row] = await tx.execute<{ id: string }>(
      sql`select id from ledger.txn where id > ${from} order by id limit 1 offset ${postingsAtOnce - 1}`,
    );
    const to = row?.id ?? lastId;
    differences.push(
      ...(await tx.execute<Difference>(
        sql`select kind, subject, expected, found from money.book_differences_between(${from}, ${to})`,
      )),
    );
    from = to;
  }
  const ofAccounts = await tx.execute<Difference>(
    sql`select kind, subject, expected, found from money.book_differences_of_accounts()`,
  );
  const ofStock = await tx.execute<Difference>(
    sql`select kind, subject, expected, found from shop.stock_differences()`,
  );
  return [...differences, ...ofAccounts, ...ofStock].map(({ kind, subject, expected, found }) => ({
    kind,
    subject,
    expected,
    found,
  }));
}
