import 'server-only';
import { sql } from 'drizzle-orm';
import { readShopSlowly } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid } from '@/lib/kernel/ids';
import { likeness } from '@/lib/shop/vision/models/model';
import type { Sought } from './near-index';
import { buyableWithin, type Choice, type Near, ofProduct } from './queries';

/** Pictures that join for their words. */
const joinedMax = 100;

type Row = { product_id: string; media_id: string; vector: Uint8Array };

/**
 * Pictures that have some of these words printed on them, those with most first, of products that are for sale, in stock and within the choice,
 * with how near they are to the nearest of what is sought. A word that very many pictures have brings none.
 */
export async function withSameWords(
  _actor: Actor,
  words: readonly string[],
  sought: readonly [Sought, ...Sought[]],
  choice: Choice = {},
): Promise<Near[]> {
  if (words.length === 0) return [];
  const [{ embedder }] = sought;
  const rows = await readShopSlowly<Row>(sql`
    select pm.product_id, w.media_id, v.vector
    from shop.pictures_with_words(string_to_array(${words.join(' ')}, ' ')) w ${ofProduct('w')}
    join shop.picture_vector v on v.embedder = ${embedder} and v.media_id = w.media_id
    where ${buyableWithin(choice)} order by w.shared desc, w.media_id limit ${joinedMax}`);
  return rows.map(({ product_id, media_id, vector }) => {
    const own = new Int8Array(vector.buffer, vector.byteOffset, vector.byteLength);
    return {
      product: fromUuid('product', product_id),
      media: fromUuid('media', media_id),
      likeness: Math.max(...sought.map((one) => likeness(one.vector, own))),
    };
  });
}
