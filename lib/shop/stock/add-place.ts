import 'server-only';
import { count, eq } from 'drizzle-orm';
import { place } from '@/db/schema/shop/place';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import { placesMax } from './model';
import type { AddPlace } from './schema';

/**
 * Adds a place to a page, behind the others. With the second one stock is kept by place: all of it is at the first until somebody
 * says otherwise. Sent twice it is added once.
 * Refusals: `places_max`, `not_allowed`, `not_found`.
 */
export async function addPlace(
  actor: Actor,
  input: AddPlace,
): Promise<Result<null, 'places_max' | 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_settings', async (transaction, owned) => {
    const [there] = await transaction.select({ places: count() }).from(place).where(eq(place.pageId, owned.id));
    const position = there?.places ?? 0;
    if (position >= placesMax) return refuse('places_max');
    const { key: id, name, address } = input;
    await transaction.insert(place).values({ id, pageId: owned.id, name, address, position }).onConflictDoNothing();
    await audit(transaction, actor, 'place.add', owned.id, { place: id });
    return ok(null);
  });
}
