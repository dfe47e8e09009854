import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readShopSlowly } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import { type CardRow, cardColumns, cardJoins, toCard } from '@/lib/shop/cards/queries';
import type { Category, ProductCard } from '@/lib/shop/catalog/model';
import { soldTo } from '@/lib/shop/markets/offered';
import { inShareBeside } from '@/lib/shop/vision/asked/in-share';
import { buyableWithin } from '@/lib/shop/vision/sight/queries';
import { shelvesBeside } from './model';

type Subject = { readonly id: Id<'product'>; readonly category: Category };

/** Further apart than this, in bits of 512, two pictures of one shelf do not look alike: half of all bits is chance. */
const alikeBitsMax = 205;

/**
 * Up to `limit` products of the same shelf that look like this one's first picture, nearest first, each once, all for sale and in
 * stock. Empty while nothing was looked at. One query that compares codes only: good enough below the fold, and quick. Within the share of
 * searches by picture: refuses `busy` where there is no turn soon.
 */
export async function similarProducts(
  _actor: Actor,
  { id, category }: Subject,
  { limit = 10, to = '' }: { limit?: number; to?: string } = {},
): Promise<Result<readonly ProductCard[], 'busy'>> {
  return cardsInShare(sql`
    with face as materialized (${faceOf(id)}),
    near as (
      select p.id, min(bit_count(c.code # face.code)) as bits from face
      join shop.picture_code c on c.embedder = face.embedder
      join shop.product_media pm on pm.media_id = c.media_id
      join shop.product p on p.id = pm.product_id join shop.page g on g.id = p.page_id
      where p.id <> ${toUuid(id)}::uuid and ${buyableWithin({ category })} and ${soldTo(to)}
      group by p.id having min(bit_count(c.code # face.code)) <= ${alikeBitsMax}::int
      order by bits, p.id limit ${limit})
    select ${cardColumns} from near join shop.product p on p.id = near.id join shop.page g on g.id = p.page_id ${cardJoins(to)}
    order by near.bits, p.id`);
}

/**
 * One product of each shelf that goes with this one's, the one whose picture is nearest in look, in the shelves' order; all for sale
 * and in stock. Empty where nothing goes with it, or while nothing was looked at. One query, within the share of searches by picture:
 * refuses `busy` where there is no turn soon.
 */
export async function completingProducts(
  _actor: Actor,
  { id, category }: Subject,
  { to = '' }: { to?: string } = {},
): Promise<Result<readonly ProductCard[], 'busy'>> {
  const shelves = shelvesBeside(category);
  if (shelves.length === 0) return ok([]);
  return cardsInShare(sql`
    with face as materialized (${faceOf(id)}),
    near as (
      select distinct on (p.category) p.id, p.category from face
      join shop.picture_code c on c.embedder = face.embedder
      join shop.product_media pm on pm.media_id = c.media_id
      join shop.product p on p.id = pm.product_id join shop.page g on g.id = p.page_id
      where p.category = any(string_to_array(${shelves.join(',')}, ',')) and ${buyableWithin({})} and ${soldTo(to)}
      order by p.category, bit_count(c.code # face.code), p.id)
    select ${cardColumns} from near join shop.product p on p.id = near.id join shop.page g on g.id = p.page_id ${cardJoins(to)}
    order by array_position(string_to_array(${shelves.join(',')}, ','), near.category)`);
}

async function cardsInShare(statement: SQL): Promise<Result<readonly ProductCard[], 'busy'>> {
  const rows = await inShareBeside(() => readShopSlowly<CardRow>(statement));
  return rows.ok ? ok(rows.value.map(toCard)) : rows;
}

/** The code of a product's first picture by the model that answers now; no row while it was not looked at. */
function faceOf(id: Id<'product'>): SQL {
  return sql`select c.code, c.embedder from shop.product_media f
    join shop.picture_code c on c.media_id = f.media_id
    join shop.embedder e on e.id = c.embedder and e.state = 'current'
    where f.product_id = ${toUuid(id)}::uuid order by f.position, f.media_id limit 1`;
}
