import 'server-only';
import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { readShop, shopDb } from '@/db/client/shop';
import { media, post, postMedia } from '@/db/schema/shop/page';
import { postTag } from '@/db/schema/shop/post-tag';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { withWords } from '@/lib/shop/drafts/queries';
import { type OwnedPhoto, requireMember } from '@/lib/shop/ownership/queries';
import { type PlacedTag, type PostState, postStateOf } from './model';
import type { FindProducts } from './schema';

/** A post as its page's people edit it; `publishedAt` is null for a draft, and to come for what is scheduled. */
export type OwnedPost = {
  id: Id<'post'>;
  body: string;
  state: PostState;
  publishedAt: Date | null;
  changedAt: Date;
  photos: OwnedPhoto[];
};

/** A product as one of those a post shows or could show. */
export type PostProduct = { id: Id<'product'>; title: string; photo: OwnedPhoto | null };

const postsOnce = 20;

const columns = { id: post.id, body: post.body, publishedAt: post.publishedAt, changedAt: post.changedAt };

/** Of each state: which posts these are, and by what they stand: the newest first, and the next to come first. */
const lists = {
  published: { are: sql`${post.publishedAt} <= now()`, by: sql`published_at`, order: 'desc' },
  scheduled: { are: sql`${post.publishedAt} > now()`, by: sql`published_at`, order: 'asc' },
  draft: { are: sql`${post.publishedAt} is null`, by: sql`changed_at`, order: 'desc' },
} as const;

/**
 * The posts of a page the actor owns in a state, those behind `before` when given; nothing for anybody else. What is published stands newest
 * first, what is scheduled in the order in which it comes, drafts by their last change.
 */
export async function postsForOwner(
  actor: Actor,
  pageId: Id<'page'>,
  before: Id<'post'> | null = null,
  state: PostState = 'published',
): Promise<{ posts: OwnedPost[]; next: Id<'post'> | null }> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return { posts: [], next: null };
  const { are, by, order } = lists[state];
  const [way, beyond] = order === 'asc' ? [asc, sql`>`] : [desc, sql`<`];
  const cursor = sql`(select ${by}, id from shop.post where id = ${before && toUuid(before)}::uuid and page_id = ${toUuid(pageId)}::uuid)`;
  const rest = before === null ? undefined : sql`(${post}.${by}, ${post.id}) ${beyond} ${cursor}`;
  const rows = await shopDb()
    .select(columns)
    .from(post)
    .where(and(eq(post.pageId, pageId), are, rest))
    .orderBy(way(by), way(post.id))
    .limit(postsOnce + 1);
  const shown = rows.slice(0, postsOnce);
  const photos = await photosOf(shown.map((row) => row.id));
  return {
    posts: shown.map((row) => ({ ...row, state, photos: photos.get(row.id) ?? [] })),
    next: rows.length > postsOnce ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** How many posts of each state a page the actor owns has; none for anybody else. */
export async function countPosts(actor: Actor, pageId: Id<'page'>): Promise<Record<PostState, number>> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return { published: 0, scheduled: 0, draft: 0 };
  const [row] = await readShop<Record<PostState, number>>(sql`
    select count(*) filter (where published_at <= now())::int as published, count(*) filter (where published_at > now())::int as scheduled,
      count(*) filter (where published_at is null)::int as draft
    from shop.post where page_id = ${toUuid(pageId)}::uuid`);
  return row ?? { published: 0, scheduled: 0, draft: 0 };
}

/** One post of a page the actor owns; null when missing or somebody else's. */
export async function postForOwner(actor: Actor, pageId: Id<'page'>, postId: Id<'post'>): Promise<OwnedPost | null> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return null;
  const [row] = await shopDb()
    .select(columns)
    .from(post)
    .where(and(eq(post.pageId, pageId), eq(post.id, postId)));
  if (!row) return null;
  const state = postStateOf(row.publishedAt, new Date());
  return { ...row, state, photos: (await photosOf([row.id])).get(row.id) ?? [] };
}

/** What is tagged on the photos of a post of a page the actor owns, in order; nothing for anybody else. */
export async function tagsOfPost(actor: Actor, pageId: Id<'page'>, postId: Id<'post'>): Promise<PlacedTag[]> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return [];
  return shopDb()
    .select({ photo: postTag.mediaId, product: postTag.productId, x: postTag.x, y: postTag.y })
    .from(postTag)
    .innerJoin(post, and(eq(post.id, postTag.postId), eq(post.pageId, pageId)))
    .where(eq(postTag.postId, postId))
    .orderBy(asc(postTag.position));
}

async function photosOf(postIds: readonly Id<'post'>[]): Promise<Map<Id<'post'>, OwnedPhoto[]>> {
  const byPost = new Map<Id<'post'>, OwnedPhoto[]>();
  if (postIds.length === 0) return byPost;
  const rows = await shopDb()
    .select({
      postId: postMedia.postId,
      photo: {
        id: media.id,
        key: media.key,
        width: media.width,
        height: media.height,
        blur: media.blur,
        alt: media.alt,
      },
    })
    .from(postMedia)
    .innerJoin(media, eq(media.id, postMedia.mediaId))
    .where(inArray(postMedia.postId, [...postIds]))
    .orderBy(asc(postMedia.position));
  for (const { postId, photo } of rows) byPost.set(postId, [...(byPost.get(postId) ?? []), photo]);
  return byPost;
}

/** The products a post of a page the actor owns shows, in order, whatever their state; none to anybody else. */
export async function productsOfPost(actor: Actor, pageId: Id<'page'>, postId: Id<'post'>): Promise<PostProduct[]> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return [];
  return faces(sql`shop.post_product o where o.post_id = ${toUuid(postId)}::uuid`, pageId);
}

/** Those of these products that are of a page the actor owns, as a post shows them, in the given order. */
export async function ownFaces(
  actor: Actor,
  pageId: Id<'page'>,
  products: readonly Id<'product'>[],
): Promise<PostProduct[]> {
  if (products.length === 0 || !(await requireMember(actor, pageId, 'see_catalog'))) return [];
  const given = sql`string_to_array(${products.map(toUuid).join(',')}, ',')::uuid[]`;
  return faces(sql`unnest(${given}) with ordinality as o (product_id, position)`, pageId);
}

const foundOnce = 8;

/** Products on sale of a page the actor owns whose titles hold these words, the last changed first; nothing for anybody else. */
export async function findProducts(actor: Actor, { page, words }: FindProducts): Promise<PostProduct[]> {
  if (!(await requireMember(actor, page, 'see_catalog'))) return [];
  const found = sql`(
    select p.id as product_id, row_number() over (order by p.updated_at desc, p.id desc) as position from shop.product p
    where p.page_id = ${toUuid(page)}::uuid and p.state = 'published' and ${withWords(page, words)}
    order by p.updated_at desc, p.id desc limit ${foundOnce}) o`;
  return faces(found, page);
}

type FaceRow = { id: string; title: string; photo: (Omit<OwnedPhoto, 'id'> & { id: string }) | null };

/** Of `chosen` (rows `o` with `product_id` and `position`) the products of the page. */
async function faces(chosen: SQL, pageId: Id<'page'>): Promise<PostProduct[]> {
  const rows = await readShop<FaceRow>(sql`
    select p.id, p.title, (
      select jsonb_build_object('id', m.id, 'key', m.key, 'width', m.width, 'height', m.height, 'blur', m.blur, 'alt', m.alt)
      from shop.product_media pm join shop.media m on m.id = pm.media_id where pm.product_id = p.id
      order by pm.position, pm.media_id limit 1) as photo
    from (select o.product_id, o.position from ${chosen}) o
    join shop.product p on p.id = o.product_id and p.page_id = ${toUuid(pageId)}::uuid order by o.position`);
  return rows.map(({ id, title, photo }) => ({
    id: fromUuid('product', id),
    title,
    photo: photo && { ...photo, id: fromUuid('media', photo.id) },
  }));
}
