import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { sellerGateway } from './gateway';
import type { ClaimedReversal } from './schema';

/**
 * Takes back of a seller what a refund of her order took from Souk. True when it came back; while she has no money at the provider
 * it stays open and is asked for again, and the books show that she owes it.
 */
export async function reverseSettlement(claimed: ClaimedReversal): Promise<boolean> {
  const { reversal, transfer, amount, currency, tries } = claimed;
  const row = sql`${toUuid(reversal)}::uuid`;
  const answer = await sellerGateway().reverse({
    ...{ reversalId: reversal, transfer, tries },
    amount: money(amount, currency),
  });
  if (answer.state === 'done') return callMoney(z.boolean(), sql`money.reversal_succeeded(${row}, ${answer.id})`);
  if (answer.state === 'failed') await callMoney(z.boolean(), sql`money.reversal_refused(${row}, ${answer.problem})`);
  return false;
}
