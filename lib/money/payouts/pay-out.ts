import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { type Currency, money } from '@/lib/kernel/money';
import { sellerGateway } from './gateway';
import { recordPayout } from './read-payout';
import { Begun } from './schema';

/**
 * Pays out what lies in a seller's account, to her bank, as far as the provider says that it is there. The row comes first, then
 * the provider; one at a time for each page and currency. Null when there was nothing to pay.
 */
export async function payOut(due: {
  page: Id<'page'>;
  currency: Currency;
  account: string;
}): Promise<Id<'payout'> | null> {
  const available = await sellerGateway().available(due.account, due.currency);
  if (available === 0n) return null;
  const begun = await callMoney(
    Begun,
    sql`money.begin_payout(${toUuid(newId('payout'))}::uuid, ${toUuid(due.page)}::uuid, ${due.currency}, ${available.toString()}::bigint)`,
  );
  if (begun === null) return null;
  const { payout: payoutId, account, amount, currency } = begun;
  const answer = await sellerGateway().payOut({ payoutId, account, amount: money(amount, currency) });
  if (answer.state === 'failed') await recordPayout(payoutId, { state: 'failed', id: null, problem: answer.problem });
  if (answer.state === 'unknown') await recordPayout(payoutId, { state: 'unknown', id: null, problem: null });
  if (answer.state === 'done') {
    const read = await sellerGateway()
      .readPayout(account, { payoutId, providerId: answer.id })
      .catch(() => null);
    await recordPayout(payoutId, read ?? { state: 'in_transit', id: answer.id, problem: null });
  }
  return payoutId;
}
