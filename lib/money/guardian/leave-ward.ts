import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';

/** The actor guards this person no longer; what waited for him is declined. The rule stays. Refusal: `not_found`. */
export async function leaveWard(actor: PersonActor, input: { ward: Id<'person'> }): Promise<Result<null, 'not_found'>> {
  const owner = `person:${toUuid(input.ward)}`;
  const left = await callMoney(z.boolean(), sql`money.leave_guardianship(${actorKey(actor)}, ${owner})`);
  return left ? ok(null) : refuse('not_found');
}
