import 'server-only';
import { and, inArray, lt, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { dispute } from '@/db/schema/money/dispute';
import type { SystemActor } from '@/lib/identity/actor/model';
import { logBug } from '@/lib/platform/log';
import { recordDispute } from './record-dispute';
import { sendEvidence } from './send-evidence';

const system: SystemActor = { kind: 'system', name: 'sweep-disputes', locale: 'en' };

/**
 * Reads every open dispute afresh, in case an event was lost, and sends what is there for one whose answer is complete or
 * whose last day has come: what is not sent in time is lost. Several processes may do it at once.
 */
export async function sweepDisputes(): Promise<number> {
  const open = await asActor(system, (tx) =>
    tx
      .select({
        id: dispute.providerDispute,
        provider: dispute.provider,
        said: sql<boolean>`bool_or(exists (select 1 from money.dispute_statement s where s.dispute_id = money.dispute.id) or exists (select 1 from money.dispute_file f where f.dispute_id = money.dispute.id and f.side = 'seller' and f.stored_at is not null))`,
        complete: sql<boolean>`bool_and(${dispute.answeredAt} is not null)`,
        last: sql<boolean>`coalesce(bool_or(${dispute.dueBy} < now() + interval '1 day'), false)`,
        waits: sql<boolean>`bool_or(${dispute.state} = 'needs_response')`,
      })
      .from(dispute)
      .where(
        and(
          inArray(dispute.state, ['needs_response', 'under_review']),
          lt(dispute.updatedAt, sql`now() - interval '30 seconds'`),
        ),
      )
      .groupBy(dispute.provider, dispute.providerDispute)
      .limit(100),
  );
  for (const { id, provider, said, complete, last, waits } of open) {
    try {
      if (waits && (complete || (last && said))) await sendEvidence(id, provider);
      else await recordDispute(id, provider);
    } catch (error) {
      logBug('sweep_dispute_failed', error, { dispute: id });
    }
  }
  return open.length;
}
