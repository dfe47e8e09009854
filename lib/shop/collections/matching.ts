import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { toUuid } from '@/lib/kernel/ids';
import { isCategory } from '@/lib/shop/catalog/model';
import { withDescendants } from '@/lib/shop/taxonomy/tree';
import type { Contents, Rule } from './model';

/** Variants of product `p` that are offered. */
const offered = sql`from shop.variant v where v.product_id = p.id and v.page_id = p.page_id
  and v.removed_at is null and v.price_minor is not null`;

/** Whether product `p` of page `g` is in a collection, as things stand in this moment. Rules that nobody understands any more find nothing. */
export function isIn({ id, kind, match, rules }: Pick<Contents, 'id' | 'kind' | 'match' | 'rules'>): SQL {
  if (kind === 'hand')
    return sql`exists (select from shop.collection_product k where k.collection_id = ${toUuid(id)}::uuid and k.product_id = p.id)`;
  return keeps(match, rules);
}

/** Whether product `p` of page `g` keeps rules: all of them, or any. */
export function keeps(match: Contents['match'], rules: readonly Rule[]): SQL {
  if (rules.length === 0) return sql`false`;
  return sql`(${sql.join(rules.map(keepsOne), match === 'all' ? sql` and ` : sql` or `)})`;
}

function keepsOne(rule: Rule): SQL {
  switch (rule.kind) {
    case 'category':
      if (isCategory(rule.node)) return sql`p.category = ${rule.node}`;
      return sql`p.subcategory in ${withDescendants(rule.node)}`;
    case 'tag':
      return sql`exists (select from unnest(p.tags) tag where lower(tag) = lower(${rule.text}))`;
    case 'title':
      return sql`p.title ilike ${`%${rule.text.replace(/[\\%_]/g, '\\$&')}%`}`;
    case 'brand':
      return sql`lower(p.brand) = lower(${rule.text})`;
    case 'price_from':
      return sql`(g.currency = ${rule.currency} and (select min(v.price_minor) ${offered}) >= ${rule.minor}::bigint)`;
    case 'price_to':
      return sql`(g.currency = ${rule.currency} and (select min(v.price_minor) ${offered}) <= ${rule.minor}::bigint)`;
    case 'in_stock':
      return sql`exists (select ${offered} and v.stock > 0)`;
    case 'on_sale':
      // The same as `trueReduction`: what it cost before is more, and so is the lowest price of the days before this one.
      return sql`exists (select ${offered} and v.compare_at_minor > v.price_minor
        and coalesce(shop.lowest_before(v.id) > v.price_minor, true))`;
    case 'days':
      return sql`p.created_at > now() - ${rule.days} * interval '1 day'`;
  }
}

/** How a list is ordered: what is joined for it, the number in its cursor, its order, and what comes after a cursor. */
export type Order = {
  readonly join: SQL;
  readonly key: SQL;
  readonly by: SQL;
  after(number: string, uuid: string): SQL;
};

const low = sql`join lateral (select min(v.price_minor) as minor ${offered}) low on low.minor is not null`;

/** The order of a collection. A title is no number: its cursor finds it again by the product. */
export function orderOf({ id, sort }: Pick<Contents, 'id' | 'sort'>): Order {
  switch (sort) {
    case 'hand':
      return {
        join: sql`join shop.collection_product k on k.collection_id = ${toUuid(id)}::uuid and k.product_id = p.id`,
        key: sql`k.place`,
        by: sql`k.place`,
        after: (number) => sql`k.place > ${number}::bigint`,
      };
    case 'newest':
      return {
        join: sql``,
        key: sql`(extract(epoch from p.published_at) * 1000000)::bigint`,
        by: sql`p.published_at desc, p.id desc`,
        after: (number, uuid) =>
          sql`(p.published_at, p.id) < (timestamptz 'epoch' + ${number}::bigint * interval '1 microsecond', ${uuid}::uuid)`,
      };
    case 'price_up':
      return {
        ...{ join: low, key: sql`low.minor`, by: sql`low.minor, p.id` },
        after: (number, uuid) => sql`(low.minor, p.id) > (${number}::bigint, ${uuid}::uuid)`,
      };
    case 'price_down':
      return {
        ...{ join: low, key: sql`low.minor`, by: sql`low.minor desc, p.id desc` },
        after: (number, uuid) => sql`(low.minor, p.id) < (${number}::bigint, ${uuid}::uuid)`,
      };
    case 'title':
      return {
        ...{ join: sql``, key: sql`0`, by: sql`p.title, p.id` },
        after: (_number, uuid) =>
          sql`(p.title, p.id) > ((select title from shop.product where id = ${uuid}::uuid), ${uuid}::uuid)`,
      };
  }
}
