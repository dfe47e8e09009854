import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { ChangeFundraiser } from './schema';

/**
 * Says something else in a fundraiser of the actor's that goes on, and what it gathers for, in the currency it counts in. Refusal: `not_found`, also for
 * somebody else's, one that is over and one that was taken away.
 */
export async function changeFundraiser(
  actor: PersonActor,
  { id, title, story, currency, goal }: ChangeFundraiser,
): Promise<Result<null, 'not_found'>> {
  const [row] = await shopDb().execute<{ changed: boolean }>(
    sql`select shop.change_fundraiser(${toUuid(actor.personId)}::uuid, ${toUuid(id)}::uuid, ${title}, ${story}, ${currency},
      ${goal?.amount.toString() ?? null}::bigint) as changed`,
  );
  return row?.changed ? ok(null) : refuse('not_found');
}
