import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { type Id, toUuid } from '@/lib/kernel/ids';

/** How it ended: `over` is what was never approved, was taken back, or was carried out before. */
type CarriedOut = 'done' | 'changed_since' | 'over';

/**
 * Carries out what two operators agreed on about money, once its minute is over: a job for that moment. One transaction, so that it may be
 * killed and run again. Throws while the minute runs.
 */
export async function carryOut(proposal: Id<'proposal'>): Promise<CarriedOut> {
  const [row] = await identityDb().execute<{ code: CarriedOut }>(
    sql`select identity.carry_out_due(${toUuid(proposal)}::uuid) as code`,
  );
  return row?.code ?? 'over';
}
