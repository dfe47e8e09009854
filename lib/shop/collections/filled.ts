import 'server-only';
import { sql } from 'drizzle-orm';
import { readShop, readShopSlowly } from '@/db/client/shop';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { mediaJson, onSale } from '@/lib/shop/cards/queries';
import type { MediaView } from '@/lib/shop/catalog/model';
import { isIn, orderOf } from './matching';
import type { Contents } from './model';

/** Collections asked about in one statement. */
const together = 40;

/**
 * Those of some collections that have something on sale in this moment, each with the photo of its first product, or null where that
 * has none. Nobody is shown the others: there is nothing to see. `slowly` for lists of very many.
 */
export async function filled(
  collections: readonly Contents[],
  { slowly = false } = {},
): Promise<ReadonlyMap<Id<'collection'>, MediaView | null>> {
  const read = slowly ? readShopSlowly : readShop;
  const found = new Map<Id<'collection'>, MediaView | null>();
  for (let at = 0; at < collections.length; at += together) {
    const parts = collections.slice(at, at + together).map(firstOf);
    const rows = await read<{ id: string; photo: MediaView | null }>(sql.join(parts, sql` union all `));
    for (const { id, photo } of rows) found.set(fromUuid('collection', id), photo);
  }
  return found;
}

function firstOf(collection: Contents) {
  const order = orderOf(collection);
  return sql`(select ${toUuid(collection.id)}::text as id, (
      select ${mediaJson} from shop.product_media f join shop.media m on m.id = f.media_id
      where f.product_id = p.id order by f.position, f.media_id limit 1) as photo
    from shop.product p join shop.page g on g.id = p.page_id ${order.join}
    where p.page_id = ${toUuid(collection.pageId)}::uuid and ${onSale} and ${isIn(collection)}
    order by ${order.by} limit 1)`;
}
