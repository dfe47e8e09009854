import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import { deliveryZone } from '@/db/schema/shop/delivery';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { isCheckViolation } from '@/lib/platform/check-violation';
import { changePage, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { KeepZone } from './schema';
import { summarizeDelivery } from './summarize-delivery';

/** How many zones a shop has at most; the positions in the database end there too. */
const zonesMax = 20;

/**
 * Makes a zone, or changes one: its name and its places. A new one goes nowhere until it has a rate.
 * Refusals: `area_taken` (one of its places stands in another zone), `zones_full`, `not_found`.
 */
export async function keepZone(
  actor: Actor,
  input: KeepZone,
): Promise<Result<{ zone: Id<'zone'> }, 'area_taken' | 'zones_full' | 'not_allowed' | 'not_found'>> {
  try {
    return await changePage(actor, input.page, 'change_settings', async (transaction, owned) => {
      const kept = await (input.zone ? change(transaction, owned, input, input.zone) : add(transaction, owned, input));
      if (!kept.ok) return kept;
      await summarizeDelivery(transaction, owned);
      await audit(transaction, actor, 'page.keep-zone', owned.id, { areas: input.areas.length });
      return kept;
    });
  } catch (error) {
    if (isCheckViolation(error, 'delivery_zone_apart')) return refuse('area_taken', 'countries');
    throw error;
  }
}

type Kept = Result<{ zone: Id<'zone'> }, 'zones_full' | 'not_allowed' | 'not_found'>;

async function change(
  transaction: ShopTransaction,
  owned: OwnedPage,
  input: KeepZone,
  zone: Id<'zone'>,
): Promise<Kept> {
  const changed = await transaction
    .update(deliveryZone)
    .set({ name: input.name, areas: input.areas })
    .where(and(eq(deliveryZone.id, zone), eq(deliveryZone.pageId, owned.id)))
    .returning({ zone: deliveryZone.id });
  return changed[0] ? ok(changed[0]) : refuse('not_found');
}

async function add(transaction: ShopTransaction, owned: OwnedPage, { name, areas }: KeepZone): Promise<Kept> {
  const taken = await transaction
    .select({ position: deliveryZone.position })
    .from(deliveryZone)
    .where(eq(deliveryZone.pageId, owned.id))
    .orderBy(asc(deliveryZone.position));
  const position = Array.from({ length: zonesMax }, (_, index) => index).find(
    (free) => !taken.some((zone) => zone.position === free),
  );
  if (position === undefined) return refuse('zones_full');
  const zone = newId('zone');
  await transaction.insert(deliveryZone).values({ id: zone, pageId: owned.id, position, name, areas });
  return ok({ zone });
}
