import { post, postMedia } from '@/db/schema/shop/page';
import { postTag } from '@/db/schema/shop/post-tag';
import { postProduct } from '@/db/schema/shop/product';
import type { Id } from '@/lib/kernel/ids';
import type { Derive } from './derive';
import type { OwnerDb } from './owner';
import { posts } from './world/posts';
import type { WorldPost } from './world/shape';
import type { MediaWriter } from './write-media';
import { personId } from './write-people';
import { pageIdOf, productIdOf } from './write-shops';

/** What the pages publish, with their pictures and what is tagged on them; their products are there already. */
export async function writePosts(database: OwnerDb, derive: Derive, writer: MediaWriter): Promise<void> {
  for (const [index, one] of posts.entries()) await writePost(database, derive, writer, one, index);
}

async function writePost(
  database: OwnerDb,
  derive: Derive,
  writer: MediaWriter,
  one: WorldPost,
  index: number,
): Promise<void> {
  const pageId = pageIdOf(derive, one.page);
  const id = postIdOf(derive, one, index);
  const row = {
    id,
    pageId,
    authorId: personId(derive, one.author),
    body: one.body,
    publishedAt: one.daysAgo === null ? null : derive.ago(one.daysAgo),
  };
  await database.insert(post).values(row).onConflictDoNothing();
  const ids = await Promise.all(one.pictures.map((picture) => writer.picture(pageId, one.page, picture)));
  const rows = [...new Set(ids)].flatMap((mediaId, position) => (mediaId ? [{ postId: id, mediaId, position }] : []));
  if (rows.length > 0) await database.insert(postMedia).values(rows).onConflictDoNothing();
  const [first] = rows;
  if (first === undefined || one.tags.length === 0) return;
  const products = one.tags.map(([slug], position) => ({
    postId: id,
    productId: productIdOf(derive, one.page, slug),
    position,
  }));
  await database.insert(postProduct).values(products).onConflictDoNothing();
  const tags = one.tags.map(([slug, x, y], position) => ({
    ...{ postId: id, mediaId: first.mediaId, productId: productIdOf(derive, one.page, slug), x, y, position },
  }));
  await database.insert(postTag).values(tags).onConflictDoNothing();
}

function postIdOf(derive: Derive, one: WorldPost, index: number): Id<'post'> {
  return derive.id('post', `${one.page} ${index}`, one.daysAgo ?? 0);
}

/** The id of the newest post of a page that everybody sees. */
export function newestPostIdOf(derive: Derive, page: string): Id<'post'> {
  const [newest] = posts
    .flatMap((one, index) =>
      one.page === page && (one.daysAgo ?? -1) >= 0 ? [{ one, index, age: one.daysAgo ?? 0 }] : [],
    )
    .sort((one, other) => one.age - other.age);
  if (!newest) throw new Error(`no post of ${page} in the world`);
  return postIdOf(derive, newest.one, newest.index);
}
