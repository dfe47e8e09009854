import 'server-only';
import { and, asc, desc, eq, inArray, lt, or } from 'drizzle-orm';
import { readRows } from '@/db/client/read';
import { shopDb } from '@/db/client/shop';
import { media, post, postMedia } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type OwnedPhoto, requireMember } from '@/lib/shop/ownership/queries';

/** An update as its owners edit it. */
export type OwnedPost = { id: Id<'post'>; body: string; publishedAt: Date; photos: OwnedPhoto[] };

const postsOnce = 20;

/** The updates of a page the actor owns, newest first, older than `before` when given; nothing for anybody else. */
export async function postsForOwner(
  actor: Actor,
  pageId: Id<'page'>,
  before: Id<'post'> | null = null,
): Promise<{ posts: OwnedPost[]; next: Id<'post'> | null }> {
  if (!(await requireMember(actor, pageId))) return { posts: [], next: null };
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
  if (!(await requireMember(actor, pageId))) return null;
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
