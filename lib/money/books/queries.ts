import 'server-only';
import { desc, eq, sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { booksProof } from '@/db/schema/money/inbox';
import { order } from '@/db/schema/money/order';
import { attempt, purchase } from '@/db/schema/money/purchase';
import { wallet } from '@/db/schema/money/wallet';
import { reservation } from '@/db/schema/shop/product';
import { type Actor, holds, type SystemActor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { fromUuid } from '@/lib/kernel/ids';
import type { Provider } from '@/lib/money/checkout/model';

/** Figures of the books: counts by state, and sums in minor units as text, by currency. */
export type BookCounts = {
  orders: Record<string, number>;
  attempts: Record<string, number>;
  reservations: Record<string, number>;
  wallets: { wallets: number; methods: number };
  ledger: { transactions: number; entries: number; balances: Record<string, string> };
};

const system: SystemActor = { kind: 'system', name: 'books', locale: 'en' };

/** Counts everything the proof speaks of, as the transaction sees it. */
export async function bookCounts(tx: MoneyTransaction): Promise<BookCounts> {
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
}

/** The books row by row, for whoever compares them with the provider's list. Amounts are whole minor units as numbers. */
export type BookRows = {
  orders: object[];
  attempts: object[];
  reservations: object[];
  wallets: object[];
  ledger: { sums: object[]; accounts: object[] };
};

/**
 * Every order, attempt, reservation, wallet and account that the transaction sees, oldest first. Ids and states only:
 * nobody's name, address or card.
 */
export async function bookRows(tx: MoneyTransaction): Promise<BookRows> {
  const accounts = await tx.execute<{ posted: string; pending: string }>(sql`
    select code as account, kind, currency, posted::text as posted, pending::text as pending
    from ledger.balance order by code`);
  const sums = await tx.execute<{ debits: string; credits: string }>(sql`
    select currency, phase, coalesce(sum(amount_minor) filter (where side = 'debit'), 0)::text as debits,
           coalesce(sum(amount_minor) filter (where side = 'credit'), 0)::text as credits
    from ledger.entry group by currency, phase order by currency, phase`);
  const wallets = await tx
    .select({ owner: wallet.owner, customer: wallet.providerCustomer, createdAt: wallet.createdAt })
    .from(wallet)
    .orderBy(wallet.createdAt);
  return {
    ...(await saleRows(tx)),
    wallets,
    ledger: {
      sums: sums.map((row) => ({ ...row, debits: whole(row.debits), credits: whole(row.credits) })),
      accounts: accounts.map((row) => ({ ...row, posted: whole(row.posted), pending: whole(row.pending) })),
    },
  };
}

async function saleRows(tx: MoneyTransaction): Promise<Pick<BookRows, 'orders' | 'attempts' | 'reservations'>> {
  const orders = await tx
    .select({
      ...{ id: order.id, purchase: order.purchaseId, page: order.pageId, owner: order.owner, state: order.state },
      ...{
        currency: order.currency,
        total: order.totalMinor,
        refunded: order.refundedMinor,
        createdAt: order.createdAt,
      },
    })
    .from(order)
    .orderBy(order.id);
  const attempts = await tx
    .select({
      ...{ id: attempt.id, purchase: attempt.purchaseId, owner: attempt.owner, state: attempt.state },
      ...{
        provider: attempt.provider,
        intent: attempt.providerIntent,
        currency: purchase.currency,
        amount: purchase.totalMinor,
      },
      createdAt: attempt.createdAt,
    })
    .from(attempt)
    .innerJoin(purchase, eq(purchase.id, attempt.purchaseId))
    .orderBy(attempt.id);
  const reservations = await tx
    .select({
      ...{ attempt: reservation.attemptId, variant: reservation.variantId, page: reservation.pageId },
      ...{ quantity: reservation.quantity, state: reservation.state, expiresAt: reservation.expiresAt },
    })
    .from(reservation)
    .orderBy(reservation.attemptId, reservation.variantId);
  return {
    orders: orders.map((row) => ({ ...row, total: whole(row.total), refunded: whole(row.refunded) })),
    attempts: attempts.map((row) => ({ ...row, amount: whole(row.amount) })),
    // The shop ring keeps attempts as bare uuids: it knows nothing of purchases.
    reservations: reservations.map((row) => ({ ...row, attempt: fromUuid('attempt', row.attempt) })),
  };
}

/** As a JSON number, which is exact below 2^53 minor units; a larger sum stops the export instead of being rounded. */
function whole(amount: bigint | string): number {
  const number = Number(amount);
  assert(Number.isSafeInteger(number), 'an amount is exact as a number');
  return number;
}

/**
 * What the ledger says buyers' payments left at a provider, by currency: posted debits less credits, in minor units. What went on
 * to sellers, and the provider's fees, are proven transfer by transfer (`compareTransfers`).
 */
export async function ledgerOfProvider(tx: MoneyTransaction, provider: Provider): Promise<Map<string, bigint>> {
  const rows = await tx.execute<{ currency: string; posted: string }>(sql`
    select e.currency, sum(case e.side when 'debit' then e.amount_minor else -e.amount_minor end)::text as posted
    from ledger.entry e join ledger.txn t on t.id = e.txn_id join ledger.account a on a.code = e.account
    where a.code like ${`psp:${provider}:%`} and e.phase = 'posted' and t.kind not in ('transfer', 'transfer_reversal', 'provider_fee', 'send_out', 'send_back')
    group by e.currency`);
  return new Map(rows.map((row) => [row.currency, BigInt(row.posted)]));
}

/** The last proof, for operators; null before the first one and for everybody else. */
export async function lastProof(actor: Actor): Promise<{ at: Date; sound: boolean; differences: number } | null> {
  if (!holds(actor, 'money')) return null;
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
