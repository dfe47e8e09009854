import 'server-only';
import { and, eq, isNotNull } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { archiveFile } from '@/db/schema/shop/archive';
import type { Id } from '@/lib/kernel/ids';

/** What pictures are called in an archive; null for one that is not in it. */
export type PictureNames = (id: string | null) => string | null;

/** The names of all pictures that an archive holds: pictures are its first part. */
export async function pictureNames(archiveId: Id<'archive'>): Promise<PictureNames> {
  const rows = await shopDb()
    .select({ path: archiveFile.path, mediaId: archiveFile.mediaId })
    .from(archiveFile)
    .where(and(eq(archiveFile.archiveId, archiveId), isNotNull(archiveFile.mediaId)));
  const names = new Map<string, string>(rows.flatMap(({ path, mediaId }) => (mediaId ? [[mediaId, path]] : [])));
  return (id) => (id === null ? null : (names.get(id) ?? null));
}
