import 'server-only';
import { lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { quote, transfer } from '@/db/schema/money/transfer';
import type { SystemActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { inLanes } from '@/lib/kernel/in-lanes';
import { sellerGateway } from '@/lib/money/payouts/gateway';
import { logBug } from '@/lib/platform/log';
import { closeRecipients } from './recipients/close-recipients';
import { readRecipient, waitingRecipients } from './recipients/read-recipient';
import { returnTransfer } from './return-transfer';
import { FeesDue } from './schema';
import { sendTransfers, watchDelivered } from './send-transfer';

const system: SystemActor = { kind: 'system', name: 'sweep-transfers', locale: 'en' };
const batchMax = 20;
const atOnce = 4;

/**
 * The transfers' round: what was taken is sent, what is on its way is looked after, what could not be delivered is given back, what the provider kept is
 * read, accounts that are still verified are asked about, and those that nobody uses any more closed. Several processes may sweep at once. Answers how many things it touched.
 */
export async function sweepTransfers(): Promise<number> {
  await forgetQuotes();
  const counts = [
    await sendTransfers(null),
    await watchDelivered(),
    await each(await returning(), ({ id }) => returnTransfer(id)),
    await each(await callMoney(FeesDue, sql`money.claim_transfer_fees(${batchMax})`), readFee),
    await closeRecipients(),
    await each(await waitingRecipients(batchMax), ({ id }) => readRecipient(id)),
  ];
  return counts.reduce((total, one) => total + one, 0);
}

async function readFee({ transfer: id, provider, intent }: z.output<typeof FeesDue>[number]): Promise<void> {
  const { charge, fee } = await sellerGateway().readCharge(provider, intent);
  await callMoney(
    z.boolean(),
    sql`money.record_transfer_fee(${toUuid(id)}::uuid, ${charge}, ${fee.amount.toString()}::bigint)`,
  );
}

function returning() {
  return asActor(system, (tx) =>
    tx
      .select({ id: transfer.id })
      .from(transfer)
      .where(
        sql`${transfer.state} = 'returning' and ${lt(transfer.updatedAt, sql`clock_timestamp() - interval '10 seconds'`)}`,
      )
      .limit(batchMax),
  );
}

/** Promises that nobody used are forgotten a day after their end. */
async function forgetQuotes(): Promise<void> {
  await asActor(system, (tx) =>
    tx
      .delete(quote)
      .where(sql`${quote.transferId} is null and ${lt(quote.expiresAt, sql`clock_timestamp() - interval '1 day'`)}`),
  );
}

/** One broken row must not keep the others waiting. */
async function each<Row>(rows: readonly Row[], work: (row: Row) => Promise<unknown>): Promise<number> {
  await inLanes(rows, atOnce, (row) => work(row).catch((error: unknown) => logBug('transfers_failed', error)));
  return rows.length;
}
