import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type OperateRefusal, refusedToOperate } from '@/lib/identity/operations/may-operate';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { auditName } from '@/lib/platform/audit';
import type { SetMarket } from './schema';

/**
 * Opens or closes a capability in a country. For markets; the database writes the audit line with the change.
 * Refusals: `not_found` (not of markets), `prove` (not proven within ten minutes).
 */
export async function setMarket(
  actor: PersonActor,
  input: SetMarket,
): Promise<Result<{ changed: boolean }, OperateRefusal>> {
  const refused = await refusedToOperate(actor, 'markets');
  if (refused) return refuse(refused);
  const { country, capability, state } = input;
  const [row] = await identityDb().execute<{ changed: boolean }>(
    sql`select markets.set_market(${auditName(actor)}, ${country}, ${capability}, ${state}) as changed`,
  );
  return ok({ changed: row?.changed ?? false });
}
