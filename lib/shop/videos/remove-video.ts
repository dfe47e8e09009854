import 'server-only';
import { eq } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { video } from '@/db/schema/shop/video';
import { fileStore } from '@/lib/platform/storage';
import { isPhotoKey } from '@/lib/shop/media/model';
import { keptVideoPlace, sentVideoPlace } from './model';

/**
 * Removes the bytes of a video that nothing needs any more: what was sent, once it is kept or gone, and what was kept, once its row is
 * gone. A job: the database asks for it (db/sql/24-videos.sql). May run twice.
 */
export async function removeVideo(key: string): Promise<void> {
  if (!isPhotoKey(key)) return;
  const [row] = await shopDb().select({ state: video.state }).from(video).where(eq(video.key, key));
  const store = await fileStore();
  if (row?.state !== 'coming') await store.remove(sentVideoPlace(key));
  if (!row) await store.remove(keptVideoPlace(key));
}
