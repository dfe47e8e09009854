import 'server-only';
import { and, asc, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { sellerAccount } from '@/db/schema/money/payout';
import type { SystemActor } from '@/lib/identity/actor/model';
import { inLanes } from '@/lib/kernel/in-lanes';
import { logBug } from '@/lib/platform/log';
import { payOut } from './pay-out';
import { readFee } from './read-fee';
import { readPayout } from './read-payout';
import { readSellerAccount } from './read-seller-account';
import { reverseSettlement } from './reverse-settlement';
import { OpenFees, Payable, PayoutIds, Reversals, Settlements } from './schema';
import { sendSettlement } from './send-settlement';

const system: SystemActor = { kind: 'system', name: 'sweep-payouts', locale: 'en' };
const batchMax = 32;
const atOnce = 4;

/**
 * The sellers' round: the providers' fees are read, what may go becomes due and is sent, what refunds took is taken back, what lies in their accounts is paid out,
 * and what nobody answered is looked after. Several processes may sweep at once: everything is claimed first, and every provider
 * call carries its own key. Answers how many things it touched.
 */
export async function sweepPayouts(): Promise<number> {
  const changed = await callMoney(z.number(), sql`money.review_settlements()`);
  const counts = [
    await each(await callMoney(OpenFees, sql`money.claim_fees(${batchMax})`), readFee),
    await each(await callMoney(OpenFees, sql`money.claim_part_fees(${batchMax})`), readFee),
    await each(await callMoney(Settlements, sql`money.claim_settlements(${batchMax})`), sendSettlement),
    await each(await callMoney(Reversals, sql`money.claim_reversals(${batchMax})`), reverseSettlement),
    await each(await callMoney(Payable, sql`money.payable_pages(${batchMax})`), payOut),
    await each(await callMoney(PayoutIds, sql`money.claim_payouts(${batchMax})`), readPayout),
    await each(await waitingAccounts(), ({ pageId }) => readSellerAccount(pageId)),
  ];
  return counts.reduce((total, one) => total + one, changed);
}

/** Accounts that the provider is still verifying; it tells when that ends, unless its word is lost. */
function waitingAccounts() {
  return asActor(system, (tx) =>
    tx
      .select({ pageId: sellerAccount.pageId })
      .from(sellerAccount)
      .where(
        and(
          inArray(sellerAccount.state, ['started', 'pending', 'restricted']),
          sql`coalesce(${sellerAccount.checkedAt}, ${sellerAccount.updatedAt}) < clock_timestamp() - interval '10 minutes'`,
        ),
      )
      .orderBy(asc(sellerAccount.checkedAt))
      .limit(batchMax),
  );
}

/** One broken row must not keep the others waiting. */
async function each<Row>(rows: readonly Row[], work: (row: Row) => Promise<unknown>): Promise<number> {
  await inLanes(rows, atOnce, (row) => work(row).catch((error: unknown) => logBug('payouts_failed', error)));
  return rows.length;
}
