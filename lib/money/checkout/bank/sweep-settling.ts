import 'server-only';
import { and, asc, eq, lt, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { attempt } from '@/db/schema/money/purchase';
import type { SystemActor } from '@/lib/identity/actor/model';
import { inLanes } from '@/lib/kernel/in-lanes';
import { logBug } from '@/lib/platform/log';
import { settleDraw } from './settle-draw';

const system: SystemActor = { kind: 'system', name: 'sweep-settling', locale: 'en' };
const batchMax = 50;
const atOnce = 6;

/**
 * Asks about payments whose bank has not answered, each every quarter of an hour: the provider tells by an event, and an event
 * can be lost. Answers how many it asked about. Several processes may do so at once.
 */
export async function sweepSettling(): Promise<number> {
  const rows = await asActor(system, (tx) =>
    tx
      .select({ id: attempt.id, intentId: attempt.providerIntent })
      .from(attempt)
      .where(and(eq(attempt.state, 'settling'), lt(attempt.updatedAt, sql`clock_timestamp() - interval '15 minutes'`)))
      .orderBy(asc(attempt.updatedAt))
      .limit(batchMax),
  );
  await inLanes(rows, atOnce, async ({ id, intentId }) => {
    if (intentId === null) return;
    await settleDraw(id, intentId).catch((error: unknown) => logBug('sweep_failed', error, { id }));
  });
  return rows.length;
}
