import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';

/** Ends a fundraiser of the actor's before its time; what was given stays given. Refusal: `not_found`, also for somebody else's and one that is over. */
export async function endFundraiser(
  actor: PersonActor,
  { id }: { id: Id<'fundraiser'> },
): Promise<Result<null, 'not_found'>> {
  return shopDb().transaction(async (tx) => {
    const [row] = await tx.execute<{ ended: boolean }>(
      sql`select shop.end_fundraiser(${toUuid(id)}::uuid, ${toUuid(actor.personId)}::uuid, null) as ended`,
    );
    if (!row?.ended) return refuse('not_found');
    await audit(tx, actor, 'fundraiser.end', id);
    return ok(null);
  });
}
