import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import type { MakeFundraiser } from './schema';

/**
 * Makes a fundraiser of the actor's for a verified charity, under an id made before the tap, so that twice is once. Refusals: `not_found` for what takes no
 * donations or counts in another currency, `fundraisers_max` where twenty of hers run.
 */
export async function makeFundraiser(
  actor: PersonActor,
  input: MakeFundraiser,
): Promise<Result<null, 'not_found' | 'fundraisers_max'>> {
  const { id, page, title, story, currency, goal, until } = input;
  return shopDb().transaction(async (tx) => {
    const [row] = await tx.execute<{ made: string }>(
      sql`select shop.make_fundraiser(${toUuid(actor.personId)}::uuid, ${toUuid(id)}::uuid, ${toUuid(page)}::uuid, ${title}, ${story}, ${currency},
        ${goal?.amount.toString() ?? null}::bigint, ${until.toISOString()}::timestamptz) as made`,
    );
    if (row?.made === 'too_many') return refuse('fundraisers_max');
    if (row?.made === 'made') await audit(tx, actor, 'fundraiser.make', id);
    return row?.made === 'made' || row?.made === 'again' ? ok(null) : refuse('not_found');
  });
}
