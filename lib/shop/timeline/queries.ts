import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { isCurrency, money } from '@/lib/kernel/money';
import { mediaJson, onSale, smallMediaJson } from '@/lib/shop/cards/queries';
import {
  type Listing,
  type MediaView,
  type PriceRange,
  readCursor,
  type VideoView,
  writeCursor,
} from '@/lib/shop/catalog/model';
import { offered, soldTo } from '@/lib/shop/markets/offered';
import { videoOfPost } from '@/lib/shop/videos/queries';

/** A post of a page as everybody may see it; who of its owners wrote it is not told. */
export type PostView = {
  readonly id: Id<'post'>;
  readonly page: { readonly handle: string; readonly name: string; readonly logo: MediaView | null };
  readonly body: string;
  readonly publishedAt: Date;
  /** It was said elsewhere at that time, and moved in with its page. */
  readonly fromElsewhere: boolean;
  readonly media: readonly PostedPicture[];
  /** Once it is told: what it shows, and what is said in it. */
  readonly video: VideoView | null;
  /** Products of its page that it shows, as far as they are on sale. */
  readonly products: readonly PostedProduct[];
};

/** A picture of a post, with what is on it: products named by their slugs, in percent from its left and its top. */
export type PostedPicture = MediaView & { readonly tags: readonly PostTag[] };

/** Where a product of `PostView.products` is on a picture. */
export type PostTag = { readonly slug: string; readonly x: number; readonly y: number };

/** A product as a post names it; `price` is that of its variants where the reader is, null while they have none. */
export type PostedProduct = {
  readonly slug: string;
  readonly title: string;
  readonly language: string;
  readonly media: MediaView | null;
  readonly price: PriceRange | null;
};

/** Which part of a list of posts is asked for (10 when not said), and to which country prices are (its page's own when not said). */
export type PostRequest = { cursor?: string | null | undefined; limit?: number; to?: string };

type PostRow = {
  id: string;
  handle: string;
  name: string;
  logo: MediaView | null;
  body: string;
  from_elsewhere: boolean;
  microseconds: string;
  currency: string;
  media: PostedPicture[];
  video: VideoView | null;
  products: (Omit<PostedProduct, 'price'> & { low: string | null; high: string | null })[];
};

/** What a published page has published, newest first. */
export function postsOfPage(_actor: Actor, pageId: Id<'page'>, request: PostRequest = {}): Promise<Listing<PostView>> {
  return listPosts(sql`o.page_id = ${toUuid(pageId)}::uuid`, request);
}

/** The newest posts of all published pages, or of the given ones; no pages, no posts. */
export async function recentPosts(
  _actor: Actor,
  request: PostRequest & { pages?: readonly Id<'page'>[] } = {},
): Promise<Listing<PostView>> {
  const { pages } = request;
  if (pages === undefined) return listPosts(sql`true`, request);
  if (pages.length === 0) return { items: [], next: null };
  return listPosts(sql`o.page_id = any(${`{${pages.map(toUuid).join(',')}}`}::uuid[])`, request);
}

/** Those of the named posts that everybody may see, in no order. */
export async function postsById(
  _actor: Actor,
  ids: readonly Id<'post'>[],
  { to }: Pick<PostRequest, 'to'> = {},
): Promise<readonly PostView[]> {
  if (ids.length === 0) return [];
  const wanted = sql`o.id = any(${`{${ids.map(toUuid).join(',')}}`}::uuid[])`;
  return (await listPosts(wanted, { limit: ids.length, ...(to && { to }) })).items;
}

/** A post at its address; null where that page has none of that id for everybody to see. */
export async function postAt(
  _actor: Actor,
  handle: string,
  id: Id<'post'>,
  { to }: Pick<PostRequest, 'to'> = {},
): Promise<PostView | null> {
  const wanted = sql`o.id = ${toUuid(id)}::uuid and lower(g.handle) = lower(${handle})`;
  return (await listPosts(wanted, { limit: 1, ...(to && { to }) })).items[0] ?? null;
}

async function listPosts(narrowed: SQL, { cursor, limit = 10, to = '' }: PostRequest): Promise<Listing<PostView>> {
  const after = readCursor(cursor);
  const since = sql`timestamptz 'epoch' + ${after?.[0] ?? '0'}::bigint * interval '1 microsecond'`;
  const rest = after ? sql`(o.published_at, o.id) < (${since}, ${after[1]}::uuid)` : sql`true`;
  const { from, minor } = offered(to);
  const rows = await readShop<PostRow>(sql`
    select o.id, g.handle, g.name, g.currency, o.body, o.source_hash is not null as from_elsewhere, (extract(epoch from o.published_at) * 1000000)::bigint::text as microseconds,
      (select ${smallMediaJson} from shop.media m where m.id = g.logo_media_id) as logo,
      (select coalesce(jsonb_agg(${mediaJson} || jsonb_build_object('tags', ${tagsOf(to)}) order by f.position, f.media_id), '[]')
        from shop.post_media f join shop.media m on m.id = f.media_id where f.post_id = o.id) as media, ${videoOfPost} as video,
      (select coalesce(jsonb_agg(jsonb_build_object('slug', p.slug, 'title', p.title, 'language', p.language, 'media', (
          select ${smallMediaJson} from shop.product_media f join shop.media m on m.id = f.media_id
          where f.product_id = p.id order by f.position, f.media_id limit 1),
          'low', price.low, 'high', price.high) order by t.position), '[]')
        from shop.post_product t join shop.product p on p.id = t.product_id and p.page_id = g.id
        cross join lateral (select min(${minor})::text as low, max(${minor})::text as high
          from ${from} where v.product_id = p.id and v.removed_at is null) price
        where t.post_id = o.id and ${onSale} and ${soldTo(to)}) as products
    from shop.post o join shop.page g on g.id = o.page_id and g.state = 'published'
    where ${narrowed} and o.published_at <= now() and ${rest} order by o.published_at desc, o.id desc limit ${limit + 1}`);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(toPost), next: last ? writeCursor([last.microseconds, last.id]) : null };
}

/** What is tagged on picture `f` of post `o`, as far as it is on sale. */
const tagsOf = (to: string) => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('slug', p.slug, 'x', t.x, 'y', t.y) order by t.position), '[]')
  from shop.post_tag t join shop.product p on p.id = t.product_id and p.page_id = g.id
  where t.post_id = o.id and t.media_id = f.media_id and ${onSale} and ${soldTo(to)})`;

function toPost(row: PostRow): PostView {
  const { currency } = row;
  assert(isCurrency(currency), 'a page counts in a known currency');
  return {
    id: fromUuid('post', row.id),
    page: { handle: row.handle, name: row.name, logo: row.logo },
    body: row.body,
    fromElsewhere: row.from_elsewhere,
    publishedAt: new Date(Number(BigInt(row.microseconds) / 1000n)),
    media: row.media,
    video: row.video,
    products: row.products.map(({ low, high, ...product }) => ({
      ...product,
      price:
        low === null || high === null
          ? null
          : { from: money(BigInt(low), currency), to: money(BigInt(high), currency) },
    })),
  };
}
