import 'server-only';
import { and, asc, desc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { readShop, shopDb } from '@/db/client/shop';
import { media, post, postMedia } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { type OwnedPhoto, requireMember } from '@/lib/shop/ownership/queries';

/** An update as its owners edit it. */
export type OwnedPost = {
  id: Id<'post'>;
  body: string;
  publishedAt: Date;
  photos: OwnedPhoto[];
};

/** A product as one of those an update shows or could show. */
export type PostProduct = { id: Id<'product'>; title: string; photo: OwnedPhoto | null };

const postsOnce = 20;

/** The updates of a page the actor owns, newest first, older than `before` when given; nothing for anybody else. */
export async function postsForOwner(
  actor: Actor,
  pageId: Id<'page'>,
  before: Id<'post'> | null = null,
): Promise<{ posts: OwnedPost[]; next: Id<'post'> | null }> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return { posts: [], next: null };
  const rows = await shopDb()
    .select({ id: post.id, body: post.body, publishedAt: post.publishedAt })
    .from(post)
    .where(and(eq(post.pageId, pageId), before === null ? undefined : await olderThan(before)))
    .orderBy(desc(post.publishedAt), desc(post.id))
    .limit(postsOnce + 1);
  const shown = rows.slice(0, postsOnce);
  const photos = await photosOf(shown.map((row) => row.id));
  return {
    posts: shown.map((row) => ({ ...row, photos: photos.get(row.id) ?? [] })),
    next: rows.length > postsOnce ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** One update of a page the actor owns; null when missing or somebody else's. */
export async function postForOwner(actor: Actor, pageId: Id<'page'>, postId: Id<'post'>): Promise<OwnedPost | null> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return null;
  const [row] = await shopDb()
    .select({ id: post.id, body: post.body, publishedAt: post.publishedAt })
    .from(post)
    .where(and(eq(post.pageId, pageId), eq(post.id, postId)));
  if (!row) return null;
  return { ...row, photos: (await photosOf([row.id])).get(row.id) ?? [] };
}

async function olderThan(before: Id<'post'>) {
  const [cursor] = await shopDb().select({ at: post.publishedAt }).from(post).where(eq(post.id, before));
  if (!cursor) return undefined;
  return or(lt(post.publishedAt, cursor.at), and(eq(post.publishedAt, cursor.at), lt(post.id, before)));
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

/** The products an update of a page the actor owns shows, in order, whatever their state; none to anybody else. */
export async function productsOfPost(actor: Actor, pageId: Id<'page'>, postId: Id<'post'>): Promise<PostProduct[]> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return [];
  return faces(sql`shop.post_product o where o.post_id = ${toUuid(postId)}::uuid`, pageId);
}

/** Those of these products that are of a page the actor owns, as an update shows them, in the given order. */
export async function ownFaces(
  actor: Actor,
  pageId: Id<'page'>,
  products: readonly Id<'product'>[],
): Promise<PostProduct[]> {
  if (products.length === 0 || !(await requireMember(actor, pageId, 'see_catalog'))) return [];
  const given = sql`string_to_array(${products.map(toUuid).join(',')}, ',')::uuid[]`;
  return faces(sql`unnest(${given}) with ordinality as o (product_id, position)`, pageId);
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
