import 'server-only';
import { eq, inArray, sql } from 'drizzle-orm';
import { asActor, moneyDb } from '@/db/client/money';
import { booksProof } from '@/db/schema/money/inbox';
import { order } from '@/db/schema/money/order';
import { attempt, purchase } from '@/db/schema/money/purchase';
import type { SystemActor } from '@/lib/identity/actor/model';
import { groupBy } from '@/lib/kernel/group-by';
import { type ProviderCharge, paymentGateway } from '@/lib/money/checkout/gateway';
import type { AttemptState } from '@/lib/money/checkout/model';
import { compareBalances, compareWithProvider, type Difference, type ProvedAttempt } from './model';
import { type BookCounts, bookCounts, ledgerOfProvider } from './queries';

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
 * list, read over HTTP. The result is stored for operators and returned. An unreachable provider is said
 * (`provider.reachable`) and proves nothing.
 */
export async function proveBooks(): Promise<Proof> {
  const [{ began } = { began: '' }] = await moneyDb().execute<{ began: string }>(
    sql`select clock_timestamp()::text as began`,
  );
  const payments = await readPayments();
  // Read after the provider's list, so that a payment made in between is known to both or to us alone.
  const own = await moneyDb().execute<Difference>(
    sql`select kind, subject, expected, found from money.book_differences()`,
  );
  const differences: Difference[] = own.map(({ kind, subject, expected, found }) => ({
    kind,
    subject,
    expected,
    found,
  }));
  if (payments) {
    const attempts = await readAttempts(began);
    differences.push(...compareWithProvider(attempts, payments));
    if (!attempts.some((one) => one.inFlight)) differences.push(...compareBalances(payments, await ledgerOfProvider()));
  }
  const proof: Proof = {
    sound: payments !== null && differences.length === 0,
    at: new Date().toISOString(),
    differences,
    provider: { payments: payments?.length ?? 0, reachable: payments !== null },
    ...(await bookCounts()),
  };
  await asActor(system, (tx) => tx.insert(booksProof).values({ sound: proof.sound, report: proof }));
  return proof;
}

async function readPayments(): Promise<ProviderCharge[] | null> {
  try {
    const payments: ProviderCharge[] = [];
    for await (const payment of paymentGateway().listCharges()) payments.push(payment);
    return payments;
  } catch {
    return null;
  }
}

const restingStates: readonly AttemptState[] = ['captured', 'declined', 'voided', 'expired'];

/** Attempts as they stand. What moved after `began` may be newer than the provider's list: it is in flight. */
async function readAttempts(began: string): Promise<ProvedAttempt[]> {
  return asActor(system, async (tx) => {
    const rows = await tx
      .select({
        id: attempt.id,
        state: attempt.state,
        intentId: attempt.providerIntent,
        currency: purchase.currency,
        total: purchase.totalMinor,
        purchaseId: purchase.id,
        young: sql<boolean>`${attempt.updatedAt} > clock_timestamp() - interval '60 seconds'`,
        moved: sql<boolean>`greatest(${attempt.updatedAt}, (select max(o.updated_at) from ${order} o where o.purchase_id = ${purchase.id})) > ${began}::timestamptz`,
      })
      .from(attempt)
      .innerJoin(purchase, eq(purchase.id, attempt.purchaseId));
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
      refunded: (refunds.get(row.purchaseId) ?? []).reduce((total, one) => total + one.refunded, 0n),
      inFlight: row.moved || (row.young && !restingStates.includes(row.state as AttemptState)),
    }));
  });
}
