import 'server-only';
import { and, eq } from 'drizzle-orm';
import { discount } from '@/db/schema/shop/discount';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { countAutomatic } from './count-automatic';
import { automaticMax } from './model';
import type { DuplicateDiscount } from './schema';

/**
 * Makes another discount like one: paused, from now on, used by nobody, without the codes, which are the first one's. Sent twice it is
 * made once. Refusals: `too_many_automatic`, `not_found`, `not_allowed`.
 */
export async function duplicateDiscount(
  actor: Actor,
  input: DuplicateDiscount,
): Promise<Result<{ handle: string }, PageRefusal | 'too_many_automatic'>> {
  return changePage<{ handle: string }, PageRefusal | 'too_many_automatic'>(
    actor,
    input.page,
    'change_catalog',
    async (transaction, owned) => {
      const [like] = await transaction
        .select()
        .from(discount)
        .where(and(eq(discount.id, input.discount), eq(discount.pageId, owned.id)));
      if (!like) return refuse('not_found');
      if (like.method === 'automatic' && (await countAutomatic(transaction, owned.id, input.key)) >= automaticMax)
        return refuse('too_many_automatic');
      const { uses: _uses, givenMinor: _given, version: _version, createdAt: _at, ...written } = like;
      await transaction
        .insert(discount)
        .values({ ...written, id: input.key, state: 'paused', startsAt: new Date(), endsAt: null })
        .onConflictDoNothing();
      return ok({ handle: owned.handle });
    },
  );
}
