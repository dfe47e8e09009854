import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import type { StopWaiting } from './schema';

/** A person no longer wants to be told; twice is once. */
export async function stopWaiting(actor: PersonActor, input: StopWaiting): Promise<Result<null, never>> {
  await identityDb().execute(sql`
    delete from identity.market_wait
    where person_id = ${toUuid(actor.personId)}::uuid and country = ${input.country} and capability = ${input.capability}`);
  return ok(null);
}
