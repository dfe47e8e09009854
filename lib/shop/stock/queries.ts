import 'server-only';
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { profile } from '@/db/schema/identity/person';
import { page } from '@/db/schema/shop/page';
import { place, placeStock, stockMove } from '@/db/schema/shop/place';
import { product, variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';
import { requireMember } from '@/lib/shop/ownership/queries';
import { type MoveReason, moveReasons } from './model';

/** A place of a page; without an address it is online. */
export type PlaceView = { id: Id<'place'>; name: string; address: string; active: boolean };

/** The places of a page the actor owns, in the order they are sold from; nothing for anybody else. */
export async function placesOf(actor: Actor, pageId: Id<'page'>): Promise<PlaceView[]> {
  return (await requireMember(actor, pageId, 'see_catalog')) ? placesIn(shopDb(), pageId) : [];
}

/** The same for verbs that hold the page. */
export function placesIn(within: Pick<ShopTransaction, 'select'>, pageId: Id<'page'>): Promise<PlaceView[]> {
  return within
    .select({ id: place.id, name: place.name, address: place.address, active: place.active })
    .from(place)
    .where(eq(place.pageId, pageId))
    .orderBy(desc(place.active), asc(place.position), asc(place.id));
}

/** At how many units the owners of a page are told; null for never, and for whoever does not own it. */
export async function lowStockOf(actor: Actor, pageId: Id<'page'>): Promise<number | null> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return null;
  const [row] = await shopDb().select({ low: page.lowStock }).from(page).where(eq(page.id, pageId));
  return row?.low ?? null;
}

/** The stock of a variant: in all and by place (empty when it is not kept apart), and the sums that make it. */
export type VariantStock = {
  id: Id<'variant'>;
  values: string[];
  stock: number;
  low: number | null;
  /** The sum of its adjustments, and the units sold or held for buyers. */
  moved: number;
  taken: number;
  places: { id: Id<'place'>; name: string; stock: number }[];
};
/** A change of stock that is no sale. `who` is null when the system did it, or when nobody is there by that name. */
export type StockMoveView = {
  no: string;
  at: Date;
  who: string | null;
  reason: MoveReason;
  units: number;
  values: string[];
  place: string | null;
  note: string;
};

const movesOnce = 50;

/** The stock of a product of a page the actor owns, with the last fifty changes that were no sale; null for anybody else. */
export async function stockOfProduct(
  actor: Actor,
  pageId: Id<'page'>,
  productId: Id<'product'>,
): Promise<{ title: string; variants: VariantStock[]; moves: StockMoveView[] } | null> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return null;
  const db = shopDb();
  const [found] = await db
    .select({ title: product.title })
    .from(product)
    .where(and(eq(product.id, productId), eq(product.pageId, pageId)));
  if (!found) return null;
  const variants = await db
    .select({
      ...{ id: variant.id, values: variant.values, stock: variant.stock, low: variant.lowStock },
      moved: sql<number>`(select coalesce(sum(m.units), 0)::int from shop.stock_move m where m.variant_id = ${variant.id})`,
      taken: sql<number>`(select coalesce(sum(r.quantity - r.returned), 0)::int from shop.reservation r
        where r.variant_id = ${variant.id} and r.state <> 'released')`,
    })
    .from(variant)
    .where(and(eq(variant.productId, productId), isNull(variant.removedAt)))
    .orderBy(asc(variant.position), asc(variant.id));
  const ids = variants.map((one) => one.id);
  const here = ids.length === 0 ? [] : await atPlaces(ids);
  return {
    title: found.title,
    variants: variants.map((one) => ({ ...one, places: here.filter((row) => row.variantId === one.id) })),
    moves: ids.length === 0 ? [] : await movesOf(ids),
  };
}

const atPlaces = (ids: Id<'variant'>[]) =>
  shopDb()
    .select({ variantId: placeStock.variantId, id: place.id, name: place.name, stock: placeStock.stock })
    .from(placeStock)
    .innerJoin(place, eq(place.id, placeStock.placeId))
    .where(inArray(placeStock.variantId, ids))
    .orderBy(desc(place.active), asc(place.position), asc(place.id));

async function movesOf(ids: Id<'variant'>[]): Promise<StockMoveView[]> {
  const rows = await shopDb()
    .select({
      ...{ no: stockMove.no, at: stockMove.at, who: profile.name, reason: stockMove.reason, units: stockMove.units },
      ...{ values: variant.values, place: place.name, note: stockMove.note },
    })
    .from(stockMove)
    .innerJoin(variant, eq(variant.id, stockMove.variantId))
    .leftJoin(place, eq(place.id, stockMove.placeId))
    .leftJoin(profile, eq(profile.personId, stockMove.personId))
    .where(inArray(stockMove.variantId, ids))
    .orderBy(desc(stockMove.no))
    .limit(movesOnce);
  return rows.map((row) => ({
    ...row,
    no: String(row.no),
    reason: moveReasons.find((one) => one === row.reason) ?? 'edited',
  }));
}
