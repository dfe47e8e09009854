import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { hasFreshProof } from '@/lib/identity/sessions/queries';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';

/** The guardian ends the rule of this person before its day. It needs a fresh proof: `prove`. Other refusal: `not_found`. */
export async function endRule(
  actor: PersonActor,
  input: { ward: Id<'person'> },
): Promise<Result<null, 'not_found' | 'prove'>> {
  if (!(await hasFreshProof(actor))) return refuse('prove');
  const owner = `person:${toUuid(input.ward)}`;
  const ended = await callMoney(z.boolean(), sql`money.end_guardianship(${actorKey(actor)}, ${owner})`);
  return ended ? ok(null) : refuse('not_found');
}
