import 'server-only';
import { sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { type CardRow, cardColumns, cardJoins, onSale, toCard, unlimited } from '@/lib/shop/cards/queries';
import { soldTo } from '@/lib/shop/markets/offered';
import type { ProductCard } from './model';

type Tile = CardRow & { seconds: number };

/** More of one shop are not shown together: a shop that opens with a hundred products is one of many. */
const perShop = 2;
/** So many of a shop's newest are looked at for one with a picture and units. */
const shopAmong = 24;
/** Shops are met among so many of the newest products of all; where one shop fills these, among more. */
const metAmong = [500, 20_000] as const;

/**
 * The newest products of all open shops for a front page: two of a shop at most, each with a picture and something left. What is not
 * sold in the country (ISO alpha-2, empty when nobody said) is left out. Fewer than asked for where few shops have something new.
 */
export async function newestOfShops(
  _actor: Actor,
  { limit, to = '' }: { limit: number; to?: string },
): Promise<readonly ProductCard[]> {
  const [few, many] = metAmong;
  const found = await newestAmong(few, limit, to);
  const isNarrow = found.items.length < limit && found.shops < limit;
  return isNarrow && found.isFull ? (await newestAmong(many, limit, to)).items : found.items;
}

/** Shop by shop, the one with the newest first, until there are enough: no further one is looked into. */
async function newestAmong(among: number, limit: number, to: string) {
  // Comparing rows leads the planner along the index of page and age, as for the faces of a page.
  const rows = await readShop<Partial<Tile> & { looked: number; shops: number }>(sql`
    with recent as (
      select page_id, published_at from shop.product where state = 'published' order by published_at desc limit ${among}
    ), met as (
      select page_id, max(published_at) as newest from recent group by page_id order by newest desc, page_id limit ${limit}
    ), told as (select (select count(*) from recent)::int as looked, (select count(*) from met)::int as shops)
    select told.*, tile.* from told left join lateral (
      select two.* from met cross join lateral (
        select ${cardColumns}, extract(epoch from p.published_at)::float8 as seconds
        from (select * from shop.product
              where state = 'published' and (page_id, state, published_at) <= (met.page_id, 'published', timestamptz 'infinity')
              order by page_id desc, state desc, published_at desc limit ${shopAmong}) p
        join shop.page g on g.id = p.page_id ${cardJoins(to)}
        where p.page_id = met.page_id and ${onSale} and ${unlimited} and ${soldTo(to)} and price.in_stock and face.media is not null
        order by p.published_at desc, p.id desc limit ${perShop}
      ) two order by met.newest desc limit ${limit}
    ) tile on true`);
  return {
    items: rows
      .filter(isTile)
      .sort((one, other) => other.seconds - one.seconds)
      .map(toCard),
    shops: rows[0]?.shops ?? 0,
    isFull: rows[0]?.looked === among,
  };
}

/** Where no shop has anything, one row says how far was looked. */
function isTile<Row extends Partial<Tile>>(row: Row): row is Row & Tile {
  return typeof row.id === 'string';
}
