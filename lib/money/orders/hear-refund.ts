import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { refund } from '@/db/schema/money/order';
import { splitRefund } from '@/db/schema/money/split';
import { toUuid } from '@/lib/kernel/ids';
import { paymentGateway } from '@/lib/money/checkout/gateway';

/**
 * Looks what became of a refund that was given, by Stripe's name for it: a bank may send the money back days later, because
 * the card or the account it came from is closed; also one payer's part of what several people paid. Then the books say so, the money is the seller's again, and both sides are
 * told. Whether that was news; what is none of ours, or came back already, is none. Throws when the provider cannot be reached.
 */
export async function hearRefund(providerRefund: string): Promise<boolean> {
  const given = await asActor({ kind: 'system', name: 'hear-refund', locale: 'en' }, async (tx) => {
    // Of what several people paid each payer's part has a name of its own.
    const [part] = await tx
      .select({ id: splitRefund.id })
      .from(splitRefund)
      .where(and(eq(splitRefund.providerRefund, providerRefund), eq(splitRefund.state, 'succeeded')));
    if (part) return sql`money.part_came_back(${toUuid(part.id)}::uuid)`;
    const [whole] = await tx
      .select({ id: refund.id })
      .from(refund)
      .where(and(eq(refund.providerRefund, providerRefund), eq(refund.state, 'succeeded')));
    return whole ? sql`money.refund_came_back(${toUuid(whole.id)}::uuid)` : null;
  });
  if (!given) return false;
  const { state } = await paymentGateway('stripe').presentRefund(providerRefund);
  if (state !== 'failed') return false;
  return callMoney(z.boolean(), given);
}
