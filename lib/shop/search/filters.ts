import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { offered } from '@/lib/shop/markets/offered';
import type { SearchRequest } from './model';

const highestPrice = 9_223_372_036_854_775_807n;

/** A bound of prices as a parameter: what no column can hold lies beyond every price, and so does the highest it holds. */
export function priceBound(amount: bigint): SQL {
  const most = amount > highestPrice ? highestPrice : amount;
  return sql`${(most < -highestPrice ? -highestPrice : most).toString()}::bigint`;
}

/**
 * Where to, which currency, what price, which size: of product `p` on page `g`. A price without a currency is no filter; it is the
 * price in the country asked for, or else where she is (`to`).
 */
export function within({ country, to, currency, priceMin, priceMax, size }: Omit<SearchRequest, 'query'>): SQL {
  const { from, minor } = offered(country ?? to ?? '', 'many');
  const parts = [sql`true`];
  if (country !== undefined) parts.push(sql`${country} = any(g.delivery_countries)`);
  if (currency !== undefined) parts.push(sql`g.currency = ${currency}`);
  if (currency !== undefined && (priceMin !== undefined || priceMax !== undefined)) {
    parts.push(sql`exists (select from ${from} where v.product_id = p.id and v.removed_at is null
      and ${minor} between ${priceBound(priceMin ?? 0n)} and ${priceBound(priceMax ?? highestPrice)})`);
  }
  if (size !== undefined) {
    parts.push(sql`exists (select from shop.variant v where v.product_id = p.id and v.removed_at is null
      and v.price_minor is not null and v.stock > 0 and shop.size_of(p.options, v."values") = ${size})`);
  }
  return sql.join(parts, sql` and `);
}
