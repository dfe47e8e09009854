import 'server-only';
import { inArray, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { order } from '@/db/schema/money/order';
import { purchase } from '@/db/schema/money/purchase';
import { variant } from '@/db/schema/shop/product';
import type { Actor, Locale } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { isAddressed } from '@/lib/money/gifts/view/model';
import { type SellerOrder, unpacked } from '@/lib/money/orders/model';
import type { OrderPicture } from '@/lib/money/orders/stored/model';
import { isLocale } from '@/lib/platform/i18n';
import { overPage } from './over-page';
import { ordersNamed } from './queries';

/** What to fetch from the shelf: a variant, how many units, and for which orders. */
export type PickLine = {
  key: string;
  title: string;
  optionText: string;
  sku: string;
  units: number;
  picture: OrderPicture | null;
  orders: { id: Id<'order'>; units: number }[];
};

/** What is to be fetched for several orders of a page, by product: only what lies in no parcel yet. Empty for everybody else. */
export async function pickList(actor: Actor, pageId: Id<'page'>, ids: readonly Id<'order'>[]): Promise<PickLine[]> {
  const orders = (await ordersNamed(actor, pageId, ids)).filter((one) => one.shippedAt === null && isAddressed(one));
  const lines = gatherPicks(orders);
  const skus = await skusOf(orders);
  return lines.map((line) => ({ ...line, sku: skus.get(line.key) ?? '' }));
}

/** Units of each variant over several orders, by title. */
export function gatherPicks(orders: readonly SellerOrder[]): PickLine[] {
  const picks = new Map<string, PickLine>();
  for (const one of orders) {
    for (const { line, units } of unpacked(one)) {
      const key = line.variantId ?? line.id;
      const { title, optionText, picture } = line;
      const pick = picks.get(key) ?? { key, title, optionText, sku: '', units: 0, picture, orders: [] };
      picks.set(key, { ...pick, units: pick.units + units, orders: [...pick.orders, { id: one.id, units }] });
    }
  }
  return [...picks.values()].sort((a, b) => a.title.localeCompare(b.title) || a.optionText.localeCompare(b.optionText));
}

/** The SKU of each variant of some orders, by its id; a variant without one is missing. */
export async function skusOf(orders: readonly SellerOrder[]): Promise<Map<string, string>> {
  const ids = orders.flatMap((one) => one.lines.flatMap((line) => line.variantId ?? []));
  if (ids.length === 0) return new Map();
  const rows = await asActor({ kind: 'system', name: 'pick-list', locale: 'en' }, (tx) =>
    tx
      .select({ id: variant.id, sku: variant.sku })
      .from(variant)
      .where(inArray(variant.id, [...new Set(ids)])),
  );
  return new Map(rows.filter((row) => row.sku !== '').map((row) => [row.id, row.sku]));
}

/** An order as its packing slip shows it, in its buyer's language. */
export type PackingSlip = { order: SellerOrder; locale: Locale; skus: ReadonlyMap<string, string> };

/** The packing slips of several orders of a page; empty for who may not see buyers. */
export async function packingSlips(
  actor: Actor,
  pageId: Id<'page'>,
  ids: readonly Id<'order'>[],
): Promise<PackingSlip[]> {
  const orders = (await ordersNamed(actor, pageId, ids)).filter(isAddressed);
  if (orders.length === 0 || orders.some((one) => one.shipTo === null)) return [];
  const named = inArray(
    order.id,
    orders.map((one) => one.id),
  );
  // The language stands in the purchase, which its seller may not see.
  const rows = await overPage(actor, pageId, 'see_buyers', [], (tx) =>
    tx
      .select({ id: order.id, locale: purchase.locale })
      .from(order)
      .innerJoin(purchase, sql`${purchase.id} = ${order.purchaseId}`)
      .where(sql`${named} and ${order.pageId} = ${sql.param(pageId, order.pageId)}`),
  );
  const languages = new Map(rows.map((row) => [row.id, row.locale]));
  const skus = await skusOf(orders);
  return orders.map((one) => {
    const locale = languages.get(one.id);
    return { order: one, locale: isLocale(locale) ? locale : 'en', skus };
  });
}
