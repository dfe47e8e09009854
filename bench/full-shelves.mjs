/** Products by the thousand, written as the owner of the database: in one shop, or spread over very many. */
import { randomBytes } from 'node:crypto';

const things = [
  'rug',
  'bowl',
  'lamp',
  'scarf',
  'basket',
  'tile',
  'chair',
  'print',
  'cushion',
  'tray',
  'vase',
  'mirror',
  'candle',
];
const makes = [
  'woven',
  'glazed',
  'pierced',
  'painted',
  'carved',
  'dyed',
  'thrown',
  'cast',
  'printed',
  'braided',
  'etched',
];
const colours = ['indigo', 'saffron', 'sage', 'clay', 'ink', 'cream', 'rust', 'teal', 'plum', 'sand', 'olive', 'coral'];
const shelves = ['decor', 'rugs', 'ceramics', 'lighting', 'textiles', 'brass', 'baskets'];
const perPiece = 5000;

/**
 * Open shops of one owner.
 * @returns {Promise<{ id: string, handle: string }[]>}
 */
export async function makeShops(sql, owner, count) {
  const mark = randomBytes(4).toString('hex');
  return sql`
    with made as (
      insert into shop.page (id, handle, name, kind, country, currency, state, shop_open, delivery_minor, delivery_countries)
      select gen_random_uuid(), 'full' || ${mark} || n, 'Full shelves ' || n, 'home', 'US', 'USD', 'published', true, 500, '{US}'
      from generate_series(1, ${count}::int) n returning id, handle
    ), owned as (
      insert into shop.page_member (page_id, person_id, roles) select id, ${owner}::uuid, '{owner}'::text[] from made limit 1
    )
    select id, handle from made`;
}

/**
 * Fills shops with published products of one variant each, numbered from `from` to below `to`: product n stands in shop n modulo
 * their number. One in a thousand is called a rarity.
 */
export async function fillShops(sql, shops, from, to) {
  const ids = shops.map(({ id }) => id);
  for (let first = from; first < to; first += perPiece) {
    const last = Math.min(to, first + perPiece) - 1;
    await sql`
      with numbers as (
        select n, gen_random_uuid() as id, (${sql.array(ids)}::uuid[])[1 + n % ${ids.length}::int] as page,
          (${sql.array(colours)}::text[])[1 + n % ${colours.length}::int] || ' ' ||
          (${sql.array(makes)}::text[])[1 + n / 12 % ${makes.length}::int] || ' ' ||
          (${sql.array(things)}::text[])[1 + n / 132 % ${things.length}::int] as words
        from generate_series(${first}::int, ${last}::int) n
      ), made as (
        insert into shop.product (id, page_id, slug, title, description, category, state, published_at)
        select id, page, 'full-' || n, words || case when n % 1000 = 7 then ' rarity ' else ' ' end || n,
          'A ' || words || ' from the long shelf.', (${sql.array(shelves)}::text[])[1 + n % ${shelves.length}::int],
          'published', now() - n * interval '1 second'
        from numbers order by n returning id, page_id, slug
      )
      insert into shop.variant (id, product_id, page_id, sku, price_minor, stock)
      select gen_random_uuid(), id, page_id, 'S-' || slug, 500 + abs(hashtext(slug)) % 20000, 5 from made`;
  }
}

/** Takes shops and what is in them away. */
export async function clearShops(sql, shops) {
  const ids = sql.array(shops.map(({ id }) => id));
  await sql`delete from shop.product where page_id = any(${ids}::uuid[])`;
  await sql`delete from shop.page where id = any(${ids}::uuid[])`;
}
