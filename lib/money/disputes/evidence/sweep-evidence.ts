import 'server-only';
import { and, isNull, lt, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { disputeFile } from '@/db/schema/money/dispute';
import type { SystemActor } from '@/lib/identity/actor/model';
import { dropEvidence } from './drop-evidence';

const system: SystemActor = { kind: 'system', name: 'sweep-evidence', locale: 'en' };

/** Takes back files whose storing was cut off ten minutes ago; answers how many. Several processes may do it at once. */
export async function sweepEvidence(): Promise<number> {
  const left = await asActor(system, (tx) =>
    tx
      .select({ id: disputeFile.id })
      .from(disputeFile)
      .where(and(isNull(disputeFile.storedAt), lt(disputeFile.at, sql`now() - interval '10 minutes'`)))
      .limit(100),
  );
  for (const { id } of left) await dropEvidence(id);
  return left.length;
}
