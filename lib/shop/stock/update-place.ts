import 'server-only';
import { and, eq, gt, ne, sql } from 'drizzle-orm';
import { place, placeStock } from '@/db/schema/shop/place';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { UpdatePlace } from './schema';

const beforeAll = sql`(select min(other.position) - 1 from shop.place other where other.page_id = ${place.pageId})`;

/** Why a place was not changed: it is the last one, or something still lies there. */
export type UpdatePlaceRefusal = 'last_place' | 'place_not_empty' | 'not_allowed' | 'not_found';

/**
 * Changes a place's words, brings it before all others, or stops selling from it, for which it must be empty.
 * Refusals: `last_place` (nothing would be left to sell from), `place_not_empty` at `active`, `not_allowed`, `not_found`.
 */
export async function updatePlace(actor: Actor, input: UpdatePlace): Promise<Result<null, UpdatePlaceRefusal>> {
  return changePage(actor, input.page, 'change_settings', async (transaction, owned) => {
    if (!input.active) {
      const refusal = await whyOpen(transaction, owned, input.place);
      if (refusal !== null) return refuse(refusal, 'active');
    }
    const { name, address, active } = input;
    const changed = await transaction
      .update(place)
      .set({ name, address, active, ...(input.first && { position: beforeAll }) })
      .where(and(eq(place.id, input.place), eq(place.pageId, owned.id)))
      .returning({ id: place.id });
    if (changed.length === 0) return refuse('not_found');
    await audit(transaction, actor, 'place.update', owned.id, { place: input.place, active, first: input.first });
    return ok(null);
  });
}

async function whyOpen(
  transaction: ShopTransaction,
  owned: OwnedPage,
  placeId: Id<'place'>,
): Promise<'last_place' | 'place_not_empty' | null> {
  const others = and(eq(place.pageId, owned.id), place.active, ne(place.id, placeId));
  const [other] = await transaction.select({ id: place.id }).from(place).where(others).limit(1);
  if (!other) return 'last_place';
  const [left] = await transaction
    .select({ id: placeStock.variantId })
    .from(placeStock)
    .innerJoin(place, and(eq(place.id, placeStock.placeId), eq(place.pageId, owned.id)))
    .where(and(eq(placeStock.placeId, placeId), gt(placeStock.stock, 0)))
    .limit(1);
  return left ? 'place_not_empty' : null;
}
