import 'server-only';
import { and, eq } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { type catalogueImport, importItem, importVideo } from '@/db/schema/shop/import';
import { video } from '@/db/schema/shop/video';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { documentHash, documentText } from '@/lib/shop/catalog/product-document';
import { withHistory } from '@/lib/shop/catalog/record-changes';
import { changePageFor, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { HeldVideo } from '@/lib/shop/videos/hold-video';
import { putVideo } from '@/lib/shop/videos/put-video';
import { heldState } from './held-state';
import { documentsBeforeVideos } from './videos-brought';

type Import = typeof catalogueImport.$inferSelect;
type Note = Omit<typeof importVideo.$inferInsert, 'videoId' | 'importId'>;

/**
 * Puts a video on the product it came for, with the note that it came, in one transaction; one that cannot be put there is forgotten.
 * Refusals: `import_over` (its import was stopped, or its owner may not change the page any more), `videos_max`, `not_found` (the product).
 */
export async function putBrought(
  one: Import,
  no: number,
  held: HeldVideo,
  note: Note,
): Promise<Result<null, 'videos_max' | 'not_found' | 'import_over'>> {
  const put = await changePageFor(one.personId, one.pageId, 'change_catalog', async (transaction, owned) => {
    if (!(await isWaitedFor(transaction, one, no))) return refuse('import_over');
    return withHistory(transaction, owned, 'import', [note.productId], async () => {
      const [before] = await documentsBeforeVideos(transaction, one, [note.productId]);
      if (!before) return refuse('not_found');
      const noted = await transaction
        .insert(importVideo)
        .values({ ...note, videoId: held.id, importId: one.id })
        .onConflictDoNothing()
        .returning({ id: importVideo.videoId });
      // Another worker was faster.
      if (noted.length === 0) return refuse('is_here');
      const kept = await putVideo(
        transaction,
        owned,
        { to: { product: note.productId }, video: held.id },
        held.inPlace,
      );
      if (!kept.ok) return kept;
      const item = and(eq(importItem.importId, one.id), eq(importItem.no, no), eq(importItem.outcome, 'unchanged'));
      await transaction
        .update(importItem)
        .set({ outcome: 'updated', before: JSON.parse(documentText(before)), after: documentHash(before) })
        .where(item);
      return ok(null);
    });
  });
  if (put.ok) return put;
  await shopDb()
    .delete(video)
    .where(and(eq(video.id, held.id), eq(video.state, 'coming')));
  if (put.code === 'is_here') return ok(null);
  return refuse(put.code === 'not_allowed' ? 'import_over' : put.code);
}

/** Whether the import goes on, or will, and has not taken this product back. */
async function isWaitedFor(transaction: ShopTransaction, one: Import, no: number): Promise<boolean> {
  const state = await heldState(transaction, one.id);
  if (state !== 'running' && state !== 'paused') return false;
  const item = and(eq(importItem.importId, one.id), eq(importItem.no, no), eq(importItem.state, 'applied'));
  return (await transaction.$count(importItem, item)) === 1;
}
