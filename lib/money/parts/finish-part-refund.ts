import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { attempt, purchase } from '@/db/schema/money/purchase';
import { splitPart, splitRefund } from '@/db/schema/money/split';
import type { SystemActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { paymentGateway } from '@/lib/money/checkout/gateway';
import { askedProvider } from '@/lib/money/checkout/model';
import { moneyOf } from '@/lib/money/orders/stored/model';
import { logWarn } from '@/lib/platform/log';

const system: SystemActor = { kind: 'system', name: 'part-refund', locale: 'en' };

/**
 * Gives one payer her part back: asks her provider and books the answer. True once it is given. What a provider refuses for good stays
 * pending, is said in the log, and is asked for again: nobody else's part may take its place. It waits no longer once her bank has taken her
 * share (`money.leave_to_bank`).
 */
export async function finishPartRefund(id: Id<'refund'>): Promise<boolean> {
  const [due] = await asActor(system, (tx) =>
    tx
      .select({
        // In the currency she paid in.
        ...{ state: splitRefund.state, currency: purchase.currency },
        amountMinor: sql<string>`coalesce(${splitRefund.chargedMinor}, ${splitRefund.amountMinor})`,
        ...{ provider: attempt.provider, intent: attempt.providerIntent },
      })
      .from(splitRefund)
      .innerJoin(splitPart, eq(splitPart.id, splitRefund.partId))
      .innerJoin(attempt, eq(attempt.id, splitPart.attemptId))
      .innerJoin(purchase, eq(purchase.id, attempt.purchaseId))
      .where(eq(splitRefund.id, id)),
  );
  // Gone where her bank took it meanwhile.
  if (!due?.intent) return false;
  // Given, also where her bank sent it back since.
  if (due.state !== 'pending') return true;
  const amount = moneyOf(BigInt(due.amountMinor), due.currency);
  // Less than a unit of her currency: it goes with what is given back of it later.
  if (amount.amount === 0n) return booked(id, null);
  const gateway = paymentGateway(askedProvider(due.provider));
  const answer = await gateway.refund(due.intent, amount, id);
  if (answer.state === 'failed') logWarn('part_refund_refused', { refund: id });
  if (answer.state !== 'succeeded') return false;
  return booked(id, answer.refundId);
}

async function booked(id: Id<'refund'>, providerRefund: string | null): Promise<true> {
  await callMoney(z.boolean(), sql`money.part_refunded(${toUuid(id)}::uuid, ${providerRefund})`);
  return true;
}
