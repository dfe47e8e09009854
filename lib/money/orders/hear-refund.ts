import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { refund } from '@/db/schema/money/order';
import { toUuid } from '@/lib/kernel/ids';
import { paymentGateway } from '@/lib/money/checkout/gateway';

/**
 * Looks what became of a refund that was given, by Stripe's name for it: a bank may send the money back days later, because
 * the card or the account it came from is closed. Then the books say so, the money is the seller's again, and both sides are
 * told. Whether that was news; what is none of ours, or came back already, is none. Throws when the provider cannot be reached.
 */
export async function hearRefund(providerRefund: string): Promise<boolean> {
  const [row] = await asActor({ kind: 'system', name: 'hear-refund', locale: 'en' }, (tx) =>
    tx
      .select({ id: refund.id })
      .from(refund)
      .where(and(eq(refund.providerRefund, providerRefund), eq(refund.state, 'succeeded'))),
  );
  if (!row) return false;
  const { state } = await paymentGateway('stripe').presentRefund(providerRefund);
  if (state !== 'failed') return false;
  return callMoney(z.boolean(), sql`money.refund_came_back(${toUuid(row.id)}::uuid)`);
}
