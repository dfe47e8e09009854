import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { order, refund } from '@/db/schema/money/order';
import { attempt } from '@/db/schema/money/purchase';
import { type Id, toUuid } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import { paymentGateway } from '@/lib/money/checkout/gateway';
import { askedProvider, type Provider } from '@/lib/money/checkout/model';
import { finishSplitRefund } from '@/lib/money/parts/finish-split-refund';
import { moneyOf, refundStateOf } from './stored/model';

/** Where a refund stands. `pending` is answered by the provider later, without anybody's help. */
export type RefundState = 'pending' | 'succeeded' | 'failed';

/**
 * Asks the provider for a refund that was begun and books the answer: the second half, called by the request,
 * the worker and the sweeper alike. The refund's id is the provider's idempotency key. Without a clear answer
 * it stays `pending` and somebody asks again.
 */
export async function finishRefund(refundId: Id<'refund'>): Promise<RefundState> {
  const due = await readRefund(refundId);
  if (!due) return 'failed';
  if (due.state !== 'pending') return due.state;
  if (due.provider === 'split') return finishSplitRefund(refundId);
  const answer = await paymentGateway(due.provider).refund(due.intent, due.amount, refundId);
  const row = sql`${toUuid(refundId)}::uuid`;
  switch (answer.state) {
    case 'succeeded':
      await callMoney(z.boolean(), sql`money.refund_succeeded(${row}, ${answer.refundId})`);
      return 'succeeded';
    case 'failed':
      await callMoney(z.boolean(), sql`money.refund_failed(${row})`);
      return 'failed';
    case 'unknown':
      return 'pending';
  }
}

type Due = { state: RefundState; amount: Money } & ({ provider: Provider; intent: string } | { provider: 'split' });

async function readRefund(refundId: Id<'refund'>): Promise<Due | null> {
  const [row] = await asActor({ kind: 'system', name: 'finish-refund', locale: 'en' }, (tx) =>
    tx
      .select({
        state: refund.state,
        amountMinor: refund.amountMinor,
        currency: refund.currency,
        provider: attempt.provider,
        intent: attempt.providerIntent,
      })
      .from(refund)
      .innerJoin(order, eq(order.id, refund.orderId))
      .innerJoin(attempt, sql`${eq(attempt.purchaseId, order.purchaseId)} and ${attempt.state} = 'captured'`)
      .where(eq(refund.id, refundId)),
  );
  if (!row) return null;
  const base = { state: refundStateOf(row.state), amount: moneyOf(row.amountMinor, row.currency) };
  // Of what several people paid each gets her part back.
  if (row.provider === 'split') return { ...base, provider: row.provider };
  return row.intent === null ? null : { ...base, provider: askedProvider(row.provider), intent: row.intent };
}
