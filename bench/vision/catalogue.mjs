/** A catalogue of one picture a product, by the number of the product alone, so that what a filter lets through is known here too. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { vectorOf } from './many-vectors.mjs';

export const EYES = 'eyes-of-the-bench-1';
const SHOPS = 50;
const CATEGORIES = 'ceramics furniture lighting textiles rugs toys decor plants books shoes'.split(' ');

export const categoryOf = (n) => CATEGORIES[n % 10];
export const shopOf = (n) => Math.floor(n / 10) % SHOPS;
export const priceOf = (n) => 1_000 + ((n * 7_919) % 10_000);
const isInStock = (n) => n % 20 !== 3;
/** The first fifth of the shops delivers to France and counts in euros, the others to the United States in dollars. */
const isFrench = (shop) => shop < SHOPS / 5;

/** Filters of a search, and which products they leave. */
export const choices = {
  none: [{}, isInStock],
  'shelf (10 %)': [{ category: 'rugs' }, (n) => isInStock(n) && categoryOf(n) === 'rugs'],
  'country (20 %)': [{ country: 'FR' }, (n) => isInStock(n) && isFrench(shopOf(n))],
  'price (4 %)': [
    { currency: 'USD', priceMin: 1_000n, priceMax: 1_500n },
    (n) => isInStock(n) && !isFrench(shopOf(n)) && priceOf(n) <= 1_500,
  ],
  'country and price (0.5 %)': [
    { country: 'FR', currency: 'EUR', priceMin: 1_000n, priceMax: 1_250n },
    (n) => isInStock(n) && isFrench(shopOf(n)) && priceOf(n) <= 1_250,
  ],
  'one shop (2 %)': [{ page: 'shop-7' }, (n) => isInStock(n) && shopOf(n) === 7],
};

/** A UUID from a kind and a number; `numberOf` reads the number back. */
const ids = (kind, n) => `('0000000${kind}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

/** Fills the tables of the shop; as the server's superuser, so that triggers do not ask for each picture to be looked at. */
export async function fillCatalogue(sql, count) {
  const last = `generate_series(0, ${count - 1}) n`;
  const shop = `((n / 10) % ${SHOPS})`;
  await sql.unsafe(`
    set session_replication_role = replica; set synchronous_commit = off;
    insert into shop.page (id, handle, name, kind, country, currency, state, shop_open, delivery_countries)
    select ${ids(1, 's')}, 'shop-' || s, 'Shop ' || s, 'home', case when s < ${SHOPS / 5} then 'FR' else 'US' end,
      case when s < ${SHOPS / 5} then 'EUR' else 'USD' end, 'published', true,
      case when s < ${SHOPS / 5} then '{FR}'::text[] else '{US}' end from generate_series(0, ${SHOPS - 1}) s;
    insert into shop.product (id, page_id, slug, title, category, state, published_at)
    select ${ids(2, 'n')}, ${ids(1, shop)}, 'thing-' || n, 'Thing ' || n,
      (string_to_array('${CATEGORIES.join(',')}', ','))[n % 10 + 1], 'published', now() - n * interval '1 second' from ${last};
    insert into shop.variant (id, product_id, page_id, price_minor, stock, position)
    select ${ids(3, 'n')}, ${ids(2, 'n')}, ${ids(1, shop)}, 1000 + (n::bigint * 7919) % 10000, case when n % 20 = 3 then 0 else 5 end, 0
    from ${last};
    insert into shop.media (id, page_id, key, width, height)
    select ${ids(4, 'n')}, ${ids(1, shop)}, 'key-' || n, 1200, 1500 from ${last};
    insert into shop.product_media (product_id, media_id, position) select ${ids(2, 'n')}, ${ids(4, 'n')}, 0 from ${last};
    insert into shop.embedder (id, dimensions, state) values ('${EYES}', 512, 'current');`);
}

const idOf = (kind, n) => `0000000${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
export const mediaId = (n) => idOf(4, n);
/** What triggers write beside a code of a product. */
const hintOf = (n) => [idOf(1, shopOf(n)), 't', categoryOf(n), priceOf(n), priceOf(n)].join('\t');

const hexOf = (vector) => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('hex');
const BITS = Array.from({ length: 16 }, (_, digit) => digit.toString(2).padStart(4, '0'));
/** Hexadecimal digits as Postgres reads bits. */
export const bitsOf = (code) => Array.from(code, (digit) => BITS[Number.parseInt(digit, 16)]).join('');

/** Codes and vectors from `first` on, by COPY; answers the seconds it took. */
export async function fillIndex(sql, { stored, signCode, first, count }) {
  const begun = performance.now();
  function* lines(of) {
    for (let from = first; from < count; from += 500) {
      let text = '';
      for (let n = from; n < Math.min(count, from + 500); n++)
        text += `${EYES}\t${mediaId(n)}\t${of(vectorOf(stored, n), n)}\n`;
      yield text;
    }
  }
  const copy = async (table, of) =>
    pipeline(Readable.from(lines(of)), await sql.unsafe(`copy shop.${table} from stdin`).writable());
  const hints = 'page_id, is_public, category, price_low, price_high';
  await copy(
    `picture_code (embedder, media_id, code, ${hints})`,
    (vector, n) => `${bitsOf(signCode(Float32Array.from(vector)))}\t${hintOf(n)}`,
  );
  await copy('picture_vector (embedder, media_id, vector)', (vector) => `\\\\x${hexOf(vector)}`);
  await sql.unsafe(
    'analyze shop.page, shop.product, shop.variant, shop.media, shop.product_media, shop.picture_code, shop.picture_vector',
  );
  return (performance.now() - begun) / 1000;
}

/** One picture as the product keeps it: a transaction of its own for code and vector. Answers how many a second, on one connection. */
export async function keepSome(sql, { stored, signCode, first, count }) {
  const begun = performance.now();
  for (let n = first; n < first + count; n++) {
    const vector = vectorOf(stored, n);
    await sql.begin(async (tx) => {
      await tx`insert into shop.picture_code (embedder, media_id, code)
        values (${EYES}, ${mediaId(n)}, ${bitsOf(signCode(Float32Array.from(vector)))}::text::bit(512))`;
      await tx`insert into shop.picture_vector (embedder, media_id, vector) values (${EYES}, ${mediaId(n)}, ${Buffer.from(vector)})`;
    });
  }
  return count / ((performance.now() - begun) / 1000);
}
