import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { Recommend } from './schema';

/**
 * Recommends a product, or says it in other words: one recommendation of each person and product. Nobody asks whether she bought
 * it, and nothing says so. `not_found` for a product that is not shown.
 */
export async function recommend(
  actor: PersonActor,
  { product, audience, note }: Recommend,
): Promise<Result<{ recommendation: Id<'recommendation'> }, 'not_found'>> {
  const [made] = await socialDb().execute<{ id: string }>(sql`
    insert into social.recommendation (id, person_id, product_id, audience, note)
    select ${toUuid(newId('recommendation'))}::uuid, ${toUuid(actor.personId)}::uuid, ${toUuid(product)}::uuid, ${audience}, ${note}
    from social.offer_of(${toUuid(product)}::uuid)
    on conflict (product_id, person_id) do update set audience = excluded.audience, note = excluded.note
    returning id`);
  return made ? ok({ recommendation: fromUuid('recommendation', made.id) }) : refuse('not_found');
}
