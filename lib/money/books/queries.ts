import 'server-only';
import { desc, sql } from 'drizzle-orm';
import { asActor, moneyDb } from '@/db/client/money';
import { booksProof } from '@/db/schema/money/inbox';
import type { Actor, SystemActor } from '@/lib/identity/actor/model';

/** Figures of the books: counts by state, and sums in minor units as text, by currency. */
export type BookCounts = {
  orders: Record<string, number>;
  attempts: Record<string, number>;
  reservations: Record<string, number>;
  wallets: { wallets: number; methods: number };
  ledger: { transactions: number; entries: number; balances: Record<string, string> };
};

const system: SystemActor = { kind: 'system', name: 'books', locale: 'en' };

/** Counts everything the proof speaks of. */
export async function bookCounts(): Promise<BookCounts> {
  return asActor(system, async (tx) => {
    const [row] = await tx.execute<{ counts: BookCounts }>(sql`
      select jsonb_build_object(
        'orders', (select coalesce(jsonb_object_agg(state, n), '{}') from (select state, count(*) n from money."order" group by state) o),
        'attempts', (select coalesce(jsonb_object_agg(state, n), '{}') from (select state, count(*) n from money.attempt group by state) a),
        'reservations', (select coalesce(jsonb_object_agg(state, n), '{}') from (select state, count(*) n from shop.reservation group by state) r),
        'wallets', jsonb_build_object('wallets', (select count(*) from money.wallet), 'methods', (select count(*) from money.method where removed_at is null)),
        'ledger', jsonb_build_object(
          'transactions', (select count(*) from ledger.txn),
          'entries', (select count(*) from ledger.entry),
          'balances', (select coalesce(jsonb_object_agg(kind || ':' || lower(currency), total::text), '{}')
                       from (select kind, currency, sum(posted) total from ledger.balance group by kind, currency) b))
      ) as counts`);
    if (!row) throw new Error('Invariant broken: a count has one row');
    return row.counts;
  });
}

/** What the ledger says lies at the provider, by currency: posted debits less credits, in minor units. */
export async function ledgerOfProvider(): Promise<Map<string, bigint>> {
  const rows = await moneyDb().execute<{ currency: string; posted: string }>(
    sql`select currency, sum(posted)::text as posted from ledger.balance where kind = 'psp' group by currency`,
  );
  return new Map(rows.map((row) => [row.currency, BigInt(row.posted)]));
}

/** The last proof, for operators; null before the first one and for everybody else. */
export async function lastProof(actor: Actor): Promise<{ at: Date; sound: boolean; differences: number } | null> {
  if (actor.kind !== 'person' || !actor.operator) return null;
  const [row] = await asActor(system, (tx) =>
    tx
      .select({
        at: booksProof.at,
        sound: booksProof.sound,
        differences: sql<number>`jsonb_array_length(report -> 'differences')`,
      })
      .from(booksProof)
      .orderBy(desc(booksProof.at))
      .limit(1),
  );
  return row ?? null;
}
