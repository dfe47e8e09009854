import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { providers } from '@/lib/money/checkout/model';
import { logBug } from '@/lib/platform/log';
import { recordDispute } from './record-dispute';
import { sendEvidence } from './send-evidence';

/** Asked about in one round: each is a call or two to the provider. */
const atOnce = 100;

const Claimed = z.array(z.object({ dispute: z.string(), provider: z.enum(providers), send: z.boolean() }));

/**
 * Reads open disputes afresh, in case an event was lost, and sends what is there for one whose answer is complete or whose last
 * day has come: what is not sent in time is lost. A hundred in a round, those nobody looked at for longest first; answers how many.
 * Several processes may do it at once.
 */
export async function sweepDisputes(): Promise<number> {
  const claimed = await callMoney(Claimed, sql`money.claim_disputes(${atOnce}::int)`);
  for (const { dispute, provider, send } of claimed) {
    try {
      if (send) await sendEvidence(dispute, provider);
      else await recordDispute(dispute, provider);
    } catch (error) {
      logBug('sweep_dispute_failed', error, { dispute });
    }
  }
  return claimed.length;
}
