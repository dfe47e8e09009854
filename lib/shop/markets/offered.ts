import 'server-only';
import { type SQL, sql } from 'drizzle-orm';

type Offered = { readonly from: SQL; readonly minor: SQL; readonly before: SQL };

/**
 * The variants `v` of page `g`, each as it is offered to a country (ISO alpha-2, empty when nobody said): `from` is what a statement
 * selects from, `minor` the price there, `before` the price before. In no market these are its own. Of `few` what is fixed is read by
 * its key: the planner would join all that is fixed in a market for each product. Of `many` it is joined once.
 */
export function offered(to: string, variants: 'few' | 'many' = 'few'): Offered {
  const fixed = (column: string) =>
    variants === 'many'
      ? sql.raw(`f.${column}`)
      : sql`(select f.${sql.raw(column)} from shop.market_price f where f.variant_id = v.id and f.market_id = k.id)`;
  if (to === '') return { from: sql`shop.variant v`, minor: sql`v.price_minor`, before: sql`v.compare_at_minor` };
  return {
    from: sql`shop.variant v
      left join (shop.market_country here join shop.market k on k.id = here.market_id) on here.page_id = v.page_id and here.country = ${to}
      ${variants === 'many' ? sql`left join shop.market_price f on f.variant_id = v.id and f.market_id = k.id` : sql``}`,
    minor: sql`case when k.id is null then v.price_minor
      else shop.market_price_of(${fixed('price_minor')}, v.price_minor, k.basis_points, k.rounding, g.currency) end`,
    before: sql`case when k.id is null then v.compare_at_minor
      else shop.market_before_of(${fixed('price_minor')}, ${fixed('compare_at_minor')}, v.compare_at_minor,
        k.basis_points, k.rounding, g.currency) end`,
  };
}

/** Whether product `p` is sold to a country. */
export function soldTo(to: string): SQL {
  if (to === '') return sql`true`;
  return sql`not exists (
    select from shop.market_absence a join shop.market_country away on away.market_id = a.market_id
    where a.product_id = p.id and away.page_id = p.page_id and away.country = ${to})`;
}
