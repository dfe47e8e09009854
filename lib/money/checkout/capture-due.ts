import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
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
    const waiting = [...claimed];
    const lane = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { attempt, ...due } = next;
        await captureClaimed(attempt, due).catch((error: unknown) => logBug('capture_failed', error, { attempt }));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    total += claimed.length;
    if (claimed.length < batchMax) return total;
  }
}
