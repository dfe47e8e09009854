import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { inLanes } from '@/lib/kernel/in-lanes';
import { Void } from '@/lib/money/checkout/schema';
import { voidAttempt } from '@/lib/money/checkout/void-attempt';
import { logBug } from '@/lib/platform/log';
import { finishPartRefund } from './finish-part-refund';
import { SplitsDue } from './schema';

const batchMax = 50;
const atOnce = 6;

/**
 * Brings to its end what several people pay together, of all such purchases or of one: what ran out ends, the holds of what ended are given
 * back, those of what all agreed on may be taken, and what was taken of one that failed goes back. May be killed at any moment and run
 * again, also twice at once. Answers how much there was to do.
 */
export async function sweepSplits(purchaseId?: Id<'purchase'>): Promise<number> {
  const one = purchaseId === undefined ? null : toUuid(purchaseId);
  const due = await callMoney(SplitsDue, sql`money.splits_due(${batchMax}, ${one}::uuid)`);
  await inLanes(due.go, atOnce, (id) =>
    withoutStopping(id, () => callMoney(z.number(), sql`money.go_split(${toUuid(id)}::uuid)`)),
  );
  await inLanes(due.release, atOnce, (id) =>
    withoutStopping(id, async () => {
      await callMoney(Void, sql`money.release_part(${toUuid(id)}::uuid)`);
      await voidAttempt(id);
    }),
  );
  await inLanes(due.refunds, atOnce, (id) => withoutStopping(id, () => finishPartRefund(id)));
  return due.go.length + due.release.length + due.refunds.length;
}

/** One broken row must not keep the others waiting. */
async function withoutStopping(id: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    logBug('split_failed', error, { id });
  }
}
