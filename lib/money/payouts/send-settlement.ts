import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { sellerGateway } from './gateway';
import { readSellerAccount } from './read-seller-account';
import { type ClaimedSettlement, Decided } from './schema';

/**
 * Sends what a seller keeps of an order to her account: the worker's round, and the second look after a lost answer, alike. The
 * amount is decided once; the transfer is looked for before it is made. Answers `sent`, `failed` (refused: it is due again later),
 * `nothing` (not to be sent, or not now), or `unknown` (somebody asks again).
 */
export async function sendSettlement(claimed: ClaimedSettlement): Promise<'sent' | 'failed' | 'unknown' | 'nothing'> {
  const { settlement, purchase, page, account, charge, currency, tries } = claimed;
  const row = sql`${toUuid(settlement)}::uuid`;
  if (account === null) throw new Error('Invariant broken: sends to nobody');
  const amount = await callMoney(Decided, sql`money.decide_settlement(${row})`);
  if (amount === null) return 'nothing';
  const given = { settlementId: settlement, purchaseId: purchase, account, charge, tries };
  const answer = await sellerGateway().transfer({ ...given, amount: money(amount, currency) });
  if (answer.state === 'done') return answered(row, 'sent', answer.id, null);
  if (answer.state === 'unknown') return answered(row, 'unknown', null, null);
  const failed = await answered(row, 'failed', null, answer.problem);
  // The provider may have closed the account since it was last asked; then the money waits for that.
  await readSellerAccount(page);
  return failed;
}

async function answered<State extends 'sent' | 'failed' | 'unknown'>(
  row: ReturnType<typeof sql>,
  state: State,
  transfer: string | null,
  problem: string | null,
): Promise<State> {
  await callMoney(z.boolean(), sql`money.settlement_answered(${row}, ${state}, ${transfer}, ${problem})`);
  return state;
}
