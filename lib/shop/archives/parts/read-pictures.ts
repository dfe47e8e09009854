import 'server-only';
import { createHash } from 'node:crypto';
import { and, asc, eq, gt, inArray, like, or, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { archiveFile } from '@/db/schema/shop/archive';
import { media } from '@/db/schema/shop/page';
import { type Id, parseId } from '@/lib/kernel/ids';
import { type ArchivePart, type ArchivePiece, linesOf } from '@/lib/shop/archives/model';
import { keptPicture } from '@/lib/shop/media/kept-picture';
import { picturesOfDesigns } from './read-design';

/** Some megabytes each: this many are held at once. */
const together = 4;

/**
 * The pictures of a page that are shown anywhere, in a design too, or that an order shows: the bytes as they are kept, called by their hash, and what is
 * said of each. One that was put in twice is there twice, because each has words of its own.
 */
export const pictures: ArchivePart = {
  name: 'pictures',
  step: async ({ archiveId, pageId }, cursor) => {
    const after = cursor === null ? null : parseId('media', cursor);
    const rows = await shopDb()
      .select()
      .from(media)
      .where(
        and(
          eq(media.pageId, pageId),
          after === null ? undefined : gt(media.id, after),
          or(
            eq(media.inOrders, true),
            sql`shop.is_shown(${media.id})`,
            inArray(media.id, await picturesOfDesigns(pageId)),
          ),
        ),
      )
      .orderBy(asc(media.id))
      .limit(together);
    const files: ArchivePiece[] = [];
    const records: unknown[] = [];
    for (const { id, key, alt, focalX, focalY, credit, width, height, blur, inOrders } of rows) {
      const body = await keptPicture(key);
      if (body === null) continue;
      const picture = await freeName(archiveId, createHash('sha256').update(body).digest('hex'), files);
      files.push({ path: picture, body, records: 1, mediaId: id });
      records.push({ picture, alt, focal: [focalX, focalY], credit, width, height, blur, sold: inOrders });
    }
    const list = { path: 'pictures.jsonl', body: linesOf(records), records: records.length };
    return { pieces: [...files, list], next: rows.length < together ? null : (rows.at(-1)?.id ?? null) };
  },
};

/** The name of these bytes, or the next one where the same bytes are there already as another picture. */
async function freeName(archiveId: Id<'archive'>, hash: string, before: readonly ArchivePiece[]): Promise<string> {
  const taken = await shopDb().$count(
    archiveFile,
    and(eq(archiveFile.archiveId, archiveId), like(archiveFile.path, `pictures/${hash}%`)),
  );
  const same = taken + before.filter(({ path }) => path.startsWith(`pictures/${hash}`)).length;
  return `pictures/${hash}${same === 0 ? '' : `-${same + 1}`}.webp`;
}
