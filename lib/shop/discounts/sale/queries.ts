import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { boundToProducts } from '@/lib/shop/collections/contained';
import type { Zone } from '@/lib/shop/delivery/model';
import { type Offer, type Sale, saleOf, type Unit } from './model';

/** The sale of each of some units that has one, by its variant. Collections are asked once for all of them. */
export async function salesOf(
  actor: Actor,
  offers: readonly Offer[],
  units: readonly Unit[],
  zones: readonly Zone[],
  now = new Date(),
): Promise<ReadonlyMap<string, Sale>> {
  if (offers.length === 0) return new Map();
  const products = [...new Set(units.map(({ productId }) => productId as Id<'product'>))];
  const bound = await boundToProducts(actor, offers, products);
  return new Map(
    units.flatMap((unit) => {
      const sale = saleOf(unit, bound, zones, now);
      return sale === null ? [] : [[unit.variantId, sale] as const];
    }),
  );
}
