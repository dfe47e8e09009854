import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { paymentGateway } from '@/lib/money/checkout/gateway';
import { logWarn } from '@/lib/platform/log';
import { ReturnDue } from './schema';

/**
 * Gives back what was taken for a transfer that could not be delivered, the fee too. True once it is given back, or there is nothing to give back;
 * false while the provider has not answered: whoever called tries again, and it is given back once.
 */
export async function returnTransfer(transferId: Id<'transfer'>): Promise<boolean> {
  const due = await callMoney(ReturnDue, sql`money.return_due(${toUuid(transferId)}::uuid)`);
  if (due === null) return true;
  const answer = await paymentGateway(due.provider).refund(due.intent, money(due.amount, due.currency), due.refund);
  if (answer.state === 'failed') logWarn('transfer_not_returned', { transfer: transferId });
  if (answer.state !== 'succeeded') return false;
  await callMoney(z.boolean(), sql`money.transfer_returned(${toUuid(transferId)}::uuid)`);
  return true;
}
