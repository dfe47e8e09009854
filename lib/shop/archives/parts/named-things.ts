import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { fromUuid, parseId, toUuid } from '@/lib/kernel/ids';
import { productName } from './product-name';

const namedNouns = ['product', 'variant', 'collection'] as const;
type NamedNoun = (typeof namedNouns)[number];

/** Whether something is an id of what has a name in an archive. */
export function isNamed(id: string): boolean {
  return namedNouns.some((noun) => parseId(noun, id) !== null);
}

/** What ids of products, variants and collections are called in an archive: `{product}`, `{product, values}`, `{collection}`; what is gone has no name. */
export async function namedThings(ids: readonly string[]): Promise<(id: string) => unknown> {
  const uuids = (noun: NamedNoun) => `{${ids.flatMap((one) => parseId(noun, one) ?? []).map(toUuid)}}`;
  const rows = await shopDb().execute<{ noun: NamedNoun; id: string; name: unknown }>(sql`
    select 'product' as noun, id, jsonb_build_object('product', ${productName}) as name from shop.product p where p.id = any(${uuids('product')}::uuid[])
    union all select 'variant', v.id, jsonb_build_object('product', ${productName}, 'values', v.values)
    from shop.variant v join shop.product p on p.id = v.product_id where v.id = any(${uuids('variant')}::uuid[])
    union all select 'collection', c.id, jsonb_build_object('collection', c.slug) from shop.collection c where c.id = any(${uuids('collection')}::uuid[])`);
  const names = new Map<string, unknown>(rows.map(({ noun, id, name }) => [fromUuid(noun, id), name]));
  return (id) => names.get(id);
}
