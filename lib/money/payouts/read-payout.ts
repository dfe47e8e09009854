import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { payout, sellerAccount } from '@/db/schema/money/payout';
import type { SystemActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { isCurrency, money } from '@/lib/kernel/money';
import { sellerGateway } from './gateway';
import type { PayoutState } from './model';

const system: SystemActor = { kind: 'system', name: 'read-payout', locale: 'en' };

/** What is recorded of a payout; `id` is the provider's. */
export type PayoutRecord = { state: PayoutState; id: string | null; problem: string | null; arrivesOn?: string };

/** Records where a payout stands, if it may go there; true for the call that did. */
export function recordPayout(
  payoutId: Id<'payout'>,
  { state, id, problem, arrivesOn }: PayoutRecord,
): Promise<boolean> {
  return callMoney(
    z.boolean(),
    sql`money.payout_answered(${toUuid(payoutId)}::uuid, ${state}, ${id}, ${arrivesOn ?? null}::date, ${problem})`,
  );
}

/**
 * Asks the provider how a payout stands and records it: the webhook and the sweeper alike. One whose answer was lost and that the
 * provider does not know is asked for once more, under its own key. Throws when the provider cannot be reached.
 */
export async function readPayout(payoutId: Id<'payout'>): Promise<void> {
  const [row] = await asActor(system, (tx) =>
    tx
      .select({
        ...{ state: payout.state, providerId: payout.providerPayout, account: sellerAccount.providerAccount },
        ...{ amountMinor: payout.amountMinor, currency: payout.currency },
      })
      .from(payout)
      .innerJoin(sellerAccount, eq(sellerAccount.pageId, payout.pageId))
      .where(eq(payout.id, payoutId)),
  );
  if (!row?.account || !isCurrency(row.currency)) return;
  const { account, providerId } = row;
  const found = await sellerGateway().readPayout(account, { payoutId, providerId });
  if (found) {
    await recordPayout(payoutId, found);
  } else if (row.state === 'sending' || row.state === 'unknown') {
    const answer = await sellerGateway().payOut({ payoutId, account, amount: money(row.amountMinor, row.currency) });
    if (answer.state === 'done') await recordPayout(payoutId, { state: 'in_transit', id: answer.id, problem: null });
    if (answer.state === 'failed') await recordPayout(payoutId, { state: 'failed', id: null, problem: answer.problem });
  }
}
