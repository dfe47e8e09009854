import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readShop, readShopSlowly } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { type CardRow, cardColumns, cardJoins, onSale, toCard } from '@/lib/shop/cards/queries';
import { type Category, isCategory, type ProductCard } from '@/lib/shop/catalog/model';
import { likeness, signCode } from '@/lib/shop/vision/models/model';
import type { Gtin } from '@/lib/shop/vision/picture/gtin';
import { labelWords } from '@/lib/shop/vision/picture/label-words';
import type { Palette } from '@/lib/shop/vision/picture/read-colours';
import type { Pattern } from '@/lib/shop/vision/picture/read-pattern';
import type { Sought } from '@/lib/shop/vision/sight/near-index';
import { buyableWithin, type Choice, type Near } from '@/lib/shop/vision/sight/queries';
import type { Claim } from './order-claims';

/** The embedder whose pictures answer now; null before anything was looked at. */
export async function currentEyes(): Promise<string | null> {
  const [row] = await readShop<{ id: string }>(sql`select id from shop.embedder where state = 'current'`);
  return row?.id ?? null;
}

/** A product's first picture as it was seen; `sought` and `palette` are null when it was not looked at yet. */
export type Face = {
  readonly key: string;
  readonly category: Category;
  readonly sought: Sought | null;
  readonly palette: Palette | null;
  readonly pattern: Pattern | null;
  readonly label: readonly string[];
};

type FaceRow = {
  key: string;
  category: string;
  vector: Uint8Array | null;
  palette: Palette | null;
  pattern: Pattern | null;
  label: string[] | null;
};

/** The first picture of a product that the public may see; null when there is no such product or it has none. */
export async function faceOf(actor: Actor, product: Id<'product'>, embedder: string | null): Promise<Face | null> {
  const [face] = await facesOf(actor, [product], embedder);
  return face ?? null;
}

/** The first pictures of products that the public may see, in no order and without those that have none. One query. */
export async function facesOf(
  _actor: Actor,
  products: readonly Id<'product'>[],
  embedder: string | null,
): Promise<Face[]> {
  if (products.length === 0) return [];
  const rows = await readShop<FaceRow>(sql`
    select distinct on (p.id) m.key, p.category, v.vector, f.palette, f.pattern, f.label from shop.product p
    join shop.page g on g.id = p.page_id join shop.product_media pm on pm.product_id = p.id
    join shop.media m on m.id = pm.media_id
    left join shop.picture_vector v on v.embedder = ${embedder ?? ''} and v.media_id = m.id
    left join shop.picture_facts f on f.media_id = m.id
    where p.id = any(${uuids(products)}) and ${onSale} order by p.id, pm.position, pm.media_id`);
  return rows.map(({ key, category, vector, palette, pattern, label }) => ({
    key,
    category: isCategory(category) ? category : 'other',
    sought: vector === null || embedder === null ? null : soughtLike(embedder, vector),
    palette,
    pattern,
    label: label ?? [],
  }));
}

/** Stored numbers as something to look for. */
export function soughtLike(embedder: string, bytes: Uint8Array): Sought {
  const vector = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { embedder, vector, code: signCode(Float32Array.from(vector)) };
}

/** What a product near the shown one is, besides near. */
export type NearFacts = {
  readonly product: Id<'product'>;
  readonly category: Category;
  readonly handle: string;
  readonly pageName: string;
  readonly palette: Palette | null;
  /** In which sizes it is to be had now. */
  readonly sizes?: readonly string[];
  readonly pattern?: Pattern | null;
  /** Whether it has all the words that are wanted, and any of the unwanted ones. */
  readonly isWanted: boolean;
  readonly isUnwanted: boolean;
  /** Words printed on it, on any of its pictures, and words of its title; in the form of `labelWords`. */
  readonly printed?: readonly string[];
  readonly titled?: readonly string[];
};

type FactsRow = {
  id: string;
  category: string;
  handle: string;
  page_name: string;
  palette: Palette | null;
  pattern: Pattern | null;
  title: string;
  printed: string[] | null;
  sizes: string[];
  wanted: boolean;
  unwanted: boolean;
};

/** Words that are wanted, unwanted, and printed on what is shown: without any of these, printed words are not read. */
type FactsWish = { readonly wanted: string; readonly unwanted: string; readonly label?: readonly string[] };

/**
 * The facts of products, each with the colours of the picture of it that is given. Words are looked for in what the shop says and in
 * what was seen in that picture; a wanted word that nothing has is read as the nearest one, an unwanted one never is.
 */
export async function factsOf(
  _actor: Actor,
  near: readonly Pick<Near, 'product' | 'media'>[],
  { wanted, unwanted, label = [] }: FactsWish = { wanted: '', unwanted: '' },
): Promise<NearFacts[]> {
  if (near.length === 0) return [];
  const rows = await readShopSlowly<FactsRow>(sql`
    with asked as materialized (select all_words from shop.read_query(${wanted}))
    select p.id, p.category, g.handle, g.name as page_name, f.palette, f.pattern, p.title, ${sizes} as sizes,
      ${label.length === 0 ? sql`null::text[]` : printed} as printed,
      ${wanted === '' ? sql`true` : sql`${words} @@ (select all_words from asked)`} as wanted,
      ${unwanted === '' ? sql`false` : hasAny(unwanted)} as unwanted
    from unnest(${uuids(near.map(({ product }) => product))}, ${uuids(near.map(({ media }) => media))}) as one (product_id, media_id)
    join shop.product p on p.id = one.product_id join shop.page g on g.id = p.page_id
    left join shop.picture_facts f on f.media_id = one.media_id`);
  return rows.map(
    ({
      id,
      category,
      handle,
      page_name,
      palette,
      pattern,
      title,
      printed: words,
      sizes: has,
      wanted: isWanted,
      unwanted: isUnwanted,
    }) => ({
      product: fromUuid('product', id),
      category: isCategory(category) ? category : 'other',
      handle,
      pageName: page_name,
      palette,
      pattern,
      sizes: has,
      isWanted,
      isUnwanted,
      ...(label.length > 0 && { printed: words ?? [], titled: labelWords([title]) }),
    }),
  );
}

/** In which sizes product `p` is to be had now; most things have none. */
const sizes = sql`case when p.options = '[]'::jsonb then '{}'::text[] else array(
  select distinct shop.size_of(p.options, s."values") from shop.variant s
  where s.product_id = p.id and s.removed_at is null and s.price_minor is not null and s.stock > 0
    and shop.size_of(p.options, s."values") is not null) end`;

/** What is printed on any picture of product `p`. */
const printed = sql`array(
  select distinct unnest(l.label) from shop.product_media o join shop.picture_facts l on l.media_id = o.media_id where o.product_id = p.id)`;

/** Every word of product `p`, and of its picture's facts `f`. */
const words = sql`(p.search_vector || shop.words_of(shop.fold(coalesce(f.words, '')), 'D'))`;

const hasAny = (typed: string) => sql`exists (
  select from unnest(string_to_array(shop.fold(${typed}), ' ')) as word
  where word <> '' and ${words} @@ shop.word_query(word, false))`;

/** The tiles of products, priced for a country (empty when nobody said), in no order. */
export async function cardsOf(_actor: Actor, products: readonly Id<'product'>[], to: string): Promise<ProductCard[]> {
  if (products.length === 0) return [];
  const rows = await readShop<CardRow>(sql`
    select ${cardColumns} from unnest(${uuids(products)}) as one (id)
    join shop.product p on p.id = one.id join shop.page g on g.id = p.page_id ${cardJoins(to)} where ${onSale}`);
  return rows.map(toCard);
}

type ClaimRow = Omit<Claim, 'product' | 'price' | 'likeness'> & {
  id: string;
  price: string;
  vector: Uint8Array | null;
};

/** More products with one number are not compared: a draw of the numbers decides which, and not who was first. */
const claimsMax = 96;

/**
 * Products one of whose variants has such a number as its SKU, that can be bought and lie within the choice, each with how like its
 * nearest picture is to what is sought; in no order.
 */
export async function claimsOf(
  _actor: Actor,
  gtins: readonly Gtin[],
  sought: readonly Sought[],
  choice: Choice,
): Promise<Claim[]> {
  if (gtins.length === 0) return [];
  const rows = await readShopSlowly<ClaimRow>(sql`
    with asked as (select string_to_array(${gtins.join(',')}, ',') as numbers),
    bearer as (
      select s.product_id, s.price_minor, lpad(s.sku, 14, '0') as number from shop.variant s
      where s.sku ~ '^([0-9]{8}|[0-9]{12,14})$' and s.removed_at is null and s.price_minor is not null
        and lpad(s.sku, 14, '0') = any((select numbers from asked)::text[])
      union
      select s.product_id, s.price_minor, lpad(s.gtin, 14, '0') from shop.variant s
      where s.gtin <> '' and s.removed_at is null and s.price_minor is not null
        and lpad(s.gtin, 14, '0') = any((select numbers from asked)::text[])),
    claim as materialized (
      select p.id, b.number, g.handle, g.currency, min(b.price_minor)::text as price
      from bearer b join shop.product p on p.id = b.product_id join shop.page g on g.id = p.page_id
      where ${buyableWithin(choice)}
      group by p.id, b.number, g.id order by md5(b.number || p.id::text) limit ${claimsMax})
    select c.id, c.number, c.handle, c.currency, c.price, v.vector from claim c
    left join shop.product_media pm on pm.product_id = c.id
    left join shop.picture_vector v on v.media_id = pm.media_id and v.embedder = ${sought[0]?.embedder ?? ''}`);
  const claims = new Map<string, Claim>();
  for (const { id, price, vector, ...row } of rows) {
    const key = `${id} ${row.number}`;
    const own = vector && soughtLike('', vector).vector;
    const seen = own ? sought.map((one) => likeness(one.vector, own)) : [];
    const known = claims.get(key)?.likeness ?? null;
    const best = known === null ? seen : [known, ...seen];
    const product = fromUuid('product', id);
    claims.set(key, { ...row, product, price: BigInt(price), likeness: best.length === 0 ? null : Math.max(...best) });
  }
  return [...claims.values()];
}

/** Ids as one parameter: readers take texts and numbers. */
function uuids(ids: readonly Id<'product' | 'media'>[]): SQL {
  return sql`string_to_array(${ids.map(toUuid).join(',')}, ',')::uuid[]`;
}
