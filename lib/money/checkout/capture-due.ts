import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { inLanes } from '@/lib/kernel/in-lanes';
import { logBug } from '@/lib/platform/log';
import { captureClaimed } from './capture-attempt';
import { Captures } from './schema';

/** So many are claimed in one statement, and so many provider calls run at once. */
const batchMax = 32;
const atOnce = 8;

/**
 * Takes every hold whose undo time is over; answers how many it claimed. Several processes may do so at once. What a
 * crash or a silent provider leaves claimed is finished by the sweeper.
 */
export async function captureDue(): Promise<number> {
  let total = 0;
  for (;;) {
    const claimed = await callMoney(Captures, sql`money.claim_captures(${batchMax})`);
    await inLanes(claimed, atOnce, ({ attempt, ...due }) =>
      captureClaimed(attempt, due).catch((error: unknown) => logBug('capture_failed', error, { attempt })),
    );
    total += claimed.length;
    if (claimed.length < batchMax) return total;
  }
}
