import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { inLanes } from '@/lib/kernel/in-lanes';
import { logBug, logWarn } from '@/lib/platform/log';
import { isDefiniteRefusal } from '@/lib/platform/stripe';
import { transferGateway } from '../gateway';

const batchMax = 20;
const atOnce = 4;

/**
 * Closes at the provider what nobody uses any more, once nothing is on its way there, and forgets its name. What the provider does not answer is tried again
 * later. Doing it twice closes nothing twice. Answers how many it worked on.
 */
export async function closeRecipients(): Promise<number> {
  const accounts = await callMoney(z.array(z.string()), sql`money.claim_closings(${batchMax})`);
  await inLanes(accounts, atOnce, closeOne);
  return accounts.length;
}

async function closeOne(account: string): Promise<void> {
  try {
    await transferGateway().closeAccount(account);
    await callMoney(z.boolean(), sql`money.recipient_closed(${account})`);
  } catch (error) {
    // A refusal is our fault and stays loud; silence is tried again.
    if (isDefiniteRefusal(error)) logBug('recipient_not_closed', error, { account });
    else logWarn('recipient_not_closed', { account, reason: error instanceof Error ? error.constructor.name : '' });
  }
}
