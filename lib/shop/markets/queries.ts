import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';
import { requireMember } from '@/lib/shop/ownership/queries';
import type { Market, Rounding } from './model';

type Row = { id: string; name: string; basis_points: number; rounding: Rounding; countries: string[] };

/** The markets of a page the actor is one of the people of, in their order; none to anybody else. */
export async function marketsForOwner(actor: Actor, pageId: Id<'page'>): Promise<Market[]> {
  return (await requireMember(actor, pageId, 'see_catalog')) ? marketsOf(shopDb(), pageId) : [];
}

/** The same for verbs that hold the page, and for what anybody may read of it. */
export async function marketsOf(within: Pick<ShopTransaction, 'execute'>, pageId: Id<'page'>): Promise<Market[]> {
  const rows = await within.execute<Row>(sql`
    select k.id, k.name, k.basis_points, k.rounding, array(
      select c.country from shop.market_country c where c.market_id = k.id order by c.country) as countries
    from shop.market k where k.page_id = ${toUuid(pageId)}::uuid order by k.position`);
  return rows.map(({ basis_points, id, ...row }) => ({
    ...row,
    id: fromUuid('market', id),
    basisPoints: basis_points,
  }));
}

/** What follows in a market from a variant's own amounts, where nothing is fixed. Minor units; null where the variant has none. */
export type Following = { readonly price: bigint | null; readonly compareAt: bigint | null };

/** By market and variant, what a product of a page the actor is one of the people of costs where nothing is fixed. */
export async function followingPrices(
  actor: Actor,
  pageId: Id<'page'>,
  productId: Id<'product'>,
): Promise<ReadonlyMap<string, Following>> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return new Map();
  const adjusted = (column: 'price_minor' | 'compare_at_minor') =>
    sql`shop.market_price_of(null, v.${sql.raw(column)}, k.basis_points, k.rounding, g.currency)::text`;
  const rows = await shopDb().execute<{
    market: string;
    variant: string;
    price: string | null;
    compare: string | null;
  }>(
    sql`select k.id as market, v.id as variant, ${adjusted('price_minor')} as price, ${adjusted('compare_at_minor')} as compare
      from shop.variant v join shop.page g on g.id = v.page_id join shop.market k on k.page_id = g.id
      where v.product_id = ${toUuid(productId)}::uuid and v.page_id = ${toUuid(pageId)}::uuid and v.removed_at is null`,
  );
  const minor = (digits: string | null) => (digits === null ? null : BigInt(digits));
  return new Map(
    rows.map(({ market, variant, price, compare }) => [
      followingKey(fromUuid('market', market), fromUuid('variant', variant)),
      { price: minor(price), compareAt: minor(compare) },
    ]),
  );
}

/** How a variant in a market is called in `followingPrices`. */
export function followingKey(market: Id<'market'>, variant: Id<'variant'>): string {
  return `${market} ${variant}`;
}
