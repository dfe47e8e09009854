import 'server-only';
import { and, eq } from 'drizzle-orm';
import { page } from '@/db/schema/shop/page';
import { pickup } from '@/db/schema/shop/pickup';
import { place } from '@/db/schema/shop/place';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { usState } from '@/lib/kernel/us-states';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import type { SetPickup } from './schema';

/** Why it was not set: of a place in the United States its state is needed, for tax goes by it. */
export type SetPickupRefusal = PageRefusal | 'bad_region';

/**
 * Says whether buyers fetch at a place, where it is, when it is open and when something lies ready. Orders that exist keep what their
 * buyers were told. Refusals: `bad_region` at `region`, `not_allowed`, `not_found` (also for a place of another page).
 */
export async function setPickup(actor: Actor, input: SetPickup): Promise<Result<null, SetPickupRefusal>> {
  return changePage(actor, input.page, 'change_settings', async (transaction, owned) => {
    const [found] = await transaction
      .select({ country: page.country })
      .from(place)
      .innerJoin(page, eq(page.id, place.pageId))
      .where(and(eq(place.id, input.place), eq(place.pageId, owned.id)));
    if (!found) return refuse('not_found');
    const { at } = input;
    if (at === null) await transaction.delete(pickup).where(eq(pickup.placeId, input.place));
    else {
      const region = found.country === 'US' ? usState(at.region) : at.region;
      if (region === null) return refuse('bad_region', 'region');
      const told = { ...at, region };
      await transaction
        .insert(pickup)
        .values({ placeId: input.place, pageId: owned.id, ...told })
        .onConflictDoUpdate({ target: pickup.placeId, set: told });
    }
    await audit(transaction, actor, 'place.set-pickup', owned.id, { place: input.place, offered: at !== null });
    return ok(null);
  });
}
