import 'server-only';
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { asActor, inSnapshot, type MoneyTransaction, moneyDb } from '@/db/client/money';
import { booksProof } from '@/db/schema/money/inbox';
import { order } from '@/db/schema/money/order';
import { attempt, purchase } from '@/db/schema/money/purchase';
import { splitRefund } from '@/db/schema/money/split';
import { transfer } from '@/db/schema/money/transfer';
import type { SystemActor } from '@/lib/identity/actor/model';
import { groupBy } from '@/lib/kernel/group-by';
import { settleDraw } from '@/lib/money/checkout/bank/settle-draw';
import { type ProviderCharge, type ProviderMovement, paymentGateway } from '@/lib/money/checkout/gateway';
import { type AttemptState, type Provider, providers } from '@/lib/money/checkout/model';
import { recordDisputes } from '@/lib/money/disputes/record-dispute';
import { hearRefund } from '@/lib/money/orders/hear-refund';
import { type ProviderTransfer, sellerGateway } from '@/lib/money/payouts/gateway';
import { type KnownSending, transferGateway } from '@/lib/money/transfers/gateway';
import { compareFees, type ProvedFee } from './compare-fees';
import { compareSent, type ProvedSending } from './compare-sent';
import { compareTransfers, type ProvedSettlement } from './compare-transfers';
import { compareBalances, compareWithProvider, type Difference, type ProvedAttempt } from './model';
import { type BookCounts, type BookRows, bookCounts, bookRows, ledgerOfProvider } from './queries';
import { readDifferences } from './read-differences';
import { readProviderFees } from './read-provider-fees';
import { readSendings } from './read-sendings';
import { readSettlements } from './read-settlements';

/** The result of a proof: all figures, every difference, and whether there is none. */
export type Proof = {
  sound: boolean;
  at: string;
  differences: Difference[];
  provider: { payments: number; reachable: boolean };
} & BookCounts;

const system: SystemActor = { kind: 'system', name: 'prove-books', locale: 'en' };

/**
 * Proves the books: the ledger sums to zero, follows from the orders, and agrees with the provider's own
 * books, read over HTTP: Stripe's own list, and of PayPal, which has none, every payment we know. The result is stored for operators and returned. An unreachable provider is said
 * (`provider.reachable`) and proves nothing.
 */
export async function proveBooks(): Promise<Proof> {
  return (await prove(async () => null)).proof;
}

/** The proof and the rows it speaks of, all as they were at one moment. See `proveBooks`. */
export async function proveBooksByRow(): Promise<{ proof: Proof; rows: BookRows }> {
  const { proof, more } = await prove(bookRows);
  return { proof, rows: more };
}

/**
 * The provider is read first, over HTTP and outside any transaction, then all of our books in one snapshot: whatever the
 * provider told of has its attempt there, for that was committed before the provider was asked. What moved or began after
 * the cut-off, when that reading began, may be newer than what it told, and is in flight.
 */
async function prove<More>(readMore: (tx: MoneyTransaction) => Promise<More>): Promise<{ proof: Proof; more: More }> {
  const cutOff = await databaseClock();
  const payments = await readPayments();
  const transfers = payments === null ? { toSellers: [], toPeople: [] } : await readTransfers();
  const books = await inSnapshot(system, async (tx) => ({
    own: await readDifferences(tx),
    attempts: await readAttempts(tx, cutOff),
    settlements: await readSettlements(tx, cutOff),
    sendings: await readSendings(tx, cutOff),
    fees: await readProviderFees(tx, 'stripe', cutOff),
    atProvider: new Map(
      await Promise.all(providers.map(async (one) => [one, await ledgerOfProvider(tx, one)] as const)),
    ),
    counts: await bookCounts(tx),
    more: await readMore(tx),
  }));
  const differences = [...books.own, ...(payments && transfers ? besideProvider(books, payments, transfers) : [])];
  const proof: Proof = {
    sound: payments !== null && transfers !== null && differences.length === 0,
    at: new Date().toISOString(),
    differences,
    provider: {
      payments: payments?.flatMap((one) => one.payments).length ?? 0,
      reachable: payments !== null && transfers !== null,
    },
    ...books.counts,
  };
  await asActor(system, (tx) => tx.insert(booksProof).values({ sound: proof.sound, report: proof }));
  return { proof, more: books.more };
}

/** What one provider has of us. */
type ProviderBooks = {
  provider: Provider;
  payments: ProviderCharge[];
  gone: ReadonlyMap<string, bigint>;
  /** The lines of its balance; of PayPal, which lists none, there are none. */
  lines: ProviderMovement[];
};

function besideProvider(
  books: {
    attempts: ProvedAttempt[];
    settlements: ProvedSettlement[];
    sendings: ProvedSending[];
    fees: ProvedFee[];
    atProvider: Map<Provider, Map<string, bigint>>;
  },
  read: ProviderBooks[],
  transfers: ProviderTransfers,
): Difference[] {
  const differences = [
    ...compareWithProvider(
      books.attempts,
      read.flatMap((one) => one.payments),
    ),
    ...compareTransfers(books.settlements, transfers.toSellers),
    ...compareSent(books.sendings, transfers.toPeople),
    ...compareFees(
      books.fees,
      read.flatMap((one) => one.lines),
    ),
  ];
  if (books.attempts.some((one) => one.inFlight)) return differences;
  const balances = read.flatMap(({ provider, payments, gone }) =>
    compareBalances(payments, gone, books.atProvider.get(provider) ?? new Map()),
  );
  return [...differences, ...balances];
}

/** The moment by the clock that also stamps the rows. */
async function databaseClock(): Promise<string> {
  const [row] = await moneyDb().execute<{ now: string }>(sql`select clock_timestamp()::text as now`);
  if (!row) throw new Error('Invariant broken: the clock has one row');
  return row.now;
}

/** Null when one of them cannot be read: half a proof is none. */
async function readPayments(): Promise<ProviderBooks[] | null> {
  try {
    const read: ProviderBooks[] = [];
    for (const provider of providers) {
      const payments: ProviderCharge[] = [];
      const known = provider === 'stripe' ? [] : await knownPayments(provider);
      for await (const payment of paymentGateway(provider).listCharges(known)) payments.push(payment);
      // Recorded as they are read: what a bank took a moment ago is no difference.
      const gone = await recordDisputes(provider);
      if (provider === 'stripe') await settleTold(payments);
      const lines: ProviderMovement[] = [];
      if (provider === 'stripe') for await (const line of paymentGateway(provider).listMovements()) lines.push(line);
      // A bank that sent a refund back: its event may have been lost.
      for (const { kind, source } of lines) if (kind === 'refund_failure' && source) await hearRefund(source);
      read.push({ provider, payments, gone, lines });
    }
    return read;
  } catch {
    return null;
  }
}

/** What the list tells of a bank that we did not hear of is recorded as it is read, and so no difference either. */
async function settleTold(payments: readonly ProviderCharge[]): Promise<void> {
  const rows = await asActor(system, (tx) =>
    tx.select({ id: attempt.id, intentId: attempt.providerIntent }).from(attempt).where(eq(attempt.state, 'settling')),
  );
  if (rows.length === 0) return;
  const waiting = new Set(payments.filter(({ state }) => state === 'settling').map(({ intentId }) => intentId));
  for (const { id, intentId } of rows) if (intentId !== null && !waiting.has(intentId)) await settleDraw(id, intentId);
}

async function knownPayments(provider: Provider): Promise<string[]> {
  const rows = await asActor(system, (tx) =>
    tx
      .select({ intentId: attempt.providerIntent })
      .from(attempt)
      .where(and(eq(attempt.provider, provider), isNotNull(attempt.providerIntent))),
  );
  return rows.flatMap(({ intentId }) => intentId ?? []);
}

/** What the provider sent on: to sellers' accounts there, and to people's banks. */
type ProviderTransfers = { toSellers: ProviderTransfer[]; toPeople: KnownSending[] };

async function readTransfers(): Promise<ProviderTransfers | null> {
  try {
    const read: ProviderTransfers = { toSellers: [], toPeople: [] };
    for await (const transfer of sellerGateway().listTransfers()) read.toSellers.push(transfer);
    for await (const sending of transferGateway().listSent()) read.toPeople.push(sending);
    return read;
  } catch {
    return null;
  }
}

const restingStates: readonly AttemptState[] = ['captured', 'declined', 'voided', 'expired'];

/** Attempts as they stand. What moved after the cut-off may be newer than the provider's list: it is in flight. */
async function readAttempts(tx: MoneyTransaction, cutOff: string): Promise<ProvedAttempt[]> {
  const rows = await tx
    .select({
      id: attempt.id,
      state: attempt.state,
      intentId: attempt.providerIntent,
      delayed: attempt.delayed,
      currency: purchase.currency,
      total: purchase.totalMinor,
      purchaseId: purchase.id,
      shareRefunded: sql<string>`(select coalesce(sum(coalesce(r.charged_minor, r.amount_minor)), 0) from ${splitRefund} r where r.part_id = ${purchase.partId} and r.state = 'succeeded')`,
      young: sql<boolean>`${attempt.updatedAt} > now() - interval '60 seconds'`,
      moved: sql<boolean>`greatest(${attempt.updatedAt}, (select max(o.updated_at) from ${order} o where o.purchase_id = ${purchase.id}), (select max(r.updated_at) from ${splitRefund} r where r.part_id = ${purchase.partId}), ${transfer.updatedAt}) > ${cutOff}::timestamptz`,
      // What could not be delivered went back whole.
      returned: sql<boolean>`coalesce(${transfer.state} = 'returned', false)`,
    })
    .from(attempt)
    .innerJoin(purchase, eq(purchase.id, attempt.purchaseId))
    .leftJoin(transfer, eq(transfer.purchaseId, purchase.id))
    // No provider knows of a split purchase itself: its payers' own attempts are proven.
    .where(sql`${attempt.provider} <> 'split'`);
  const refunds = groupBy(
    await tx
      .select({ purchaseId: order.purchaseId, refunded: order.refundedMinor })
      .from(order)
      .where(inArray(order.state, ['paid', 'fulfilled', 'delivered', 'partially_refunded', 'refunded', 'disputed'])),
    (row) => row.purchaseId,
  );
  return rows.map((row) => ({
    ...row,
    state: row.state as AttemptState,
    refunded: (refunds.get(row.purchaseId) ?? []).reduce(
      (total, one) => total + one.refunded,
      BigInt(row.shareRefunded) + (row.returned ? row.total : 0n),
    ),
    inFlight: row.moved || (row.young && !restingStates.includes(row.state as AttemptState)),
  }));
}
