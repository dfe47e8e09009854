import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { apartFrom } from '@/lib/identity/ties/queries';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';

/**
 * The sender says that whoever opened her link is who she meant: it is hers then as if she had been named. Doing it again is fine. `link_changed` when somebody else
 * opened it since, or nobody waits any more; `too_late` once it was let go; `not_found` for a missing one and for everybody but its sender.
 */
export async function confirmClaim(
  actor: PersonActor,
  { transferId, claimerId }: { transferId: Id<'transfer'>; claimerId: Id<'person'> },
): Promise<Result<{ confirmed: true }, 'link_changed' | 'too_late' | 'not_found'>> {
  if ((await apartFrom(actor.personId)).has(claimerId)) return refuse('link_changed');
  const said = await callMoney(
    z.enum(['confirmed', 'changed', 'ended', 'not_found']),
    sql`money.confirm_claim(${toUuid(transferId)}::uuid, ${actorKey(actor) ?? ''}, ${toUuid(claimerId)}::uuid)`,
  );
  if (said === 'confirmed') return ok({ confirmed: true });
  return refuse(said === 'changed' ? 'link_changed' : said === 'ended' ? 'too_late' : 'not_found');
}
