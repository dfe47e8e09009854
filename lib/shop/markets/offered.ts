import 'server-only';
import { type SQL, sql } from 'drizzle-orm';

/**
 * The variants `v` of page `g`, each as it is offered to a country (ISO alpha-2, empty when nobody said): `from` is what a statement
 * selects from, `minor` the price there, `before` the price before. In no market these are its own.
 */
export function offered(to: string): { readonly from: SQL; readonly minor: SQL; readonly before: SQL } {
  if (to === '') return { from: sql`shop.variant v`, minor: sql`v.price_minor`, before: sql`v.compare_at_minor` };
  return {
    from: sql`shop.variant v
      left join (shop.market_country here join shop.market k on k.id = here.market_id) on here.page_id = v.page_id and here.country = ${to}`,
    minor: sql`case when k.id is null then v.price_minor
      else shop.market_price_of(${fixed('price_minor')}, v.price_minor, k.basis_points, k.rounding, g.currency) end`,
    before: sql`case when k.id is null then v.compare_at_minor
      else shop.market_before_of(${fixed('price_minor')}, ${fixed('compare_at_minor')}, v.compare_at_minor,
        k.basis_points, k.rounding, g.currency) end`,
  };
}

/** What is fixed there. Not joined: the planner would then read all that is fixed in the market for every product. */
function fixed(column: 'price_minor' | 'compare_at_minor'): SQL {
  return sql`(select f.${sql.raw(column)} from shop.market_price f where f.variant_id = v.id and f.market_id = k.id)`;
}

/** Whether product `p` is sold to a country. */
export function soldTo(to: string): SQL {
  if (to === '') return sql`true`;
  return sql`not exists (
    select from shop.market_absence a join shop.market_country away on away.market_id = a.market_id
    where a.product_id = p.id and away.page_id = p.page_id and away.country = ${to})`;
}
