import 'server-only';
import { and, eq } from 'drizzle-orm';
import { collection } from '@/db/schema/shop/collection';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import type { DeleteCollection } from './schema';

/**
 * Deletes a collection with its old addresses; its products stay what they are. A second time it answers like a missing one.
 * Refusals: `not_found`, `not_allowed`.
 */
export async function deleteCollection(
  actor: Actor,
  input: DeleteCollection,
): Promise<Result<{ handle: string }, PageRefusal>> {
  return changePage<{ handle: string }, PageRefusal>(
    actor,
    input.page,
    'change_catalog',
    async (transaction, owned) => {
      const [gone] = await transaction
        .delete(collection)
        .where(and(eq(collection.id, input.collection), eq(collection.pageId, owned.id)))
        .returning({ id: collection.id });
      if (!gone) return refuse('not_found');
      await audit(transaction, actor, 'collection.delete', input.collection);
      return ok({ handle: owned.handle });
    },
  );
}
