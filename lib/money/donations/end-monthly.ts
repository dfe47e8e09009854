import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';

/** Ends a monthly donation of the actor's at once; what was given stays given. Refusal: `not_found`, also for somebody else's and an ended one. */
export async function endMonthly(actor: PersonActor, id: Id<'monthly'>): Promise<Result<null, 'not_found'>> {
  const ended = await callMoney(z.boolean(), sql`money.end_monthly(${actorKey(actor)}, ${toUuid(id)}::uuid)`);
  return ended ? ok(null) : refuse('not_found');
}
