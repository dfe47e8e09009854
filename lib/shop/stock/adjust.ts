import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { placeStock } from '@/db/schema/shop/place';
import { variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Refusal, type Result, refuse } from '@/lib/kernel/result';
import { Changed, refusalOf, type StockRefusal } from '@/lib/shop/catalog/adjust-stock';
import { stockMax } from '@/lib/shop/drafts/model';
import { changePage, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import { changeBy } from './model';
import { placesIn } from './queries';
import type { Adjust } from './schema';

/** Why an adjustment was not made: the place to say, more than is there, more than a drop may have, or nothing that changes. */
export type AdjustRefusal = StockRefusal | 'place_needed' | 'nothing_changed' | 'not_allowed' | 'not_found';

/**
 * Adjusts the stock of a variant with a reason: what came, what went, how many were counted, how many go to another place. On a page
 * with several places it is at one of them. Answers the stock that results.
 * Refusals: `place_needed` at `place` or `to`; `stock_changed` (fewer are there) and `drop_max` at `units`; `nothing_changed` (as many
 * are there as were counted, or none were typed); `not_allowed`; `not_found` (also for places that are not the page's).
 */
export async function adjust(actor: Actor, input: Adjust): Promise<Result<{ stock: number }, AdjustRefusal>> {
  return changePage(actor, input.page, 'change_stock', async (transaction, owned) => {
    const [one] = await transaction
      .select({ id: variant.id, stock: variant.stock, placed: variant.placed, drop: variant.drop })
      .from(variant)
      .where(and(eq(variant.id, input.variant), eq(variant.pageId, owned.id), isNull(variant.removedAt)))
      .for('no key update');
    if (!one) return refuse('not_found');
    if (one.drop) one.stock = await countedNow(transaction, one.id);
    const refusal = await whereOf(transaction, owned, input, one.placed);
    if (refusal !== null) return refusal;
    const result = await apply(transaction, input, one);
    if (result === null) return refuse('nothing_changed', 'units');
    const why = refusalOf[Changed.parse(result)];
    if (why !== null) return refuse(why, 'units');
    const [after] = await transaction.select({ stock: variant.stock }).from(variant).where(eq(variant.id, one.id));
    return ok({ stock: after?.stock ?? 0 });
  });
}

/** The figure of a drop lags behind its units, and who counted them counted what is there: writing it makes the database count. */
async function countedNow(transaction: ShopTransaction, variantId: Id<'variant'>): Promise<number> {
  const [now] = await transaction
    .update(variant)
    .set({ stock: sql`${variant.stock}` })
    .where(eq(variant.id, variantId))
    .returning({ stock: variant.stock });
  return now?.stock ?? 0;
}

async function whereOf(
  transaction: ShopTransaction,
  owned: OwnedPage,
  { place, to, reason }: Adjust,
  placed: boolean,
): Promise<Refusal<'place_needed' | 'not_found'> | null> {
  // A drop lies in one place, whatever the form says.
  if (!placed) return reason === 'transfer' ? refuse('not_found', 'to') : null;
  if (place === null) return refuse('place_needed', 'place');
  if (reason === 'transfer' && (to === null || to === place)) return refuse('place_needed', 'to');
  const known = new Set((await placesIn(transaction, owned.id)).map((one) => one.id));
  const named = reason === 'transfer' && to !== null ? [place, to] : [place];
  return named.every((id) => known.has(id)) ? null : refuse('not_found', 'place');
}

type Held = { id: Id<'variant'>; stock: number; placed: boolean };

/** What the database answers; null when nothing is to be changed. */
async function apply(transaction: ShopTransaction, input: Adjust, one: Held): Promise<string | null> {
  const { to, reason, units, note } = input;
  const place = one.placed ? input.place : null;
  if (reason === 'transfer') {
    if (units === 0 || place === null || to === null) return null;
    const [row] = await transaction.execute<{ result: string }>(
      sql`select shop.move_stock(${toUuid(one.id)}::uuid, ${toUuid(place)}::uuid, ${toUuid(to)}::uuid, ${units}::int, ${note}) as result`,
    );
    return row?.result ?? null;
  }
  const change = changeBy(reason, units, place === null ? one.stock : await thereAt(transaction, one.id, place));
  if (change === 0) return null;
  const where = place === null ? null : toUuid(place);
  const [row] = await transaction.execute<{ result: string }>(
    sql`select shop.adjust_stock(${toUuid(one.id)}::uuid, ${where}::uuid, ${change}::int, ${reason}, ${note}, ${stockMax}::int) as result`,
  );
  return row?.result ?? null;
}

async function thereAt(transaction: ShopTransaction, variantId: Id<'variant'>, placeId: Id<'place'>): Promise<number> {
  const [row] = await transaction
    .select({ stock: placeStock.stock })
    .from(placeStock)
    .where(and(eq(placeStock.variantId, variantId), eq(placeStock.placeId, placeId)));
  return row?.stock ?? 0;
}
