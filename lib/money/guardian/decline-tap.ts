import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { tapForMe } from './queries';

/** The guardian declines a waiting tap; nothing was held for it. Refusal: `not_found` (somebody else's, answered or ended). */
export async function declineTap(
  actor: PersonActor,
  input: { confirmationId: Id<'confirmation'> },
): Promise<Result<null, 'not_found'>> {
  const tap = await tapForMe(actor, input.confirmationId);
  if (!tap) return refuse('not_found');
  const declined = await callMoney(
    z.boolean(),
    sql`money.answer_tap(${actorKey(actor)}, ${toUuid(tap.id)}::uuid, ${tap.nonce}, 'declined')`,
  );
  return declined ? ok(null) : refuse('not_found');
}
