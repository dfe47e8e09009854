import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { fromUuid, parseId, toUuid } from '@/lib/kernel/ids';
import { productName } from './product-name';

/** What ids of products and variants are called in an archive: `{product}`, `{product, values}`; what is gone has no name. */
export async function namedThings(ids: readonly string[]): Promise<(id: string) => unknown> {
  const uuids = (noun: 'product' | 'variant') => `{${ids.flatMap((one) => parseId(noun, one) ?? []).map(toUuid)}}`;
  const rows = await shopDb().execute<{ noun: 'product' | 'variant'; id: string; name: unknown }>(sql`
    select 'product' as noun, id, jsonb_build_object('product', ${productName}) as name from shop.product p where p.id = any(${uuids('product')}::uuid[])
    union all select 'variant', v.id, jsonb_build_object('product', ${productName}, 'values', v.values)
    from shop.variant v join shop.product p on p.id = v.product_id where v.id = any(${uuids('variant')}::uuid[])`);
  const names = new Map<string, unknown>(rows.map(({ noun, id, name }) => [fromUuid(noun, id), name]));
  return (id) => names.get(id);
}
