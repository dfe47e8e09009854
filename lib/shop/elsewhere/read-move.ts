import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { move, movePost } from '@/db/schema/shop/move';
import { post } from '@/db/schema/shop/page';
import type { Id } from '@/lib/kernel/ids';
import type { fetchElsewhere } from '@/lib/platform/fetch-elsewhere';
import { fileStore } from '@/lib/platform/storage';
import { makeThumb } from '@/lib/shop/media/gateway';
import { type FoundPost, postsMax } from './model';
import { thumbPlace } from './move-place';
import { type MoveFile, openSource } from './open-source';
import { sourceHash } from './source-hash';

/** Posts noted together, and those of which a small picture is made: from a file, and by asking another machine for it. */
const batch = 500;
const smallMax = { file: 300, address: 30 };

type Move = typeof move.$inferSelect;

const thumbWish = {
  types: /^(?:image\/(?:jpeg|png|webp)|application\/octet-stream)$/,
  bytesMax: 10 * 1024 ** 2,
} as const;

/**
 * Reads all of a move and notes what it says, from the beginning: what an earlier run that was cut off has noted is forgotten. Ends
 * `ready`, or `unreadable` with the reason. The page does not change.
 */
export async function readMove(one: Move, fetcher?: typeof fetchElsewhere): Promise<void> {
  await shopDb().delete(movePost).where(eq(movePost.moveId, one.id));
  const opened = await openSource(one, fetcher);
  if (!opened.ok) return endReading(one.id, { state: 'unreadable', problem: opened.code });
  const { found, ...file } = opened.value;
  try {
    const { posts, kind, ...face } = found;
    const noted = await notePosts(one, posts);
    const shown: string[] = [];
    for (const part of ['logo', 'cover'] as const)
      if (await isSmallMade(one.id, part, face[part], file)) shown.push(part);
    await shopDb()
      .update(move)
      .set({ kind, found: { ...face, shown }, items: noted.length })
      .where(eq(move.id, one.id));
    for (const { no, pictures } of noted.filter((each) => each.pictures.length > 0).slice(0, smallMax[kindOf(one)]))
      if (await isSmallMade(one.id, String(no), pictures[0] ?? '', file))
        await shopDb()
          .update(movePost)
          .set({ pictured: true })
          .where(and(eq(movePost.moveId, one.id), eq(movePost.no, no)));
    await endReading(one.id, { state: 'ready' });
  } finally {
    file.close();
  }
}

const kindOf = ({ source }: Move) => (source === 'file' ? 'file' : 'address');

/** Newest first, each once; those that are here already are known and not asked about. */
async function notePosts(one: Move, posts: readonly FoundPost[]) {
  const byHash = new Map(posts.map((each) => [sourceHash(each), each]));
  const sorted = [...byHash].sort(([, a], [, b]) => b.saidAt.getTime() - a.saidAt.getTime()).slice(0, postsMax);
  const rows = sorted.map(([hash, { body, saidAt, pictures, cut }], at) => ({
    ...{ moveId: one.id, no: at + 1, sourceHash: hash, body, saidAt, pictures: [...pictures], cut },
  }));
  for (let at = 0; at < rows.length; at += batch) {
    const some = rows.slice(at, at + batch);
    const known = await shopDb()
      .select({ hash: post.sourceHash })
      .from(post)
      .where(
        and(
          eq(post.pageId, one.pageId),
          inArray(
            post.sourceHash,
            some.map((row) => row.sourceHash),
          ),
        ),
      );
    const here = new Set(known.map(({ hash }) => hash));
    await shopDb()
      .insert(movePost)
      .values(some.map((row) => ({ ...row, ...(here.has(row.sourceHash) && { state: 'known', chosen: false }) })));
  }
  return rows;
}

/** Makes a small picture for a look at what would come; one that cannot be had is not shown. */
async function isSmallMade(id: Id<'move'>, name: string, source: string, file: MoveFile): Promise<boolean> {
  if (source === '') return false;
  const inside = await file.picture(source);
  const came = inside === null && /^https?:/i.test(source) ? await file.fetcher(source, thumbWish) : null;
  const bytes = inside ?? (came?.ok ? came.value.bytes : null);
  const small = bytes && (await makeThumb(bytes));
  if (!small?.ok) return false;
  await (await fileStore()).put(thumbPlace(id, name), small.value, 'image/webp');
  return true;
}

async function endReading(
  id: Id<'move'>,
  end: { state: 'ready' } | { state: 'unreadable'; problem: string },
): Promise<void> {
  // One that its owner dropped meanwhile stays dropped.
  await shopDb()
    .update(move)
    .set(end)
    .where(and(eq(move.id, id), eq(move.state, 'reading')));
}
