import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { isCurrency, money } from '@/lib/kernel/money';
import type { MediaView, ProductCard } from '@/lib/shop/catalog/model';
import { offered } from '@/lib/shop/markets/offered';
import { averageOf, reviewsOnTilesMin } from '@/lib/shop/reviews/model';

/** A product's tile as the database answers it: what `cardColumns` selects. */
export type CardRow = {
  id: string;
  slug: string;
  title: string;
  language: string;
  handle: string;
  page_name: string;
  currency: string;
  low: string;
  high: string;
  in_stock: boolean;
  face: MediaView | null;
  rated: [stars: number, reviews: number] | null;
};

/** The picture `m` as a `MediaView`. */
export const mediaJson: SQL = sql`jsonb_build_object('key', m.key, 'width', m.width, 'height', m.height,
  'blur', m.blur, 'alt', m.alt, 'focalX', m.focal_x, 'focalY', m.focal_y)`;

/** The picture `m` for a place so small that it needs no placeholder, such as a logo. */
export const smallMediaJson: SQL = sql`jsonb_build_object('key', m.key, 'width', m.width, 'height', m.height,
  'blur', '', 'alt', m.alt, 'focalX', m.focal_x, 'focalY', m.focal_y)`;

/** What a tile needs of product `p` on page `g`, joined by `cardJoins`. */
export const cardColumns: SQL = sql`p.id, p.slug, p.title, p.language, g.handle, g.name as page_name, g.currency,
  price.low::text, price.high::text, price.in_stock, face.media as face,
  (select jsonb_build_array(a.stars, a.reviews) from shop.product_rating a
    where a.product_id = p.id and a.reviews >= ${reviewsOnTilesMin}::int) as rated`;

/**
 * Prices, as they are in a country (empty when nobody said), and first picture of product `p` on page `g`; a product without a
 * priced variant is left out.
 */
export function cardJoins(to: string): SQL {
  const { from, minor } = offered(to);
  return sql`
  join lateral (
    select min(${minor}) as low, max(${minor}) as high, bool_or(v.stock > 0) as in_stock
    from ${from} where v.product_id = p.id and v.removed_at is null and v.price_minor is not null
  ) price on price.low is not null
  left join lateral (
    select ${mediaJson} as media from shop.product_media f join shop.media m on m.id = f.media_id
    where f.product_id = p.id order by f.position, f.media_id limit 1
  ) face on true`;
}

/** Product `p` on page `g` as far as the public may see it in lists. */
export const onSale: SQL = sql`p.state = 'published' and g.state = 'published' and g.shop_open`;

/** That no decision keeps product `p` or its page `g` out of searches and of what is shown unasked. There are few, which are read once. */
export const unlimited: SQL = sql`not (p.id = any (array(select identity.limited('product'))))
  and not (g.id = any (array(select identity.limited('page'))))`;

/** Makes a tile of what `cardColumns` selected. */
export function toCard(row: CardRow): ProductCard {
  assert(isCurrency(row.currency), 'a page counts in a known currency');
  return {
    id: fromUuid('product', row.id),
    slug: row.slug,
    title: row.title,
    language: row.language,
    price: { from: money(BigInt(row.low), row.currency), to: money(BigInt(row.high), row.currency) },
    soldOut: !row.in_stock,
    media: row.face,
    page: { handle: row.handle, name: row.page_name },
    average: row.rated && averageOf(...row.rated),
  };
}

/** Those of the named products that are on sale, as tiles in the given order, priced as in a country. */
export async function cardsById(
  _actor: Actor,
  ids: readonly Id<'product'>[],
  to = '',
): Promise<readonly ProductCard[]> {
  if (ids.length === 0) return [];
  const rows = await readShop<CardRow>(sql`
    select ${cardColumns} from shop.product p join shop.page g on g.id = p.page_id ${cardJoins(to)}
    where p.id = any(${`{${ids.map(toUuid).join(',')}}`}::uuid[]) and ${onSale}`);
  const cards = new Map(rows.map((row) => [fromUuid('product', row.id), toCard(row)]));
  return ids.flatMap((id) => cards.get(id) ?? []);
}
